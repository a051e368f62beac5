"""Asking for stories: the newest that have the words, never more than anyone reads."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F, QuerySet

from articles.models import StoryWords
from articles.search.index import catch_up, month_of
from articles.search.matching import Query, Says

#: Nobody reads further than so many.
MOST = 500
#: So many of the newest stories tell how common words are; what one in four of them has is everywhere.
SAMPLE, IN = 400, 4
#: What is everywhere is found by reading, in so many of the newest.
NEAR = 3_000
#: Of what is less common the last months are asked for where so few promise enough, and more if they break it.
MONTHS, LONGEST = 9, 18
MONTH = timedelta(days=30)

#: When a story changed, and its key: what is found is in this order, the last first.
type Row = tuple[datetime, int]


@dataclass(frozen=True)
class Found:
    """The keys of stories, newest first; `cut` says that there are more."""

    keys: list[int]
    cut: bool = False


def stories(text: str, *marks: str, any_of: Collection[str] = ()) -> Found:
    """Return the newest stories at the desk with all words of `text`; the last may be the beginning of one.

    Marks narrow it: `section=3`, `author=12`, `type=opinion`, `state=draft`; of `any_of` one is enough.
    """
    query = Query.of(text)
    if not query.choices:
        return Found([])
    for mark in marks:
        query = query.within(mark)
    if any_of:
        query = query.within(*any_of)
    catch_up()
    with _by_index():
        found = _newest(query)
    return Found([key for _at, key in found[:MOST]], cut=len(found) > MOST)


def _newest(query: Query) -> list[Row]:
    sample = Sample.of(query)
    if sample.met_everywhere and (near := _near(query)) is not None:
        return near
    asked, months = Asked(query, Query()), sample.months
    if sample.begun_everywhere and query.has_more_than_beginnings:
        # For the beginning of a common word the index would add up all it has: the stories are read for it instead.
        asked, months = Asked(query.without(query.beginnings), query.beginnings), min(months, MONTHS)
        few = _rows(asked.found())
        if len(few) <= MOST:
            return sorted(few, reverse=True)
    recent = _recent(asked, sample.last, months) if months <= MONTHS else []
    return recent or _rows(_in_order(Asked(query, Query()).found()))


def _near(query: Query) -> list[Row] | None:
    """Return what is found by reading the newest stories, or None if that is neither enough nor all."""
    edge = StoryWords.objects.order_by("-at").values_list("at", flat=True)[NEAR : NEAR + 1].first()
    near = StoryWords.objects.filter(at__gte=edge) if edge else StoryWords.objects.all()
    found = _rows(_in_order(near.filter(words__says=query)))
    return found if len(found) > MOST or not edge else None


def _recent(asked: "Asked", last: int, months: int) -> list[Row]:
    """Return what is found in the last months, in more if these do not hold enough, or nothing if no few months do."""
    while months <= LONGEST:
        found = _rows(_in_order(asked.found(f"month={last - back}" for back in range(months))))
        if len(found) > MOST:
            return found
        months = _enough(months, len(found))
    return []


def _enough(months: float, found: int) -> int:
    """Return how many months promise half as many again as are wanted, where these held so many."""
    return int(months * MOST * 1.5 / max(found, 1)) + 1


def _in_order(found: QuerySet[StoryWords]) -> QuerySet[StoryWords]:
    return found.order_by("-at", "-pk")


def _rows(found: QuerySet[StoryWords]) -> list[Row]:
    return list(found.values_list("at", "pk")[: MOST + 1])


@dataclass(frozen=True)
class Asked:
    """What the index is asked for, and what the stories that it names are then read for."""

    index: Query
    read: Query

    def found(self, marks: Iterable[str] = ()) -> QuerySet[StoryWords]:
        """Return the rows; of the marks, if there are any, one is enough."""
        any_of = tuple(marks)
        rows = StoryWords.objects.filter(words__match=self.index.within(*any_of) if any_of else self.index)
        return rows.filter(words__says=self.read) if self.read.choices else rows


@dataclass(frozen=True)
class Sample:
    """The newest stories: when each changed, how many meet a query, and how many its beginnings of words."""

    changed: list[datetime]
    met: int
    begun: int

    @classmethod
    def of(cls, query: Query) -> "Sample":
        says = [Says(F("words"), part) for part in (query, query.beginnings if query.beginnings.choices else query)]
        rows = list(StoryWords.objects.order_by("-at").values_list("at", *says)[:SAMPLE])
        return cls([row[0] for row in rows], sum(row[1] for row in rows), sum(row[2] for row in rows))

    @property
    def met_everywhere(self) -> bool:
        return self.met * IN >= len(self.changed)

    @property
    def begun_everywhere(self) -> bool:
        return self.begun * IN >= len(self.changed)

    @property
    def last(self) -> int:
        return month_of(self.changed[0])

    @property
    def months(self) -> int:
        """Return how many of the last months promise enough."""
        return _enough((self.changed[0] - self.changed[-1]) / MONTH, self.met)


@contextmanager
def _by_index() -> Iterator[None]:
    """Keep PostgreSQL from reading the whole table for words that it thinks are everywhere."""
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan = on")
