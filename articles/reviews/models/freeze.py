"""A story's average that stays as it was while a burst of reviews is being judged."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from articles.models import Article
from articles.reviews.models.tally import Tally


class FreezeQuerySet(models.QuerySet["Freeze"]):
    def standing(self) -> "FreezeQuerySet":
        """Those that have not ended; of each story one at most."""
        return self.filter(ended_at__isnull=True)

    def ended(self) -> "FreezeQuerySet":
        """Those after which the average was restated, the last first."""
        return self.filter(ended_at__isnull=False).order_by("-ended_at")

    def lately(self, span: timedelta) -> "FreezeQuerySet":
        """Those that stand or have ended within this time, of each story the last last."""
        ended = Q(ended_at__isnull=True) | Q(ended_at__gt=timezone.now() - span)
        return self.filter(ended).order_by("began_at", "pk")

    def of(self, article_ids: Iterable[Any]) -> "FreezeQuerySet":
        return self.filter(article__id__in=article_ids)


class Freeze(models.Model):
    """What readers are shown as the tally of a story, from `began_at` until `ended_at`, whatever is approved meanwhile.

    Reviews go on being taken and judged. When it ends the tally is that of the approved reviews again.
    """

    article = models.ForeignKey(Article, verbose_name="story", on_delete=models.CASCADE, related_name="freezes")
    #: The reviews of the burst are those that came in from here on.
    since = models.DateTimeField("first review of the burst", editable=False)
    began_at = models.DateTimeField("began", default=timezone.now, editable=False)
    why = models.CharField(max_length=200, editable=False)
    #: How many gave 5, 4, 3, 2, 1 stars when it began.
    stars = models.JSONField(editable=False)
    ended_at = models.DateTimeField("ended", null=True, blank=True, editable=False)
    #: Nobody: the last review of the burst went without being judged.
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    objects = FreezeQuerySet.as_manager()

    class Meta:
        ordering = ["-began_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                name="one_freeze_of_a_story_at_a_time",
                condition=Q(ended_at__isnull=True),
                violation_error_message="The average of this story is frozen already.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("began_at")), name="freeze_ends_after_it_began"
            ),
        ]
        indexes = [models.Index(fields=["article", "-ended_at"], name="freeze_of_story")]

    def __str__(self) -> str:
        return f"{self.article} since {self.began_at:%Y-%m-%d %H:%M}"

    @property
    def tally(self) -> Tally | None:
        """What readers are shown while it stands; None if there was no approved review."""
        tally = Tally(dict(zip(range(5, 0, -1), self.stars, strict=True)))
        return tally if tally.count else None
