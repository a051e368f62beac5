"""What a verb needs to know before it is done: a reason, a kind, a time."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format

from articles.admin.fields import WallTimeField
from articles.admin.standing import Standing
from articles.models import EXPLAINED_KINDS, Kind


class VerbForm(forms.Form):
    """Nothing but the edition that the question was asked about."""

    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        self.standing = standing
        for field in self.fields.values():
            if isinstance(field, WallTimeField):
                field.help_text = f"{field.help_text} {clock()}".strip()


class ReasonForm(VerbForm):
    reason = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For the desk's record. Readers do not see it.",
    )


class SendBackForm(ReasonForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason = self.fields["reason"]
        reason.required, reason.label = True, "What is to be done"
        reason.help_text = "The reporter reads this with the story. Readers do not see it."
        reason.error_messages["required"] = "Say why, so that the reporter knows what to do."


class PublishForm(VerbForm):
    """Once readers have had the story, they are owed the kind of change, and a word about some kinds."""

    kind = forms.ChoiceField(
        label="What kind of change is this?",
        choices=[choice for choice in Kind.choices if choice[0] != Kind.FIRST],
        initial=Kind.UPDATE,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label="Note to readers",
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Readers see this above the story. Corrections, clarifications and retractions need it; "
        "with a minor change it is not shown.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.standing.last is None:
            del self.fields["kind"], self.fields["note"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("kind") in EXPLAINED_KINDS and not cleaned.get("note", "x").strip():
            self.add_error("note", "Tell readers what was changed and why. They see this above the story.")
        return cleaned


class ScheduleForm(PublishForm):
    at = WallTimeField(label="When", help_text="In the newsroom's time.")

    field_order = ("at", "kind", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.standing.planned is not None:
            self.fields["at"].initial = self.standing.planned.live_from

    def clean_at(self) -> datetime:
        return _later(self.cleaned_data["at"], "publish now")


class WithdrawForm(ReasonForm):
    at = WallTimeField(label="When", required=False, help_text="Leave empty to withdraw it now. Newsroom's time.")

    field_order = ("reason", "at")

    def clean_at(self) -> datetime | None:
        at: datetime | None = self.cleaned_data["at"]
        return _later(at, "leave it empty") if at else None


def clock() -> str:
    """Name the newsroom's time zone and what its clock shows now."""
    zone = timezone.get_current_timezone_name()
    return f"Time zone: {zone}, where it is now {date_format(timezone.localtime(), 'H:i')}."


def _later(at: datetime, instead: str) -> datetime:
    if at <= timezone.now():
        raise ValidationError(f"This time has passed. Choose a later one, or {instead}.")
    return at
