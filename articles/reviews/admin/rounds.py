"""The round of a moderator: the queue that they go through, perhaps of one story, and where they have been."""

from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from articles.admin.keys import key_in
from articles.reviews.admin.queues import WAITING, Queue, queue_of
from articles.reviews.models import Review, ReviewQuerySet

#: So many reviews back one can go. They stand in the address, so that nothing is kept and every window has its own.
STEPS = 20


@dataclass(frozen=True)
class Round:
    queue: Queue = WAITING
    story: int | None = None
    trail: tuple[int, ...] = ()

    @classmethod
    def of(cls, query: QueryDict) -> Self:
        """Return the round that an address tells; what makes no sense in it is left out."""
        trail = [key_in(pk) for pk in query.get("trail", "").split(".")[-STEPS:]]
        story = key_in(query.get("article", ""))
        return cls(queue_of(query.get("queue")), story, tuple(pk for pk in trail if pk is not None))

    @property
    def list_address(self) -> str:
        return self._at(reverse("admin:reviews_review_changelist"), replace(self, trail=()))

    def address(self, pk: int) -> str:
        """Return where a review is judged in this round."""
        return self._at(reverse("admin:reviews_review_change", args=[pk]), self)

    def after(self, review: Review) -> str:
        """Return where the next one is judged, or "" if nothing else is left; after the last comes the first."""
        first = self.queue.rows(Review.objects.all()).order_by(*self.queue.order)
        found = self._next(self.queue.beyond(review), review) or self._next(first, review)
        return replace(self, trail=(*self.trail, review.pk)[-STEPS:]).address(found) if found else ""

    def _next(self, rows: ReviewQuerySet, review: Review) -> int | None:
        here = rows.filter(article=self.story) if self.story is not None else rows
        return here.exclude(pk=review.pk).values_list("pk", flat=True).first()

    def before(self) -> str:
        """Return where the review is judged from which one came, or ""."""
        return replace(self, trail=self.trail[:-1]).address(self.trail[-1]) if self.trail else ""

    def _at(self, address: str, there: "Round") -> str:
        query = {
            "queue": there.queue.key if there.queue != WAITING else "",
            "article": there.story or "",
            "trail": ".".join(map(str, there.trail)),
        }
        told = urlencode({name: value for name, value in query.items() if value})
        return f"{address}?{told}" if told else address
