"""The queues of the moderators: one list of them, from which tabs, list, page and front page of the desk follow."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Q

from articles.reviews.models import AbuseReport, Appeal, Freeze, Review, ReviewQuerySet
from newsroom.admin import MANY


@dataclass(frozen=True)
class Queue:
    """Some of all reviews. In those that are `work` somebody has to decide: they begin with the oldest.

    `since` is the moment by which they are in order.
    """

    key: str
    title: str
    rows: Callable[[ReviewQuerySet], ReviewQuerySet]
    work: bool = False
    since: str = "created_at"

    @property
    def order(self) -> tuple[str, str]:
        return (self.since, "pk") if self.work else (f"-{self.since}", "-pk")

    def told(self) -> "Told":
        """Return how many there are, counted no further than anyone wants to know, and since when the first waits."""
        moments = self.rows(Review.objects.all()).order_by(self.since).values_list(self.since, flat=True)
        return Told(self, list(moments[: MANY + 1]))

    def beyond(self, review: Review) -> ReviewQuerySet:
        """Return those that come after this one, the next first; of one that is no longer among them too."""
        side = "gt" if self.work else "lt"
        moment = Review.objects.filter(pk=review.pk).values(self.since)[:1] if "__" in self.since else review.created_at
        # The redundant first condition lets both databases start inside the index.
        after = Q(**{f"{self.since}__{side}": moment}) | Q(**{f"pk__{side}": review.pk})
        return self.rows(Review.objects.all()).filter(after, **{f"{self.since}__{side}e": moment}).order_by(*self.order)


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


def _appealed(rows: ReviewQuerySet) -> ReviewQuerySet:
    return rows.filter(appeal__in=Appeal.objects.waiting().order_by())


def _reported(rows: ReviewQuerySet) -> ReviewQuerySet:
    return rows.filter(pk__in=AbuseReport.objects.open().order_by().values("review"))


WAITING = Queue("waiting", "Waiting", ReviewQuerySet.pending, work=True)
QUEUES = (
    WAITING,
    Queue("appeals", "Appeals", _appealed, work=True, since="appeal__at"),
    Queue("reported", "Reported", _reported, work=True),
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
