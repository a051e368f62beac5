"""Every save at the desk: who, when, and the whole story as it then stood."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models


class RevisionQuerySet(models.QuerySet["Revision"]):
    def saves(self) -> "RevisionQuerySet":
        """Return what the story once was, without what was only typed."""
        return self.filter(aside=False)


class Revision(models.Model):
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="revisions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_index=True)
    reason = models.CharField(max_length=200, blank=True)
    # Fields by name; bylines as [author id, role], topics as names, the photo as its id.
    snapshot = models.JSONField()
    # What its ids were called, for the day when they name nothing any more (see articles.naming).
    names = models.JSONField(default=dict)
    # Typed but never saved, and kept when someone took the story over: it was never what the story said.
    aside = models.BooleanField(default=False)

    objects: ClassVar[RevisionQuerySet] = RevisionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"Revision {self.pk} of article {self.article_id}"

    @property
    def told(self) -> dict[str, Any]:
        """The snapshot with its names, as articles.differences compares it."""
        return {**self.snapshot, "names": self.names}
