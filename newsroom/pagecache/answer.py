"""What Django says to a bare request, and the page made of it if that is the same for everyone."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Self

from django.conf import settings
from django.db import Error

from newsroom.pagecache import changes, tags
from newsroom.pagecache.edge.keys import keys
from newsroom.pagecache.held import HELD
from newsroom.pagecache.page import OWN, Headers, Page

FRESH = 60.0
#: Answers that a change elsewhere may turn into something else, without a tag that says so.
BRIEF = 1.0
#: Longer than this no render takes.
LONGEST = 600.0
BRIEFLY_KEPT = ("301", "404", "410")
FORBIDDEN = frozenset({"private", "no-store", "no-cache"})
#: What no page that everyone gets can carry.
OWN_ALONE = frozenset({"set-cookie", "content-encoding", "content-range"})


@dataclass(slots=True)
class Answer:
    """`page` is None when the answer is for one reader, or an error; then it goes out exactly as it came."""

    status: str
    headers: Headers
    body: bytes
    page: Page | None = None

    @classmethod
    def of(cls, page: Page) -> Self:
        return cls(page.status, page.headers, page.body, page)


def answered(application: Callable[..., Iterable[bytes]], environ: dict[str, Any], number: int) -> Answer:
    """Ask the application; `number` is the newest purge that was known before."""
    began = time.time()
    said: list[Any] = []

    def start(status: str, headers: Headers, exc_info: object = None) -> None:  # noqa: ARG001
        said[:] = [status, headers]

    with tags.collecting() as carried:
        parts = application(environ, start)
        try:
            status, headers = said
            answer = Answer(status, headers, b"".join(parts))
            # Before the end of the request, which gives the database connection back.
            if carried.may_be_kept and is_public(status, headers):
                answer.page = _page(answer, carried, number, began)
        finally:
            if hasattr(parts, "close"):
                parts.close()
    return answer


def is_public(status: str, headers: Headers) -> bool:
    """Return whether an answer is the same for everyone; a view that says otherwise is believed."""
    if not status.startswith(("200", *BRIEFLY_KEPT)):
        return False
    for name, value in headers:
        match name.lower():
            case "cache-control" if FORBIDDEN & {part.partition("=")[0].strip() for part in value.lower().split(",")}:
                return False
            case "vary" if value.strip().lower() not in {"", "accept-encoding"}:
                return False
            case forbidden if forbidden in OWN_ALONE:
                return False
    return True


def _named(names: Iterable[str]) -> Headers:
    """Return the tags in the header that the edge reads; Cloudflare has one of its own."""
    named = [("Surrogate-Key", " ".join(names))]
    return [*named, ("Cache-Tag", ",".join(names))] if settings.EDGE == "cloudflare" else named


def _page(answer: Answer, carried: tags.Carried, number: int, began: float) -> Page | None:
    try:
        # From before the render began, or any other that may use this: what begins meanwhile is not on the page.
        planned = HELD.value("changes", ("schedule",), lambda: changes.planned(began - LONGEST))
    except Error:
        return None
    brief = not answer.status.startswith("200")
    ends = min(carried.true_until, changes.next_change(planned, carried.tags, began))
    true_until = began + BRIEF if brief else ends
    return Page(
        status=answer.status,
        headers=[
            *((name, value) for name, value in answer.headers if name.lower() not in OWN),
            *_named(keys(carried.tags)),
        ],
        body=answer.body,
        # Of dozens of tags a set takes four times as much.
        tags=tuple(carried.tags),
        number=number,
        fresh_until=min(began + FRESH, true_until, changes.midnight(began)),
        true_until=true_until,
    )
