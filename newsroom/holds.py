"""An order to keep something from readers, on record for good: who gave it and why, who lifted it and why."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

WHY_PLACED = "Say why: this stays on record."
WHY_LIFTED = "Say why it is lifted: this stays on record."


class Hold(models.Model):
    """Rows are never changed but to lift them once, and never deleted."""

    reason = models.TextField(
        help_text="Why, for everyone at the desk. Readers never see this.", error_messages={"blank": WHY_PLACED}
    )
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    placed_at = models.DateTimeField(default=timezone.now, editable=False)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    lifted_at = models.DateTimeField(null=True, editable=False)
    lifted_reason = models.TextField(blank=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["-placed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="%(class)s_has_a_reason",
                violation_error_message=WHY_PLACED,
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None, lifted_reason="")
                | (Q(lifted_at__isnull=False, lifted_by__isnull=False) & ~Q(lifted_reason="")),
                name="%(class)s_lifted_wholly_or_not",
                violation_error_message="A hold is lifted by somebody, at a time and for a reason, or not at all.",
            ),
        ]

    def clean(self) -> None:
        """Strip the reason, so that a space doesn't pass for one."""
        self.reason = self.reason.strip()
        if not self.reason:
            raise ValidationError({"reason": WHY_PLACED})

    @property
    def is_lifted(self) -> bool:
        return self.lifted_at is not None


def lift(hold: Hold, *, by: models.Model, reason: str, now: datetime | None = None) -> None:
    """Lift a hold for good. Raises ValidationError without a reason, or when somebody was faster."""
    if not reason.strip():
        raise ValidationError({"reason": WHY_LIFTED})
    lifted: dict[str, Any] = {"lifted_at": now or timezone.now(), "lifted_by": by, "lifted_reason": reason.strip()}
    rows = type(hold)._base_manager.filter(pk=hold.pk, lifted_at=None)
    if not rows.update(**lifted):
        raise ValidationError("Somebody has lifted this already.")
    for name, value in lifted.items():
        setattr(hold, name, value)
