"""Read replicas: public pages are rendered from one that knows every purge we know, and otherwise from the primary."""

import logging
import time
from collections.abc import Callable
from contextvars import ContextVar
from itertools import count
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DEFAULT_DB_ALIAS, Error, connections, transaction
from django.http import HttpRequest, HttpResponse

from newsroom.pagecache.models import Counter

#: Set in a request by the page cache: the newest purge that it knows.
NUMBER = "newsroom.purge_number"
#: How long a replica that failed is left alone.
LEFT_ALONE = 5.0
POSITION = f"SELECT number, pg_is_in_recovery() FROM {Counter._meta.db_table}"  # noqa: S608  (no value is in it)

_reading: ContextVar[str] = ContextVar("reading", default=DEFAULT_DB_ALIAS)

logger = logging.getLogger(__name__)


class Router:
    """Everything is read from the primary but what the page cache renders; and that too once it has written."""

    def db_for_read(self, _model: Any, **_hints: Any) -> str:
        return _reading.get()

    def db_for_write(self, _model: Any, **_hints: Any) -> str:
        _reading.set(DEFAULT_DB_ALIAS)
        return DEFAULT_DB_ALIAS

    def allow_relation(self, *_rows: Any, **_hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, *_about: Any, **_hints: Any) -> bool:
        return db == DEFAULT_DB_ALIAS


class ReplicaMiddleware:
    """Lets a page that the page cache renders be read from a replica, each in turn."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.aliases = [alias for alias in settings.DATABASES if alias != DEFAULT_DB_ALIAS]
        if not self.aliases:
            raise MiddlewareNotUsed
        self._turns = count()
        self._not_before = dict.fromkeys(self.aliases, float("-inf"))

    def __call__(self, request: HttpRequest) -> HttpResponse:
        now = time.monotonic()
        well = [alias for alias in self.aliases if self._not_before[alias] <= now]
        response = None
        if well and NUMBER in request.META:
            alias = well[next(self._turns) % len(well)]
            try:
                response = self._ask(alias, request)
            except Error as error:
                self._not_before[alias] = now + LEFT_ALONE
                logger.warning("The %s is left alone for a moment: %s", alias, error)
            finally:
                connections[alias].close()
        # Whatever failed may be the replica's fault: the primary has the last word.
        return self.get_response(request) if response is None or response.status_code >= 500 else response

    def _ask(self, alias: str, request: HttpRequest) -> HttpResponse | None:
        """Return what the replica has to say, or None if it has not replayed every purge that is known."""
        # One snapshot for the position and for all that is read after it: see the isolation level in the settings.
        with transaction.atomic(using=alias):
            with connections[alias].cursor() as cursor:
                cursor.execute(POSITION)
                reached, follows = cursor.fetchone() or (0, True)
            if reached < request.META[NUMBER] or not follows:
                return None
            token = _reading.set(alias)
            try:
                return self.get_response(request)
            finally:
                _reading.reset(token)
