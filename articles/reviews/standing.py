"""How a reader's review stands, as they read it on their own page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from articles.models import Version
from articles.reviews import appeals, changing
from articles.reviews.models import Appeal, Policy, Reader, Review, Status

#: More than anybody reads; the file that can be taken along has all.
NEWEST = 50


@dataclass(frozen=True)
class Standing:
    """A review, and what readers have of its story by now, if anything."""

    review: Review
    version: Version | None
    now: datetime

    @property
    def is_unconfirmed(self) -> bool:
        return self.review.status == Status.UNCONFIRMED

    @property
    def is_shown(self) -> bool:
        return self.review.status == Status.APPROVED

    @property
    def is_rejected(self) -> bool:
        return self.review.status == Status.REJECTED

    @property
    def reason(self) -> str:
        """Why it is not shown, in words that were chosen for readers; never what the desk noted."""
        last: Any = self.review.last_decision
        return last.told if self.is_rejected and last else ""

    @property
    def keeps_from_changing(self) -> str:
        return changing.hindrance(self.review, self.version, self.now)

    @property
    def may_change(self) -> bool:
        return not self.keeps_from_changing

    @property
    def changes_until(self) -> datetime:
        return changing.ends(self.review, Policy.current())

    @property
    def may_appeal(self) -> bool:
        return not appeals.hindrance(self.review)

    @property
    def appeal(self) -> Appeal | None:
        return getattr(self.review, "appeal", None)


def newest_of(reader: Reader) -> list[Standing]:
    """Return the newest reviews of a reader, each as it stands."""
    rows = list(_rows(reader).newest_first()[:NEWEST])
    live = Version.objects.live().filter(article__in={row.article_id for row in rows}).for_cards()
    versions = {version.article_id: version for version in live}
    return [Standing(row, versions.get(row.article_id), timezone.now()) for row in rows]


def standing_of(reader: Reader, pk: int) -> Standing:
    """Return how a review of this reader stands. Raises Review.DoesNotExist for one that is not theirs."""
    review = _rows(reader).get(pk=pk)
    version = Version.objects.live().filter(article=review.article_id).for_cards().first()
    return Standing(review, version, timezone.now())


def _rows(reader: Reader) -> Any:
    rows = Review.objects.filter(reader=reader).with_reviewed_story()
    return rows.prefetch_related("decisions").select_related("appeal", "answer")
