"""When pages change by themselves: scheduled publications and withdrawals end the life of what shows them."""

from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime, timedelta

from django.utils import timezone

#: A moment in seconds since the epoch, and the tags of what changes then.
type Change = tuple[float, frozenset[str]]
type Source = Callable[[datetime], Iterable[Change]]

NEVER = float("inf")

_sources: list[Source] = []


def source(read: Source) -> Source:
    """Declare a function that tells all changes planned for later than a moment; the floor knows none of them."""
    if read not in _sources:
        _sources.append(read)
    return read


def planned(now: float) -> list[Change]:
    """Return every change planned for later than `now`, soonest first."""
    moment = datetime.fromtimestamp(now, UTC)
    return sorted((change for read in _sources for change in read(moment)), key=lambda change: change[0])


def next_change(changes: Iterable[Change], tags: Collection[str], now: float) -> float:
    """Return when the first of `changes` after `now` touches one of the tags."""
    return next((moment for moment, touched in changes if moment > now and not touched.isdisjoint(tags)), NEVER)


def midnight(now: float) -> float:
    """Return when the date that stands on every page is next another one, where the newsroom is."""
    local = timezone.localtime(datetime.fromtimestamp(now, UTC))
    return (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
