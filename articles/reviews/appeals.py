"""Appeals: a reader's word against a rejection, once, decided by somebody other than who rejected."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.reviews import letters, moderation
from articles.reviews.models import MODERATE, Appeal, Reason, Review, Status
from articles.rights import permit
from authors.models import User
from newsroom.html import printable

NOT_REJECTED = "You can appeal only against a rejection."
REPLACED = "This review gave way to a later one of yours. There is nothing to appeal against."
ONCE = "You have appealed against this decision already."
DECIDED = "This appeal has been decided already."
SOMEBODY_ELSE = "You have rejected this review yourself. Somebody else decides about the appeal."
SAY_WHY = "Say to the reader why the decision stays."


def hindrance(review: Review) -> str:
    """Return why its reader cannot appeal for a review, "" if they can."""
    if review.status != Status.REJECTED:
        return NOT_REJECTED
    if review.last_decision is not None and review.last_decision.reason == Reason.REPLACED:
        return REPLACED
    return ONCE if Appeal.objects.filter(review=review).exists() else ""


def lodge(review: Review, words: str, *, now: datetime | None = None) -> Appeal:
    """Put a reader's appeal before the desk. Raises ValidationError, of the words by field."""
    with transaction.atomic():
        current = Review.objects.select_for_update().get(pk=review.pk)
        if told := hindrance(current):
            raise ValidationError(told)
        appeal = Appeal(review=current, words=printable(words).strip(), at=now or timezone.now())
        appeal.full_clean(exclude=["review", "decided_by"])
        appeal.save(force_insert=True)
    return appeal


def uphold(appeal: Appeal, *, by: User | None, answer: str = "", now: datetime | None = None) -> None:
    """Agree with the reader: the review is approved. Raises ValidationError if they may not decide this one."""
    _decide(appeal, True, by, answer, now)


def dismiss(appeal: Appeal, *, by: User | None, answer: str, now: datetime | None = None) -> None:
    """Leave it at the rejection; `answer` is what the reader is told. Raises ValidationError."""
    if not answer.strip():
        raise ValidationError({"answer": SAY_WHY})
    _decide(appeal, False, by, answer, now)


def may_decide(appeal: Appeal, by: User) -> bool:
    """Return whether this person is somebody else than who rejected the review."""
    return _rejected_by(appeal.review) != by.pk


def _decide(appeal: Appeal, upheld: bool, by: User | None, answer: str, now: datetime | None) -> None:
    permit(by, MODERATE)
    moment = now or timezone.now()
    with transaction.atomic():
        # The review first, with all that approving it takes.
        review = Review.objects.locked_with(appeal.review).get(appeal.review_id)
        if review is None:
            raise Review.DoesNotExist
        current = Appeal.objects.select_for_update().get(pk=appeal.pk)
        if not current.is_waiting:
            raise ValidationError(DECIDED)
        if by is not None and _rejected_by(review) == by.pk:
            raise ValidationError(SOMEBODY_ELSE)
        current.upheld, current.decided_by, current.decided_at = upheld, by, moment
        current.answer = printable(answer).strip()
        current.full_clean(exclude=["review", "decided_by"])
        current.save()
        letters.tell_appeal(current)
        if upheld and review.status == Status.REJECTED:
            moderation.approve(review, by=by, note="The appeal was upheld.", now=moment)
    appeal.upheld, appeal.decided_by, appeal.decided_at, appeal.answer = upheld, by, moment, current.answer


def _rejected_by(review: Review) -> int | None:
    # Whoever undoes an approval puts back what somebody else decided.
    rejections = review.decisions.filter(status=Status.REJECTED, undoes=None, undone=None)
    return rejections.values_list("by_id", flat=True).first()
