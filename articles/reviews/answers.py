"""The newsroom's answer to a review: one, in public, by somebody with a name and a role."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.reviews import letters
from articles.reviews.models import MODERATE, Answer, Review, Status
from articles.rights import permit
from authors.models import User

NOT_SHOWN = "Only a review that readers see can be answered. Approve it first."
ANSWERED = "This review has been answered already. Change that answer instead."
GONE = "This answer has been taken back."


def give(
    review: Review, words: str, *, by: User, name: str = "", role: str = "", now: datetime | None = None
) -> Answer:
    """Answer a review that readers see, and return the answer.

    Readers see name and role as they are now: those of `by` and of their profile unless others are given. Raises
    ValidationError for words that are too short, and for a review that is not shown or has an answer.
    """
    permit(by, MODERATE)
    role = role or getattr(getattr(by, "author", None), "job_title", "")
    with transaction.atomic():
        current = _locked(review)
        if current.status != Status.APPROVED:
            raise ValidationError(NOT_SHOWN)
        if Answer.objects.filter(review=current).exists():
            raise ValidationError(ANSWERED)
        answer = Answer(review=current, words=words, name=name or by.name, role=role, by=by, at=now or timezone.now())
        _save(answer)
        letters.tell_answer(answer)
    return answer


def change(answer: Answer, words: str, *, by: User, now: datetime | None = None) -> None:
    """Give the answer other words; readers see that it was edited, and it stays the answer of who gave it."""
    permit(by, MODERATE)
    with transaction.atomic():
        current = _current(answer)
        if words.strip() != current.words:
            current.words, current.edited_at, current.edited_by = words, now or timezone.now(), by
            _save(current)
    answer.words, answer.edited_at, answer.edited_by = current.words, current.edited_at, current.edited_by


def take_back(answer: Answer, *, by: User) -> None:
    """Remove the answer. Raises ValidationError if somebody has done so already."""
    permit(by, MODERATE)
    with transaction.atomic():
        _current(answer).delete()


def _locked(review: Review) -> Review:
    return Review.objects.select_for_update().get(pk=review.pk)


def _current(answer: Answer) -> Answer:
    _locked(answer.review)
    current = Answer.objects.filter(pk=answer.pk).first()
    if current is None:
        raise ValidationError(GONE)
    return current


def _save(answer: Answer) -> None:
    answer.words = answer.words.strip()
    answer.clean_fields()
    answer.save()
