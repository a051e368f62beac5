"""Judging reviews: approve, reject, reopen. Each is recorded with who, when and why; `now` is for imports."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.reviews.models import Review, Status
from articles.rights import permit
from authors.models import User

REPLACED = "Replaced by another review of the same reader, which was approved later."


def approve(review: Review, *, by: User | None, now: datetime | None = None) -> None:
    """Show the review to readers; it counts in the story's average from now on, instead of an earlier one of theirs."""
    _decide(review, Status.APPROVED, by, "", now)


def reject(review: Review, *, by: User | None, reason: str, now: datetime | None = None) -> None:
    """Keep the review from readers, saying why. Raises ValidationError without a reason."""
    if not reason.strip():
        raise ValidationError({"reason": "Say why, so that the decision can be understood later."})
    _decide(review, Status.REJECTED, by, reason.strip(), now)


def reopen(review: Review, *, by: User | None, now: datetime | None = None) -> None:
    """Put a decided review back in the queue."""
    _decide(review, Status.PENDING, by, "", now)


def _decide(review: Review, status: Status, by: User | None, reason: str, now: datetime | None) -> None:
    permit(by, "reviews.moderate_review")
    with transaction.atomic():
        # All of this reader's, in one order: two editors may approve two of them at the same moment.
        rows = {row.pk: row for row in Review.objects.by_reader_of(review).select_for_update().order_by("pk")}
        current = rows.pop(review.pk, None)
        if current is None:
            raise Review.DoesNotExist
        for other in rows.values():
            if status == other.status == Status.APPROVED:
                _write(other, Status.REJECTED, by, REPLACED, now)
        _write(current, status, by, reason, now)
    review.status, review.reason = current.status, current.reason
    review.decided_by, review.decided_at = current.decided_by, current.decided_at


def _write(review: Review, status: Status, by: User | None, reason: str, now: datetime | None) -> None:
    review.status, review.reason = status, reason[:200]
    review.decided_by, review.decided_at = by, now or timezone.now()
    review.save(update_fields=["status", "reason", "decided_by", "decided_at"])
