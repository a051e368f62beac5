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
        rows = Review.objects.filter(reader=reader, status=Status.UNCONFIRMED)
        # Locked first: whoever presses twice confirms once.
        waiting = list(rows.select_for_update().order_by("article", "pk"))
        for review in waiting:
            moderation.reopen(review, by=None, note=CONFIRMED, now=now)
        reader.confirm(now)
    return len(waiting)


def drop_unconfirmed(now: datetime | None = None) -> None:
    """Delete the reviews that nobody has confirmed in time, and the address of whoever has written nothing else."""
    end = (now or timezone.now()) - timedelta(days=Policy.unconfirmed_days)
    for review in Review.objects.filter(status=Status.UNCONFIRMED, created_at__lt=end).order_by("pk")[:AT_ONCE]:
        erasing.delete(review)
