"""That somebody had all erased that was held about a reader; about whom is not said."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Erasure(models.Model):
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    #: How many reviews were deleted, and from how many reports the address was taken.
    reviews = models.PositiveIntegerField(default=0)
    reports = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"By {self.by or 'nobody'}: {self.reviews} reviews, {self.reports} reports"
