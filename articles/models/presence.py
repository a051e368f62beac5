"""Who has a story open: a row for each window, which ends by itself when nothing more is heard of it."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

#: A window in the background may be let speak only once a minute.
GONE_AFTER = timedelta(seconds=75)
IDLE_AFTER = timedelta(minutes=2)


class PresenceQuerySet(models.QuerySet["Presence"]):
    def here(self, now: datetime | None = None) -> "PresenceQuerySet":
        return self.filter(seen_at__gt=(now or timezone.now()) - GONE_AFTER)


class Presence(models.Model):
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="present")
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    key = models.UUIDField()
    seen_at = models.DateTimeField(db_index=True)
    active_at = models.DateTimeField()
    # Who took the story over from this window.
    displaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+", db_index=False
    )

    objects: ClassVar[PresenceQuerySet] = PresenceQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["editor", "key"], name="present_once_per_window")]

    def __str__(self) -> str:
        return f"{self.editor_id} has article {self.article_id} open"

    def is_active(self, now: datetime | None = None) -> bool:
        return self.active_at > (now or timezone.now()) - IDLE_AFTER
