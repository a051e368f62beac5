"""Freezing a story's average while a burst of reviews is judged, and restating it afterwards."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.reviews.models import MODERATE, Freeze, Review
from articles.rights import permit
from authors.models import User
from newsroom.pagecache.purging import queue_up

ENDED = "The average of this story is no longer frozen."


def freeze(article_id: int, *, since: datetime, why: str) -> Freeze:
    """Keep the average that readers see as it is now, or return the freeze that stands. Whoever comes first begins it.

    `since` is when the burst began: the freeze ends when none of the reviews that came in from then on waits.
    """
    with transaction.atomic():
        # Whoever approves takes it too: nothing is approved between what is counted here and the freeze.
        queue_up()
        found = list(Review.objects.counted([article_id]))
        stars = list(found[0][1:]) if found else [0] * 5
        standing, _new = Freeze.objects.get_or_create(
            article_id=article_id, ended_at=None, defaults={"since": since, "why": why[:200], "stars": stars}
        )
    return standing


def thaw(frozen: Freeze, *, by: User | None, now: datetime | None = None) -> None:
    """End it by hand: the average is that of the approved reviews again. Raises ValidationError if it has ended."""
    permit(by, MODERATE)
    with transaction.atomic():
        queue_up()
        current = Freeze.objects.standing().select_for_update().filter(pk=frozen.pk).first()
        if current is None:
            raise ValidationError(ENDED)
        _end(current, by, now)
    frozen.ended_at, frozen.ended_by = current.ended_at, current.ended_by


def settle(article_id: int, *, by: User | None, now: datetime | None = None) -> None:
    """End the freeze of this story if there is one and nothing of its burst waits any more."""
    standing = Freeze.objects.standing().filter(article_id=article_id)
    if not standing.exists():
        return
    queue_up()
    for frozen in standing.select_for_update():
        if not _waits(frozen):
            _end(frozen, by, now)


def settle_all(now: datetime) -> None:
    """End every freeze whose reviews went without being judged: withdrawn by their readers, or erased."""
    for article_id in Freeze.objects.standing().values_list("article_id", flat=True):
        with transaction.atomic():
            settle(article_id, by=None, now=now)


def _waits(frozen: Freeze) -> bool:
    burst = Review.objects.filter(article_id=frozen.article_id, created_at__gte=frozen.since)
    return burst.pending().exists()


def _end(frozen: Freeze, by: User | None, now: datetime | None) -> None:
    frozen.ended_at, frozen.ended_by = max(now or timezone.now(), frozen.began_at), by
    frozen.save(update_fields=["ended_at", "ended_by"])
