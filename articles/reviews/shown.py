"""What public pages read of reviews: the queries that every page asks, worked out into SQL once."""

from collections.abc import Collection
from functools import lru_cache

from articles.reviews.models import Review, ReviewQuerySet, Tally
from newsroom.pagination import Pages
from newsroom.prepared import Prepared, given, given_each

#: So many stand below the story itself.
BELOW = 10


def _of_story() -> ReviewQuerySet:
    return Review.objects.filter(article_id=given("article")).shown()


NEWEST = Prepared(lambda: _of_story().with_tally().newest_first()[:BELOW])
PAGES = Pages(_of_story, key="created_at")


def newest(article_id: int) -> list[Review]:
    """Return the newest approved reviews of a story, each with the tally of all."""
    return NEWEST(article=article_id)


def tallies(article_ids: Collection[int]) -> dict[int, Tally]:
    """Return the tally of each story that has approved reviews, by article id, in one query."""
    if not article_ids:
        return {}
    rows = _counted(len(article_ids))(stories=tuple(article_ids))
    return {article_id: Tally(dict(zip(range(5, 0, -1), counts, strict=True))) for article_id, *counts in rows}


@lru_cache(maxsize=64)
def _counted(count: int) -> Prepared[Review]:
    return Prepared(lambda: Review.objects.counted(given_each("stories", count)))
