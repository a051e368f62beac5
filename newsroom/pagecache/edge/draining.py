"""Telling the edge what the purge log says: in order, again when in doubt, and everything when too much was missed.

Each purge is told twice. At once, for readers must not wait; and again a little later, since a server process learns
of a purge up to a quarter of a second after it and may hand the edge an old page until then.
"""

import logging
from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils import timezone

from newsroom.pagecache.edge.configured import edges
from newsroom.pagecache.edge.interface import Edge, EdgeError
from newsroom.pagecache.edge.keys import keys
from newsroom.pagecache.models import Counter, EdgeCursor, Purge

#: After this no server process answers with a page that it began to render before it knew of the purge.
SETTLED = timedelta(seconds=2)
#: How long whoever drains an edge has it for itself. One that is killed meanwhile delays the next by as much.
LEASE = timedelta(seconds=30)
SLOWEST_RETRY = timedelta(seconds=30)
#: More than this is not told one by one.
MOST_PURGES = 2000
MOST_KEYS = 3000
KEPT = timedelta(days=1)

logger = logging.getLogger(__name__)


def drain_all() -> datetime | None:
    """Tell every edge, clear what all of them know, and return when to come again, if there is need to."""
    named = edges()
    again = [moment for edge in named if (moment := drain(edge))]
    clear([edge.name for edge in named])
    return min(again, default=None)


def drain(edge: Edge) -> datetime | None:
    """Tell the edge what it does not know yet; return when to come again, or None when it knows all for good."""
    cursor = _claim(edge.name)
    if cursor is None:
        return EdgeCursor.objects.values_list("not_before", flat=True).filter(edge=edge.name).first()
    newest = Counter.objects.values_list("number", flat=True).first() or 0
    if newest < cursor.told:
        cursor.forget()  # an older database was restored
    now = timezone.now()
    settled = cursor.halfway_at is None or cursor.halfway_at + SETTLED <= now
    try:
        _tell(edge, cursor, newest, again_until=cursor.halfway if settled else cursor.number)
    except EdgeError as error:
        return _note_failure(cursor, error)
    return _move(cursor, newest, now if settled else None)


def clear(names: list[str]) -> None:
    """Remove the cursors of edges that are no longer named, and the purges of yesterday that all others know."""
    EdgeCursor.objects.exclude(edge__in=names).delete()
    reached = list(EdgeCursor.objects.values_list("number", flat=True))
    if len(reached) == len(names):
        Purge.objects.filter(at__lt=timezone.now() - KEPT, number__lte=min(reached)).delete()


def _claim(name: str) -> EdgeCursor | None:
    """Return the cursor, unless somebody has it or the last attempt failed a moment ago.

    Not a row lock: SQLite would lock everything for as long as the edge takes to answer.
    """
    EdgeCursor.objects.get_or_create(edge=name)
    now = timezone.now()
    claimed = EdgeCursor.objects.filter(edge=name, not_before__lte=now).update(not_before=now + LEASE)
    return EdgeCursor.objects.get(edge=name) if claimed else None


def _tell(edge: Edge, cursor: EdgeCursor, newest: int, again_until: int) -> None:
    """Tell what was told once and has settled, and what is new."""
    due = Q(number__gt=cursor.number, number__lte=again_until) | Q(number__gt=cursor.told, number__lte=newest)
    expected = (again_until - cursor.number) + (newest - cursor.told)
    if not expected:
        return
    rows = list(Purge.objects.filter(due).values_list("tags", flat=True)[: MOST_PURGES + 1])
    wanted = keys(tag for tags in rows for tag in tags)
    if len(rows) != expected or len(rows) > MOST_PURGES or len(wanted) > MOST_KEYS:
        edge.purge_all()
    elif wanted:
        edge.purge(wanted)


def _move(cursor: EdgeCursor, newest: int, settled_at: datetime | None) -> datetime | None:
    """Write down what the edge has been told, and return when to come again.

    Whoever took longer than the lease may have been overtaken: the cursor then stands elsewhere and stays there.
    """
    before = {"number": cursor.number, "halfway": cursor.halfway, "told": cursor.told}
    if settled_at:
        cursor.number, cursor.halfway = cursor.halfway, newest
        cursor.halfway_at = settled_at if newest > cursor.number else None
    after = {"number": cursor.number, "halfway": cursor.halfway, "halfway_at": cursor.halfway_at, "told": newest}
    rest = {"not_before": timezone.now(), "failures": 0, "error": ""}
    moved = EdgeCursor.objects.filter(pk=cursor.pk, **before).update(**after, **rest)
    # Asked after the row was given back: whoever found it taken until then relies on us.
    if not moved or Counter.objects.filter(number__gt=newest).exists():
        return timezone.now()
    return cursor.halfway_at + SETTLED if cursor.halfway_at else None


def _note_failure(cursor: EdgeCursor, error: EdgeError) -> datetime:
    """Leave the cursor where it is, and wait twice as long as before the last attempt."""
    delay = min(timedelta(seconds=2 ** min(cursor.failures, 10)), SLOWEST_RETRY)
    again = timezone.now() + delay
    EdgeCursor.objects.filter(pk=cursor.pk).update(not_before=again, failures=F("failures") + 1, error=str(error)[:500])
    logger.warning("The edge (%s) could not be purged; next attempt in %d s. %s", cursor.pk, delay.seconds, error)
    return again
