"""A way for someone without an account to read one saved state of a story, for a while."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from articles.models.revision import Revision


class PreviewLinkQuerySet(models.QuerySet["PreviewLink"]):
    def open(self, now: datetime | None = None) -> "PreviewLinkQuerySet":
        """Those that have neither expired nor been revoked."""
        return self.filter(revoked_at=None, expires_at__gt=now or timezone.now())

    def with_openings(self) -> "PreviewLinkQuerySet":
        """Annotate `opened` (how often) and `last_opened` (when, or None)."""
        return self.annotate(opened=models.Count("openings"), last_opened=models.Max("openings__at"))


class PreviewLink(models.Model):
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="preview_links")
    # What it shows: this text, not what the desk makes of it later.
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="preview_links")
    for_whom = models.CharField("for whom", max_length=120)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(for_whom=""), name="preview_link_is_for_someone"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="preview_link_lasts"),
        ]

    def __str__(self) -> str:
        return f"Preview for {self.for_whom}"

    def is_open(self, now: datetime | None = None) -> bool:
        return self.revoked_at is None and self.expires_at > (now or timezone.now())


class PreviewOpening(models.Model):
    """One time that a link was opened. The network is a keyed hash: it tells one household from another, no more."""

    link = models.ForeignKey(PreviewLink, on_delete=models.CASCADE, related_name="openings")
    at = models.DateTimeField(default=timezone.now)
    network = models.CharField(max_length=64)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Opened {self.at:%Y-%m-%d %H:%M}"
