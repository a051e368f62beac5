"""All that happened to a story in one line of time: saves, moves, and what then reached readers by itself."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from heapq import merge
from itertools import islice
from typing import Any, Self

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from articles.differences import LABELS, changed
from articles.models import Article, Move, Revision, Version

SIZE = 40
#: Saves by one person that lie no further apart are told as one.
TOGETHER = timedelta(minutes=30)

type Row = Revision | Move | Version


@dataclass(frozen=True, order=True)
class Place:
    """Where an event stands: of two in one moment, a move comes after the save that it published."""

    at: datetime
    rank: int
    pk: int

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the place that `str()` spelled, or None for anything else."""
        at, rank, pk = ((*text.split("~"), "", ""))[:3]
        try:
            moment = datetime.fromisoformat(at)
            moment.astimezone(UTC)
        except (ValueError, OverflowError):
            return None
        if moment.tzinfo is None or not (rank.isdecimal() and pk.isdecimal() and len(rank) < 2 and len(pk) < 19):
            return None
        return cls(moment, int(rank), int(pk))

    def __str__(self) -> str:
        return f"{self.at.astimezone(UTC).isoformat()}~{self.rank}~{self.pk}"


@dataclass
class Event:
    """One thing that happened. Of saves, `earlier` are those that are told together with it."""

    place: Place
    row: Row
    changed: list[str] = field(default_factory=list)
    is_first: bool = False
    read_as: list[int] = field(default_factory=list)
    earlier: list["Event"] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.row._meta.model_name or ""

    @property
    def fields(self) -> list[str]:
        """The labels of what changed in this save and those told with it."""
        found = {label for event in (self, *self.earlier) for label in event.changed}
        return [label for label in LABELS.values() if label in found]

    @property
    def is_aside(self) -> bool:
        """Whether it is a text that was typed and never saved."""
        return isinstance(self.row, Revision) and self.row.aside

    @property
    def began(self) -> datetime:
        return (self.earlier or [self])[-1].place.at

    def takes_in(self, older: "Event") -> bool:
        """Whether `older` is a save of the same hand just before this one, of which there is no more to say."""
        here, there = (self.earlier or [self])[-1].row, older.row
        if not isinstance(here, Revision) or not isinstance(there, Revision):
            return False
        stands_alone = there.reason or older.read_as or older.is_aside or self.is_aside
        return not stands_alone and here.by_id == there.by_id and here.at - there.at <= TOGETHER


@dataclass(frozen=True)
class Page:
    """Some events, newest first, and where the page of older ones begins ("" if there is none)."""

    events: list[Event]
    older: str

    @property
    def saves(self) -> list[Event]:
        """The saves to choose from at first sight; if there is only one, those that are told with it too."""
        heads = [event for event in self.events if isinstance(event.row, Revision) and not event.is_aside]
        return heads if len(heads) != 1 else [*heads, *heads[0].earlier[-1:]]


def page_of(article: Article, *, before: str = "", only: Collection[str] = frozenset(LABELS)) -> Page:
    """Return the page of a story's events before a place; `only` are the fields that may be spoken of."""
    start = Place.read(before)
    sources = [
        _events(article.revisions.select_related("by"), "at", 0, start),
        _events(_moves(article), "at", 1, start),
        _events(_begun(article), "live_from", 2, start),
    ]
    newest_first = merge(*sources, key=lambda event: event.place, reverse=True)
    events = list(islice(newest_first, SIZE + 1))
    older = str(events[SIZE - 1].place) if len(events) > SIZE else ""
    saves = [event for event in sources[0] if isinstance(event.row, Revision)]
    _say_what_changed(saves, only)
    _say_who_read([event for event in saves if event in events[:SIZE]])
    return Page(_told_together(events[:SIZE]), older)


def _moves(article: Article) -> QuerySet[Move]:
    return article.moves.select_related("by").annotate(number=F("version__number"))


def _begun(article: Article) -> QuerySet[Version]:
    """Return the versions that readers got at a time that had been set."""
    planned = article.versions.effective().filter(moves__verb=Move.Verb.SCHEDULE, live_from__lte=timezone.now())
    return planned.only("article_id", "number", "kind", "live_from").distinct()


def _events(rows: QuerySet[Any], moment: str, rank: int, start: Place | None) -> list[Event]:
    if start is not None:
        rows = rows.filter(_earlier(moment, rank, start))
    # One more than a page: the save before the last one says what the last one changed.
    newest = rows.order_by(f"-{moment}", "-pk")[: SIZE + 1]
    return [Event(Place(getattr(row, moment), rank, row.pk), row) for row in newest]


def _earlier(moment: str, rank: int, start: Place) -> Q:
    earlier = Q(**{f"{moment}__lt": start.at})
    if rank < start.rank:
        return earlier | Q(**{moment: start.at})
    return earlier | Q(**{moment: start.at, "pk__lt": start.pk}) if rank == start.rank else earlier


def _say_what_changed(events: list[Event], only: Collection[str]) -> None:
    """Compare each with the save before it; what was only typed comes before nothing."""
    older: Event | None = None
    for event in reversed(events):
        if older is not None:
            event.changed = [LABELS[name] for name in changed(_snapshot(older), _snapshot(event), only)]
        if not event.is_aside:
            event.is_first = older is None and len(events) <= SIZE
            older = event


def _snapshot(event: Event) -> dict[str, Any]:
    assert isinstance(event.row, Revision)
    return event.row.snapshot  # type: ignore[no-any-return]


def _say_who_read(saves: list[Event]) -> None:
    """Note of each save as which versions readers got it."""
    by_key = {event.place.pk: event for event in saves}
    versions = Version.objects.effective().filter(revision__in=by_key, live_from__lte=timezone.now())
    for revision, number in versions.order_by("number").values_list("revision", "number"):
        by_key[revision].read_as.append(number)


def _told_together(events: Iterable[Event]) -> list[Event]:
    told: list[Event] = []
    for event in events:
        if told and told[-1].takes_in(event):
            told[-1].earlier.append(event)
        else:
            told.append(event)
    return told
