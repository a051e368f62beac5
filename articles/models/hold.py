"""What keeps a story from readers: an embargo until its moment, a legal hold until somebody lifts it."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from newsroom import holds


class HoldQuerySet(models.QuerySet["Hold"]):
    def standing(self, at: datetime | None = None) -> "HoldQuerySet":
        """Those that stop a story at this moment: not lifted, and no embargo that has ended by then."""
        return self.filter(Q(until=None) | Q(until__gt=at or timezone.now()), lifted_at=None)


class Hold(holds.Hold):
    class Kind(models.TextChoices):
        EMBARGO = "embargo", "Embargo"
        LEGAL = "legal", "Legal hold"

    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="holds", editable=False)
    kind = models.CharField(max_length=20, choices=Kind, editable=False)
    until = models.DateTimeField("ends", null=True, blank=True)
    source = models.CharField(max_length=200, blank=True, help_text="Who asked for it, as in “City of Port Ansel”.")

    objects = HoldQuerySet.as_manager()

    class Meta(holds.Hold.Meta):
        default_permissions = ()
        constraints = [
            *holds.Hold.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind="embargo", until__gt=F("placed_at")) & ~Q(source="")
                | Q(kind="legal", until=None, source=""),
                name="hold_embargo_has_end_and_source",
                violation_error_message="An embargo has a source and ends in the future; a legal hold ends when it is "
                "lifted.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.Kind(self.kind).label)

    def clean(self) -> None:
        super().clean()
        self.source = self.source.strip()
