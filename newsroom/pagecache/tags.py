"""What a page carries while it is rendered: tags of all it shows, and the moment it stops being true."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps

from django.http import HttpResponse


@dataclass
class Carried:
    """The tags of one page; a page nobody has allowed to be kept is not kept."""

    tags: set[str] = field(default_factory=set)
    may_be_kept: bool = False
    #: In seconds since the epoch.
    true_until: float = float("inf")


_carried: ContextVar[Carried | None] = ContextVar("carried", default=None)


def carry(*tags: str) -> None:
    """Say that the page being rendered shows this; outside of a page that may be kept it does nothing."""
    page = _carried.get()
    if page is not None:
        page.tags.update(tags)


def true_until(moment: datetime) -> None:
    """Say that the page being rendered is right until then at most; for what no planned change tells."""
    page = _carried.get()
    if page is not None:
        page.true_until = min(page.true_until, moment.timestamp())


@contextmanager
def collecting() -> Iterator[Carried]:
    """Collect what is carried while a page is rendered in this thread."""
    page = Carried()
    token = _carried.set(page)
    try:
        yield page
    finally:
        _carried.reset(token)


def keep() -> None:
    """Let the page cache keep the answer that is being made: it is the same for every reader."""
    page = _carried.get()
    if page is not None:
        page.may_be_kept = True


def keep_page[**P](view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Let the page cache keep what this view answers: the same for every reader, and with its tags carried."""

    @wraps(view)
    def kept(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        keep()
        return view(*args, **kwargs)

    return kept
