"""Deciding on what readers have against a review; `now` is for imports.

One decision answers all reports of the review: those that came in after `last`, the newest that somebody has read,
wait for another, unless the review is gone with the decision.
"""

from datetime import datetime
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.reviews import moderation
from articles.reviews.abuse.telling import tell
from articles.reviews.models import MODERATE, AbuseReport, Review, Status
from articles.rights import permit
from authors.models import User
from newsroom.html import printable

State = AbuseReport.State

SAY_WHY = "Tell whoever reported it why the review stays."
NONE_LEFT = "No report about this review waits any more: somebody was faster."


def uphold(
    review: Review, *, by: User | None, reason: str, answer: str = "", shown: str = "", now: datetime | None = None
) -> None:
    """Agree with whoever reported the review: it is rejected with a `Reason`, as moderation.reject does.

    `shown` is the edition of the review that was read. Raises ValidationError.
    """
    permit(by, MODERATE)
    moment = now or timezone.now()
    with transaction.atomic():
        waiting = _waiting(review)
        if review.status != Status.REJECTED:
            note = f"Reported: {', '.join(each.ticket for each in waiting)}"
            moderation.reject(review, by=by, reason=reason, note=note, shown=shown, now=moment)
        _answer(waiting, State.UPHELD, by, answer, moment)


def dismiss(
    review: Review, *, by: User | None, answer: str, last: int | None = None, now: datetime | None = None
) -> None:
    """Leave the review as it is; `answer` is what whoever reported it is told. Raises ValidationError."""
    permit(by, MODERATE)
    if not answer.strip():
        raise ValidationError({"answer": SAY_WHY})
    with transaction.atomic():
        _answer(_waiting(review, last), State.DISMISSED, by, answer, now or timezone.now())


def _waiting(review: Review, last: int | None = None) -> list[AbuseReport]:
    # Before the reports: so moderation takes nothing after them that somebody else may hold.
    rows = Review.objects.locked_with(review)
    if review.pk not in rows:
        raise Review.DoesNotExist
    review.status = rows[review.pk].status
    waiting = AbuseReport.objects.open().filter(review=review).select_for_update()
    found = [each for each in waiting if last is None or each.pk <= last]
    if not found:
        raise ValidationError(NONE_LEFT, code="changed")
    return found


def _answer(waiting: list[AbuseReport], state: State, by: User | None, answer: str, now: datetime) -> None:
    for each in waiting:
        each.state, each.decided_by, each.decided_at = state, by, now
        each.answer = printable(answer).strip()[:1000]
        each.save(update_fields=["state", "decided_by", "decided_at", "answer"])
        if each.email:
            transaction.on_commit(partial(tell.enqueue, each.pk))
