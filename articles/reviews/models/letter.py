"""Mails to readers about their reviews: each is noted with what it tells, and sent once."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.reviews.models.decision import Decision
from articles.reviews.models.review import Review

if TYPE_CHECKING:
    from datetime import datetime, timedelta


class LetterQuerySet(models.QuerySet["Letter"]):
    def to_send(self, now: "datetime", *, within: "timedelta") -> "LetterQuerySet":
        """Those that are due and not sent, but not what nobody could send for so long that it is no news."""
        return self.filter(sent_at=None, due__lte=now, due__gt=now - within).order_by("due", "pk")


class Letter(models.Model):
    """It holds no address: that is its reader's, and gone from here as soon as it is erased there."""

    class About(models.TextChoices):
        RECEIVED = "received", "Received"
        DECISION = "decision", "Decided"
        ANSWER = "answer", "Answered"
        APPEAL = "appeal", "Appeal decided"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="letters")
    about = models.CharField(max_length=20, choices=About)
    decision = models.OneToOneField(Decision, null=True, on_delete=models.CASCADE, related_name="letter")
    due = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "about"], name="one_letter_of_a_sort", condition=~Q(about="decision")
            ),
            models.CheckConstraint(
                condition=Q(about="decision", decision__isnull=False) | (~Q(about="decision") & Q(decision=None)),
                name="letter_about_a_decision_names_it",
            ),
        ]
        indexes = [models.Index(fields=["due"], name="letter_to_send", condition=Q(sent_at=None))]

    def __str__(self) -> str:
        return self.get_about_display()
