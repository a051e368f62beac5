"""A review that has come in, with all that rules ask about it; each answer is read once, and only if a rule asks."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.db.models import Count, Exists, OuterRef, Q

from articles.reviews import lettering
from articles.reviews.models import Decision, Reason, Review, ReviewQuerySet, Status, Term

#: What a reader writes freely; names too, for readers see them.
FIELDS = ("headline", "words", "name")
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class History:
    """What is known of a reader from their other reviews."""

    approved: int
    rejected: int
    of_story: int
    last_hour: int

    @property
    def is_good(self) -> bool:
        """Whether the desk has read something of theirs and found nothing wrong."""
        return self.approved > 0 and not self.rejected


@dataclass
class Arrival:
    """A review with its reader set, saved or not yet. `started` is when its form was made, if it came from our form."""

    review: Review
    now: datetime
    started: datetime | None = None

    @cached_property
    def history(self) -> History:
        was_replaced = Decision.objects.filter(review=OuterRef("pk"), reason=Reason.REPLACED)
        rejected = Q(status=Status.REJECTED) & ~Q(Exists(was_replaced))
        return History(
            **self._others()
            .filter(reader_id=self.review.reader_id)
            .aggregate(
                approved=Count("pk", filter=Q(status=Status.APPROVED)),
                rejected=Count("pk", filter=rejected),
                of_story=Count("pk", filter=Q(article_id=self.review.article_id)),
                last_hour=Count("pk", filter=Q(created_at__gt=self.now - HOUR)),
            )
        )

    @cached_property
    def from_network(self) -> int:
        """How many reviews by others came from the same network in the last hour; those approved don't count."""
        if not self.review.network:
            return 0
        recent = self._others().filter(network=self.review.network, created_at__gt=self.now - HOUR)
        return recent.exclude(reader_id=self.review.reader_id).exclude(status=Status.APPROVED).count()

    @cached_property
    def readings(self) -> dict[str, list[list[lettering.Word]]]:
        return {field: lettering.readings(getattr(self.review, field)) for field in FIELDS}

    @cached_property
    def terms(self) -> list[Term]:
        """The terms of which the first word stands in the review, found by an index, however many terms there are."""
        words = (word for readings in self.readings.values() for reading in readings for word in reading)
        return list(Term.objects.filter(first__in={spelling for word in words for spelling in word.spellings}))

    @cached_property
    def letters(self) -> dict[str, tuple[str, list[int]]]:
        """Each field in plain small letters, and where each of them stands."""
        return {field: lettering.folded(getattr(self.review, field)) for field in FIELDS}

    def _others(self) -> ReviewQuerySet:
        return Review.objects.exclude(pk=self.review.pk)
