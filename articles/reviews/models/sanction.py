"""What the newsroom did about a reader: warned, muted, banned, and whether it let them back."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.reviews.models.reader import Reader


class SanctionQuerySet(models.QuerySet["Sanction"]):
    def of(self, reader: Reader) -> "SanctionQuerySet":
        """Those against a reader, the last first; of one whose address was erased there are none."""
        return self.filter(key=reader.key).order_by("-at", "-pk") if reader.key else self.none()

    def standing(self, reader: Reader, now: datetime | None = None) -> "Sanction | None":
        """Return the one that keeps a reader out, if any does."""
        return Sanction.in_force(self.of(reader).exclude(kind=Sanction.Kind.WARN)[:1], now or timezone.now())


class Sanction(models.Model):
    """One step, never changed; the last one counts.

    It knows its reader by the keyed hash of their address and by nothing else. So it outlives the address, and does not
    tie what a reader wrote to the hash once both were erased from the reader.
    """

    class Kind(models.TextChoices):
        WARN = "warn", "Warned"
        MUTE = "mute", "Muted"
        BAN = "ban", "Banned"
        LIFT = "lift", "Let back in"

    key = models.CharField(max_length=64, editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    until = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500)
    #: Nobody: a command.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = SanctionQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        permissions = [("ban_reader", "Can ban readers from reviewing")]
        constraints = [
            models.CheckConstraint(condition=~Q(key="") & ~Q(reason=""), name="sanction_says_whom_and_why"),
            models.CheckConstraint(
                condition=Q(kind="mute", until__isnull=False) | (~Q(kind="mute") & Q(until=None)),
                name="mute_has_an_end",
            ),
        ]
        indexes = [models.Index(fields=["key", "-at"], name="sanction_of_reader")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} by {self.by or 'nobody'}"

    @classmethod
    def in_force(cls, steps: Iterable["Sanction"], now: datetime) -> "Sanction | None":
        """Return which of a reader's, the last first, keeps them out."""
        last = next((one for one in steps if one.kind != cls.Kind.WARN), None)
        return last if last is not None and last.bars(now) else None

    def bars(self, now: datetime) -> bool:
        """Whether reviews are not taken because of it."""
        if self.kind == self.Kind.MUTE:
            return bool(self.until and self.until > now)
        return bool(self.kind == self.Kind.BAN)
