"""A database connection for the purge log alone: it waits for no pool and gives up after two seconds."""

import json
from collections.abc import Iterable
from typing import Any

from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from newsroom.pagecache.models import Counter, Purge

SECONDS = 2
#: Now and then a new one, so that a name that leads to another server by now is asked again.
MAX_AGE = 60


class Line:
    """Used by one thread at a time, whoever it is; the caller sees to that."""

    def __init__(self) -> None:
        self._connection: BaseDatabaseWrapper | None = None
        self._was_lost = False

    def newest(self) -> int:
        """Return the newest number there is, 0 before the first purge."""
        rows = self._select(f"SELECT number FROM {Counter._meta.db_table} ORDER BY id LIMIT 1", ())  # noqa: S608
        return next((row[0] for row in rows), 0)

    def purges(self, after: int, upto: int) -> list[tuple[int, list[str]]]:
        """Return numbers and tags of all that is still in the log between two numbers, in order."""
        table = Purge._meta.db_table
        sql = f"SELECT number, tags FROM {table} WHERE number > %s AND number <= %s ORDER BY number"  # noqa: S608
        return [(number, json.loads(tags)) for number, tags in self._select(sql, (after, upto))]

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _select(self, sql: str, given: Iterable[int]) -> list[tuple[Any, ...]]:
        try:
            rows = self._read(sql, given)
        except Error:
            self._was_lost = True
            if self._connection is None:
                raise
            self.close()  # it may have died while it was idle, and only a new one can tell
            rows = self._read(sql, given)
        if self._was_lost:
            self._was_lost = False
            _mend_pool()
        return rows

    def _read(self, sql: str, given: Iterable[int]) -> list[tuple[Any, ...]]:
        if self._connection is None:
            self._connection = _connection()
        else:
            self._connection.close_if_unusable_or_obsolete()
        try:
            with self._connection.cursor() as cursor:
                cursor.execute(sql, tuple(given))
                return list(cursor.fetchall())
        except Error:
            if self._connection.connection is None:
                self._connection = None  # not even connected: a second attempt would only take as long again
            raise


def _mend_pool() -> None:
    """Replace what died in the pool: found one by one, each would cost somebody a second."""
    pool = getattr(connections[DEFAULT_DB_ALIAS], "pool", None)
    if pool is not None:
        pool.check()


def _connection() -> BaseDatabaseWrapper:
    """Return a connection with the settings of the default one, but outside of the pool."""
    wanted = connections[DEFAULT_DB_ALIAS].settings_dict
    options = {name: value for name, value in wanted["OPTIONS"].items() if name != "pool"}
    if wanted["ENGINE"].endswith("postgresql"):
        options = {"connect_timeout": SECONDS, "tcp_user_timeout": SECONDS * 1000} | options
        kept = MAX_AGE
    else:
        options |= {"timeout": SECONDS}
        kept = 0  # opened anew each time, for the file may have been replaced
    own = wanted | {"OPTIONS": options, "CONN_MAX_AGE": kept}
    connection = ConnectionHandler({DEFAULT_DB_ALIAS: own}).create_connection(DEFAULT_DB_ALIAS)
    connection.inc_thread_sharing()
    return connection
