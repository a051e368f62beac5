"""What someone typed and has not saved: a row for each editor and window, never the story's own."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from authors.models import User

#: How long what was left aside can still be taken up.
LEFT_FOR = timedelta(days=30)


class UnsavedQuerySet(models.QuerySet["Unsaved"]):
    def found(self, editor: User, article: int | None) -> "UnsavedQuerySet":
        """What this person has not saved of a story, newest first; None is a story that was never saved."""
        return self.filter(editor=editor, article=article).order_by("-at", "-pk")

    def open(self) -> "UnsavedQuerySet":
        return self.filter(fate=Unsaved.Fate.OPEN)

    def left(self, now: datetime | None = None) -> "UnsavedQuerySet":
        return self.filter(fate=Unsaved.Fate.LEFT, at__gt=(now or timezone.now()) - LEFT_FOR)


class Unsaved(models.Model):
    class Fate(models.TextChoices):
        OPEN = "open", "Not saved"
        LEFT = "left", "Left aside"
        # Without text: it remembers that what comes late for this window is in the story already.
        SAVED = "saved", "In the story"

    # Made for each window that shows the form, so that two windows of one person lose nothing to each other.
    key = models.UUIDField()
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    # A story that is deleted leaves what somebody still had of it to them.
    article = models.ForeignKey(
        "articles.Article", null=True, on_delete=models.SET_NULL, related_name="unsaved", db_index=False
    )
    edition = models.PositiveIntegerField(default=0)
    # Counts what was typed in that window; an older request never overwrites newer text.
    sequence = models.PositiveBigIntegerField(default=0)
    fate = models.CharField(max_length=8, choices=Fate, default=Fate.OPEN)
    # As in a revision's snapshot.
    typed = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[UnsavedQuerySet] = UnsavedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["editor", "key"], name="unsaved_once_per_window"),
            models.CheckConstraint(
                condition=Q(fate__in=["open", "left", "saved"]),
                name="unsaved_fate_is_known",
                violation_error_message="What is not saved is open, left aside, or in the story.",
            ),
        ]
        indexes = [models.Index(fields=["article", "editor"], name="unsaved_of_story")]

    def __str__(self) -> str:
        return f"What {self.editor_id} typed of article {self.article_id}, {self.get_fate_display().lower()}"
