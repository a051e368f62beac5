"""What moderators write to each other about a review."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.reviews.models.review import Review


class ReviewNote(models.Model):
    """What one moderator tells the others about a review. It never leaves the desk."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="notes")
    words = models.CharField(max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.words
