"""What a verb needs to know before it is done: a reason, a kind, a time."""

from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.formats import date_format

from articles.admin.fields import WallTimeField, clock, wall_time
from articles.admin.standing import Standing
from articles.models import EXPLAINED_KINDS, Kind
from articles.plans import told


class VerbForm(forms.Form):
    """The edition that the question was asked about; if there is a time `at`, it has not passed."""

    #: What to do about a time that has passed, other than choosing a later one.
    instead: ClassVar[str] = "publish now"

    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        self.standing = standing
        for name, field in list(self.fields.items()):
            if isinstance(field, WallTimeField):
                field.help_text = f"{field.help_text} {clock()}".strip()
                self._ask_which(name)

    def _ask_which(self, name: str) -> None:
        """Where the clocks go back a time comes twice: let the editor say which one is meant."""
        readings = wall_time(self.data.get(self.add_prefix(name))) or []
        if len(readings) == 2:
            self.fields[f"{name}_which"] = WhichField(readings)
            self.order_fields([field for known in self.fields for field in (known, f"{known}_which")])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, field in self.fields.items():
            if isinstance(field, WhichField) and cleaned.get(name):
                cleaned[name.removesuffix("_which")] = field.readings[int(cleaned[name])]
        at = cleaned.get("at")
        if at is not None and at <= timezone.now():
            self.add_error("at", f"This time has passed. Choose a later one, or {self.instead}.")
        return cleaned


class WhichField(forms.ChoiceField):
    """Which of two moments with the same time on the clock is meant."""

    widget = forms.RadioSelect

    def __init__(self, readings: list[datetime]) -> None:
        first, second = readings
        time = date_format(first, "H:i")
        zone = timezone.get_current_timezone_name()
        super().__init__(
            label=f"Which {time}?",
            choices=[
                ("0", f"The first one, {first:%H:%M %Z}, before the clocks go back"),
                ("1", f"The second one, {second:%H:%M %Z}, an hour later"),
            ],
            error_messages={"required": f"{time} comes twice in {zone}: the clocks go back. Choose which you mean."},
        )
        self.readings = readings


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
    keep_end = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.standing.last is None:
            del self.fields["kind"], self.fields["note"]
        if self.standing.ends_at is None:
            del self.fields["keep_end"]
        else:
            self.fields["keep_end"].label = f"Keep the withdrawal planned for {told(self.standing.ends_at)}"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("kind") in EXPLAINED_KINDS and not cleaned.get("note", "x").strip():
            self.add_error("note", "Tell readers what was changed and why. They see this above the story.")
        return cleaned


class ScheduleForm(PublishForm):
    at = WallTimeField(label="When", help_text="In the newsroom's time.")

    field_order = ("at", "kind", "note", "keep_end")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.standing.planned is not None:
            self.fields["at"].initial = self.standing.planned.live_from
        else:
            self.fields["at"].initial = self.standing.embargo_ends

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        at, free = cleaned.get("at"), self.standing.embargo_ends
        if at is not None and free is not None and at < free:
            self.add_error("at", f"The story is under embargo until {told(free)}. Choose that time or a later one.")
        return cleaned


class WithdrawForm(ReasonForm):
    instead = "leave it empty"

    at = WallTimeField(label="When", required=False, help_text="Leave empty to withdraw it now.")

    field_order = ("reason", "at")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.standing.live is None:
            self.fields["at"].required = True
            self.fields["at"].help_text = f"Readers do not have the story yet. {clock()}"
