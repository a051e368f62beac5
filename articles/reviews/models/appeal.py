"""A reader's word against a rejection, and the answer to it."""

from django.conf import settings
from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.reviews.models.review import Review, Status


class AppealQuerySet(models.QuerySet["Appeal"]):
    def waiting(self) -> "AppealQuerySet":
        """Those nobody has decided, of reviews that are still rejected; the oldest first."""
        return self.filter(decided_at=None, review__status=Status.REJECTED).order_by("at", "pk")


class Appeal(models.Model):
    """There is one for a review at most. Somebody other than who rejected it decides."""

    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="appeal")
    words = models.TextField(max_length=2000, validators=[MinLengthValidator(10)])
    at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    #: Nobody: a command.
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    upheld = models.BooleanField(null=True, blank=True)
    answer = models.CharField(max_length=1000, blank=True, help_text="Its reader gets this by mail.")

    objects = AppealQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_at=None, upheld=None) | Q(decided_at__isnull=False, upheld__isnull=False),
                name="decided_appeal_was_upheld_or_not",
            ),
        ]
        indexes = [
            models.Index(fields=["at"], name="appeal_waiting", condition=Q(decided_at=None)),
            models.Index(fields=["decided_at"], name="appeal_decided"),
            models.Index(fields=["at"], name="appeal_at"),
        ]

    def __str__(self) -> str:
        return f"Appeal: {self.review}"

    @property
    def is_waiting(self) -> bool:
        return self.decided_at is None
