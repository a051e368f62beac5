"""Judging reviews: approve, reject, reopen. Each is recorded with who, when and why; `now` is for imports."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.reviews.models import Decision, Reason, Review, Status
from articles.rights import permit
from authors.models import User

MODERATE = "reviews.moderate_review"

SAY_WHY = "Say why, so that the decision can be understood later."
SAY_WHICH = "Choose one of the reasons."


def approve(review: Review, *, by: User | None, note: str = "", now: datetime | None = None) -> None:
    """Show the review to readers; it counts in the story's average from now on, instead of an earlier one of theirs."""
    _decide(Decision(review=review, status=Status.APPROVED, note=note, by=by), now)


def reject(review: Review, *, by: User | None, reason: str, note: str = "", now: datetime | None = None) -> None:
    """Keep the review from readers. `reason` is a `Reason`, which its reader may read; the note stays at the desk.

    Raises ValidationError for a reason that is none, or for “another reason” without a note.
    """
    if reason not in Reason:
        raise ValidationError({"reason": SAY_WHICH if reason else SAY_WHY})
    if reason == Reason.OTHER and not note.strip():
        raise ValidationError({"note": SAY_WHY})
    _decide(Decision(review=review, status=Status.REJECTED, reason=reason, note=note, by=by), now)


def reopen(review: Review, *, by: User | None, note: str = "", now: datetime | None = None) -> None:
    """Put a decided review back in the queue."""
    _decide(Decision(review=review, status=Status.PENDING, note=note, by=by), now)


def _decide(decision: Decision, now: datetime | None) -> None:
    permit(decision.by, MODERATE)
    review = decision.review
    with transaction.atomic():
        # All of this reader's, in one order: two editors may approve two of them at the same moment.
        rows = {row.pk: row for row in Review.objects.by_reader_of(review).select_for_update().order_by("pk")}
        current = rows.pop(review.pk, None)
        if current is None:
            raise Review.DoesNotExist
        for other in rows.values():
            if decision.status == other.status == Status.APPROVED:
                _write(other, Decision(status=Status.REJECTED, reason=Reason.REPLACED, by=decision.by), now)
        _write(current, decision, now)
    review.status, review.decided_at = current.status, current.decided_at


def _write(review: Review, decision: Decision, now: datetime | None) -> None:
    decision.review, decision.was, decision.at = review, review.status, now or timezone.now()
    decision.note = decision.note.strip()[:500]
    decision.save()
    review.status, review.decided_at = decision.status, decision.at
    review.save(update_fields=["status", "decided_at"])
