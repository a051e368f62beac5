"""A reader changes what they wrote: for a time, and past the rules and the desk once more."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.models import Version
from articles.reviews import closing, moderation
from articles.reviews.models import TEXT, EarlierText, Policy, Review, Status
from articles.reviews.receiving import look_again

TOO_LATE = "The time in which you could change this review is over."
REJECTED = "This review was rejected, so it cannot be changed. You can appeal, or write another."
NOT_SHOWN = "The story is not there any more, so its reviews cannot be changed."
BY_READER = "Its reader has changed it."


def ends(review: Review, policy: Policy) -> datetime:
    """Return until when its reader may change a review."""
    return review.created_at + timedelta(hours=policy.edit_hours)


def hindrance(review: Review, version: Version | None, now: datetime) -> str:
    """Return why its reader cannot change a review, "" if they can; `version` is what readers have of the story."""
    if ends(review, Policy.current()) <= now:
        return TOO_LATE
    if review.status == Status.REJECTED:
        return REJECTED
    return closing.why(version, now) if version is not None else NOT_SHOWN


def change(review: Review, text: dict[str, object], *, now: datetime | None = None) -> None:
    """Write a review anew: `text` has what is named in TEXT. Readers see nothing of it before an editor has read it.

    What it said before is kept for the desk. Raises ValidationError where it cannot be changed, and
    Review.DoesNotExist.
    """
    moment = now or timezone.now()
    with transaction.atomic():
        rows = Review.objects.locked_with(review)
        current = rows.get(review.pk)
        if current is None:
            raise Review.DoesNotExist
        version = Version.objects.live(moment).filter(article=current.article_id).first()
        if told := hindrance(current, version, moment):
            raise ValidationError(told)
        if all(getattr(current, name) == text[name] for name in TEXT):
            return
        EarlierText.of(current, moment).save()
        if current.status == Status.APPROVED:
            moderation.reopen(current, by=None, note=BY_READER, now=moment)
        for name in TEXT:
            setattr(current, name, text[name])
        current.edited_at = moment
        current.save(update_fields=[*TEXT, "edited_at"])
        look_again(current)
