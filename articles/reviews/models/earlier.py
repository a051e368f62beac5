"""What a review said before its reader changed it."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone

from articles.reviews.models.review import Review
from articles.reviews.models.tally import Opinion

if TYPE_CHECKING:
    from datetime import datetime

#: What a reader writes, and what is kept of it when they write it anew.
TEXT = ("rating", "accurate", "clear", "fair", "headline", "words", "name")


class EarlierText(models.Model):
    """For the desk, which must see what somebody made of a review that was approved. It goes with the review."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="earlier")
    rating = models.PositiveSmallIntegerField("stars")
    accurate = models.CharField(max_length=10, choices=Opinion, blank=True)
    clear = models.CharField(max_length=10, choices=Opinion, blank=True)
    fair = models.CharField(max_length=10, choices=Opinion, blank=True)
    headline = models.CharField(max_length=120)
    words = models.TextField()
    name = models.CharField(max_length=80)
    #: When it gave way to the next.
    until = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-until", "-id"]

    def __str__(self) -> str:
        return f"{self.rating} of 5: {self.headline}"

    @classmethod
    def of(cls, review: Review, until: "datetime") -> "EarlierText":
        """Return what a review says now, to be kept."""
        return cls(review=review, until=until, **{name: getattr(review, name) for name in TEXT})
