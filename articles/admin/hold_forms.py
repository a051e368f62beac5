"""What an embargo or a hold needs to know, and which one is to be lifted."""

from typing import Any

from django import forms

from articles.admin.fields import WallTimeField
from articles.admin.verb_forms import VerbForm
from articles.gates.holds import told


class HoldForm(VerbForm):
    reason = forms.CharField(
        label="Why",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Everyone at the desk reads this, and it stays on record. Readers never see it.",
        error_messages={"required": "Say why: this stays on record."},
    )


class EmbargoForm(HoldForm):
    until = WallTimeField(
        label="Until",
        help_text="Nothing of the story goes out before this moment.",
        error_messages={"required": "Say when the embargo ends. A legal hold is what has no end."},
    )
    source = forms.CharField(
        label="Who asked for it",
        max_length=200,
        help_text="As in “City of Port Ansel”.",
        error_messages={"required": "Say who asked for the embargo."},
    )

    field_order = ("until", "source", "reason")


class LiftForm(HoldForm):
    hold = forms.TypedChoiceField(
        label="What is lifted", widget=forms.RadioSelect, error_messages={"required": "Choose what is lifted."}
    )

    field_order = ("hold", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        standing = {str(hold.pk): hold for hold in self.standing.holds}
        field = self.fields["hold"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(pk, told(hold)) for pk, hold in standing.items()]
        field.coerce = standing.__getitem__
        field.initial = next(iter(standing)) if len(standing) == 1 else None
