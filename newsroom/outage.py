"""A database that is away or refuses: everyone is told so in words, and what was typed comes back to be sent again."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib import admin
from django.db import IntegrityError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from newsroom.origin import is_cross_site

#: Set in the request by the page cache, which notices first. Then nobody waits for a connection that does not come.
KNOWN = "newsroom.database_is_away"
RETRY_AFTER = 5
AWAY = (OperationalError, InterfaceError)
TOKEN = "csrfmiddlewaretoken"  # noqa: S105  (the name of a field)
#: What nobody should find on a page again.
SECRET = "pass"  # noqa: S105  (a part of the names of fields)

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Typed:
    """One field of a form as it was sent."""

    name: str
    value: str

    @property
    def label(self) -> str:
        return self.name.replace("_", " ").replace("-", " ").strip().capitalize()

    @property
    def is_text(self) -> bool:
        """Whether somebody wrote this, in words, and may want to see that it is still there."""
        return any(character.isspace() for character in self.value)

    @property
    def rows(self) -> int:
        return min(16, max(2, self.value.count("\n") + len(self.value) // 60 + 1))


class OutageMiddleware:
    """Answers 503 where the database does not answer. It stands below the one that checks forms for a token."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        return refused(request) if is_known(request) else None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, IntegrityError) and request.method == "POST" and _is_at_desk(request):
            # What the form pointed to was deleted after it had been checked: the form itself will say so next time.
            logger.warning("The database refused %s: %s", request.path, exception)
            return _page(request, "admin/409.html", "Not saved", status=409)
        if not isinstance(exception, AWAY):
            return None
        logger.warning("The database did not answer %s %s: %s", request.method, request.path, exception)
        return refused(request)


def is_known(request: HttpRequest) -> bool:
    """Return whether the database is known to be away, and this address is of no use without it."""
    return KNOWN in request.META and not request.path.startswith(settings.WITHOUT_DATABASE)


def refused(request: HttpRequest) -> HttpResponse:
    """Return a page that asks no database and no session, for either may be what failed."""
    template = "admin/503.html" if _is_at_desk(request) else "503.html"
    response = _page(request, template, "The desk is closed for a moment", status=503)
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def _is_at_desk(request: HttpRequest) -> bool:
    return request.path.startswith(reverse("admin:index"))


def _page(request: HttpRequest, template: str, title: str, *, status: int) -> HttpResponse:
    """Return a page with what was typed."""
    typed = _typed(request)
    context = {
        "title": title,
        "site_header": admin.site.site_header,
        "site_name": settings.SITE_NAME,
        "is_post": request.method == "POST",
        "address": request.get_full_path(),
        "texts": [field for field in typed if field.is_text],
        "others": [field for field in typed if not field.is_text],
        "files": [file.name for _field, files in request.FILES.lists() for file in files] if typed else [],
        "csrf_token": get_token(request) if typed else "",
    }
    response = HttpResponse(render_to_string(template, context), status=status)
    add_never_cache_headers(response)
    return response


def _typed(request: HttpRequest) -> list[Typed]:
    """Return what was sent, unless there is a password in it or another site has sent it."""
    if request.method != "POST" or is_cross_site(request):
        return []
    sent = [Typed(name, str(value)) for name, values in request.POST.lists() for value in values if name != TOKEN]
    return [] if any(SECRET in field.name for field in sent) else sent
