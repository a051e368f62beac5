"""The queues of the moderators: one list of them, from which tabs, list, page and front page of the desk follow."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from articles.reviews.models import Freeze, Review, ReviewQuerySet
from newsroom.admin import MANY


@dataclass(frozen=True)
class Queue:
    """Some of all reviews. In those that are `work` somebody has to decide: they begin with the oldest."""

    key: str
    title: str
    rows: Callable[[ReviewQuerySet], ReviewQuerySet]
    work: bool = False

    @property
    def order(self) -> tuple[str, str]:
        return ("created_at", "pk") if self.work else ("-created_at", "-pk")

    def told(self) -> "Told":
        """Return how many there are, counted no further than anyone wants to know, and since when the first waits."""
        moments = self.rows(Review.objects.all()).order_by("created_at").values_list("created_at", flat=True)
        return Told(self, list(moments[: MANY + 1]))


@dataclass(frozen=True)
class Told:
    """A queue as its tab tells it."""

    queue: Queue
    moments: list[datetime]

    @property
    def figure(self) -> str:
        return f"{MANY}+" if len(self.moments) > MANY else str(len(self.moments))

    @cached_property
    def oldest(self) -> datetime | None:
        """When the first of those that wait came in."""
        return self.moments[0] if self.queue.work and self.moments else None


def _of_frozen_stories(rows: ReviewQuerySet) -> ReviewQuerySet:
    return rows.pending().filter(article__in=Freeze.objects.standing().values("article"))


WAITING = Queue("waiting", "Waiting", ReviewQuerySet.pending, work=True)
QUEUES = (
    WAITING,
    Queue("frozen", "Frozen", _of_frozen_stories, work=True),
    Queue("approved", "Approved", ReviewQuerySet.approved),
    Queue("rejected", "Rejected", ReviewQuerySet.rejected),
    Queue("unconfirmed", "Not confirmed", ReviewQuerySet.unconfirmed),
)
#: What a search looks through; nobody counts it.
ALL = Queue("all", "All", ReviewQuerySet.all)

BY_KEY = {queue.key: queue for queue in (*QUEUES, ALL)}


def queue_of(key: str | None) -> Queue:
    """Return the queue by this name; for anything else the one that everyone begins with."""
    return BY_KEY.get(key or "", WAITING)
