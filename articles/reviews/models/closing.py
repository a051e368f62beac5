"""A story that takes no reviews, and why."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.models import Article
from articles.reviews.models.review import reviewed_story


class ClosingQuerySet(models.QuerySet["Closing"]):
    def with_story(self) -> "ClosingQuerySet":
        """Annotate the headline of the story as readers have it, or had it last: not as the desk does."""
        return self.annotate(**reviewed_story("headline"))


class Closing(models.Model):
    """There is one for each story that somebody closed; lifting it deletes it. Reviews that are shown stay."""

    class Reason(models.TextChoices):
        OBITUARY = "obituary", "Somebody has died"
        COURT = "court", "A case is before a court"
        MINOR = "minor", "It is about a child"
        OTHER = "other", "Another reason"

    article = models.OneToOneField(Article, verbose_name="story", on_delete=models.CASCADE, related_name="closing")
    reason = models.CharField("why", max_length=20, choices=Reason)
    words = models.CharField(
        "what readers are told",
        max_length=300,
        blank=True,
        help_text="Stands in the place of the form. Without it readers are told what goes with the reason.",
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = ClosingQuerySet.as_manager()

    class Meta:
        verbose_name = "story closed for reviews"
        verbose_name_plural = "stories closed for reviews"
        constraints = [
            models.CheckConstraint(
                condition=Q(reason__in=("obituary", "court", "minor", "other")), name="closing_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(reason="other") | ~Q(words=""),
                name="closing_for_another_reason_has_words",
                violation_error_message="Say to readers why the story takes no reviews.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_reason_display()
