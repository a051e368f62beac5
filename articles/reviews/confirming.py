"""A reader says that a review is theirs; without that it waits, if that is the policy, and is deleted after a while."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from articles.reviews import erasing, moderation
from articles.reviews.models import Policy, Reader, Review, Status

CONFIRMED = "Its reader has confirmed the address."
#: Deleted one by one, in a minute no more than this.
AT_ONCE = 200


def confirm(reader: Reader, *, now: datetime | None = None) -> int:
    """Note that the address is theirs, and let what waits for that go to the desk; return how many reviews did."""
    with transaction.atomic():
        # Locked first: whoever presses twice confirms once.
        waiting = [row for row in erasing.locked(reader.pk).values() if row.status == Status.UNCONFIRMED]
        for review in waiting:
            moderation.reopen(review, by=None, note=CONFIRMED, now=now)
        reader.confirm(now)
    return len(waiting)


def drop_unconfirmed(now: datetime | None = None) -> None:
    """Delete the reviews that nobody has confirmed in time, and the address of whoever has written nothing else."""
    end = (now or timezone.now()) - timedelta(days=Policy.unconfirmed_days)
    for review in Review.objects.filter(status=Status.UNCONFIRMED, created_at__lt=end).order_by("pk")[:AT_ONCE]:
        _drop(review)


@transaction.atomic
def _drop(review: Review) -> None:
    """Delete it unless somebody has confirmed or judged it at this moment."""
    current = erasing.locked(review.reader_id).get(review.pk)
    if current is not None and current.status == Status.UNCONFIRMED:
        erasing.delete(current)
