"""A reader who found a review helpful, known by nothing but a hash that means nothing for any other review."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.reviews.models.review import Review


class Vote(models.Model):
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="votes")
    #: Keyed hash of network and review: the same network is another voter at another review.
    voter = models.CharField(max_length=64)
    #: Keyed hash of network and day, to count what one network sends.
    sender = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)
    #: Whether `Review.helpful` has it.
    counted = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "voter"], name="one_vote_per_network_and_review"),
        ]
        indexes = [
            models.Index(fields=["sender", "at"], name="vote_sender"),
            models.Index(fields=["at"], name="vote_at"),
            models.Index(fields=["id"], name="vote_waiting", condition=Q(counted=False)),
        ]

    def __str__(self) -> str:
        return f"Review {self.review_id} is helpful"
