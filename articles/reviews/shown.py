"""What public pages read of reviews: the queries that every page asks, worked out into SQL once."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from django.db.models import TextChoices
from django.utils import timezone

from articles.reviews.models import Freeze, Policy, Review, ReviewQuerySet, Tally
from articles.reviews.models.tally import RATINGS
from newsroom.pagecache.held import HELD
from newsroom.pagination import Pages, latest, least, most
from newsroom.prepared import Prepared, given, given_each

#: So many stand below the story itself.
BELOW = 10
#: So long readers are told that an average was restated.
TOLD = timedelta(days=30)


class Sort(TextChoices):
    NEWEST = "newest", "Newest"
    HELPFUL = "helpful", "Most helpful"
    HIGHEST = "highest", "Highest"
    LOWEST = "lowest", "Lowest"


ORDERS = {
    Sort.NEWEST: [latest("created_at")],
    Sort.HELPFUL: [most("helpful"), latest("created_at")],
    Sort.HIGHEST: [most("rating"), latest("created_at")],
    Sort.LOWEST: [least("rating"), latest("created_at")],
}


def _of_story() -> ReviewQuerySet:
    return Review.objects.filter(article_id=given("article")).shown()


def _of_rating() -> ReviewQuerySet:
    return _of_story().filter(rating=given("rating"))


NEWEST = Prepared(lambda: _of_story().with_tally(given("article")).newest_first()[:BELOW])
PAGES = {sort: Pages(_of_story, *by) for sort, by in ORDERS.items()}
PAGES_OF_RATING = {sort: Pages(_of_rating, *by) for sort, by in ORDERS.items()}
COUNTED = Prepared(lambda: Review.objects.filter(article_id=given("article")).approved().counted_whole())


@dataclass(frozen=True)
class Figures:
    """What readers are told of a story's reviews: while they are frozen, the figures of before."""

    #: None where no review counts.
    tally: Tally | None
    #: How many reviews readers find.
    shown: int = 0
    staff: int = 0
    average_from: int = 1
    frozen: Freeze | None = None
    restated_at: datetime | None = None

    @property
    def average(self) -> float | None:
        """The mean of the stars, or None where there are too few for one to mean anything."""
        return self.tally.average if self.tally and self.tally.count >= self.average_from else None


def newest(article_id: int) -> tuple[list[Review], Figures]:
    """Return the newest approved reviews of a story and the figures of all, with one query for both."""
    rows = NEWEST(article=article_id)
    return rows, _told({article_id: rows[0].tally} if rows else {}, [article_id])[article_id]


def figures_of(article_id: int) -> Figures:
    """Return the figures of one story."""
    counted = COUNTED(article=article_id)
    return _told({article_id: Tally.of(counted[0])} if counted else {}, [article_id])[article_id]


def figures(article_ids: Collection[int]) -> dict[int, Figures]:
    """Return what cards show of each story, by article id, with one query for all."""
    if not article_ids:
        return {}
    return _told(tallies(article_ids), article_ids)


def tallies(article_ids: Collection[int]) -> dict[int, Tally]:
    """Return the stars of each story that has approved reviews that count, by article id, in one query."""
    if not article_ids:
        return {}
    rows = _counted(len(article_ids))(stories=tuple(article_ids))
    found = {article_id: Tally(dict(zip(RATINGS, stars, strict=True))) for article_id, *stars in rows}
    return {article_id: tally for article_id, tally in found.items() if tally.count}


@lru_cache(maxsize=64)
def _counted(count: int) -> Prepared[Review]:
    return Prepared(lambda: Review.objects.counted(given_each("stories", count)))


def _told(tallies: Mapping[int, Tally], article_ids: Iterable[int]) -> dict[int, Figures]:
    policy, freezes = Policy.current(), _freezes()
    return {
        article_id: _figures(tallies.get(article_id), freezes.get(article_id), policy) for article_id in article_ids
    }


def _figures(tally: Tally | None, freeze: Freeze | None, policy: Policy) -> Figures:
    ended = freeze.ended_at if freeze else None
    frozen = freeze if freeze and not ended else None
    counted = frozen.tally if frozen else tally
    return Figures(
        tally=counted if counted and counted.count else None,
        shown=tally.shown if tally else 0,
        staff=tally.staff if tally else 0,
        average_from=policy.average_from,
        frozen=frozen,
        restated_at=ended if ended and ended > timezone.now() - TOLD else None,
    )


def _freezes() -> dict[int, Freeze]:
    """Return the last freeze of each story that has one standing or lately ended; there are few."""
    lately = Freeze.objects.lately(TOLD)
    return HELD.value("review freezes", ("review-freezes",), lambda: {freeze.article_id: freeze for freeze in lately})
