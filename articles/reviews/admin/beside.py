"""What stands beside a review: the story as readers have it, and what is known of its reader."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from articles.models import Version
from articles.reviews.models import Reader, Review, Sanction, Status
from articles.reviews.passage import Passage, passage
from newsroom.admin import MANY

#: So many of a reader's other reviews are shown.
SHOWN = 5


@dataclass(frozen=True)
class Story:
    """What readers have of the story, or had last."""

    version: Version
    passage: Passage
    is_live: bool

    @classmethod
    def of(cls, review: Review, now: datetime | None = None) -> "Story | None":
        now = now or timezone.now()
        began = Version.objects.filter(article_id=review.article_id, live_from__lte=now).effective()
        version = began.select_related("address").order_by("-number").first()
        if version is None:
            return None
        return cls(version, passage(version, f"{review.headline}\n{review.words}"), version.live_until > now)


@dataclass(frozen=True)
class Past:
    """What a reader has done before: their newest reviews, counted no further than anyone wants to know."""

    reviews: list[Review]
    counts: Counter[str]
    sanctions: list[Sanction]
    barred: Sanction | None

    @classmethod
    def of(cls, reader: Reader, review: Review) -> "Past":
        others = Review.objects.filter(reader=reader).exclude(pk=review.pk).newest_first()
        statuses = list(others.values_list("status", flat=True)[: MANY + 1])
        shown = others.with_reviewed_story().with_decisions()[:SHOWN] if statuses else []
        sanctions = list(Sanction.objects.of(reader).select_related("by")[:MANY])
        barred = Sanction.in_force(sanctions, timezone.now())
        return cls(list(shown), Counter(statuses), sanctions, barred)

    @property
    def told(self) -> str:
        """How many others there are and what became of them, in words."""
        count = sum(self.counts.values())
        if not count:
            return "This is their first review."
        figure = f"More than {MANY}" if count > MANY else str(count)
        words = ", ".join(f"{self.counts[status]} {status.label.lower()}" for status in Status if self.counts[status])
        return f"{figure} other {'review' if count == 1 else 'reviews'}: {words}."
