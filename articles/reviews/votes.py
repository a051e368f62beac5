"""“Helpful”: one vote for each network and review, without a cookie; known by hashes that are soon erased.

Votes are counted once a minute: the number that readers see, and the order that follows from it, change at most so
often, and whoever sends a flood of votes makes of each page one render a minute.
"""

from collections import Counter
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from articles.reviews.models import Review, Status, Vote
from newsroom.hashing import keyed
from newsroom.locks import one_at_a_time
from newsroom.pagecache.purging import purge

PER_NETWORK_AND_HOUR = 60
AT_ONCE = 2000


class TooManyVotes(ValidationError):
    """This network has voted enough for now."""


def vote(review: Review, network: str, now: datetime | None = None) -> None:
    """Note that somebody in this network found the review helpful; whoever says it again changes nothing.

    Raises TooManyVotes, and Review.DoesNotExist where the review went meanwhile.
    """
    now = now or timezone.now()
    voter, sender = keyed(f"vote on review {review.pk}", network), keyed(f"votes on {now:%Y-%m-%d}", network)
    try:
        with transaction.atomic():
            one_at_a_time(f"votes from {sender}")
            if not Vote.objects.filter(review=review, voter=voter).exists():
                _check_network(sender, now)
                Vote.objects.create(review=review, voter=voter, sender=sender, at=now)
    except IntegrityError:
        # Either the same network was noted at this very moment, or there is nothing left to vote for.
        review.refresh_from_db(fields=["status"])


def _check_network(sender: str, now: datetime) -> None:
    recent = Vote.objects.filter(sender=sender, at__gt=now - timedelta(hours=1))
    if recent.count() >= PER_NETWORK_AND_HOUR:
        raise TooManyVotes("Many votes have come from your network. Try again in an hour.")


@transaction.atomic
def count(now: datetime) -> None:  # noqa: ARG001  (all that ticks is called with the moment)
    """Add the votes that came in to the number that readers see, and drop the pages that show or follow it."""
    one_at_a_time("votes are counted")
    waiting = dict(Vote.objects.filter(counted=False).order_by("pk").values_list("pk", "review_id")[:AT_ONCE])
    new, tags = Counter(waiting.values()), set[str]()
    for review in Review.objects.filter(pk__in=new).select_for_update().order_by("pk"):
        Review.objects.filter(pk=review.pk).update(helpful=F("helpful") + new[review.pk])
        if review.status == Status.APPROVED:
            tags |= {f"review:{review.pk}", f"helpful:{review.article_id}"}
    Vote.objects.filter(pk__in=waiting).update(counted=True)
    purge(*tags)


def forget(before: datetime) -> None:
    """Erase the hashes of votes from before this moment. What was counted stays; the same network may vote again."""
    Vote.objects.filter(at__lt=before, counted=True).delete()
