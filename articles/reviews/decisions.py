"""What the desk fills in to judge a review."""

from typing import Any, ClassVar, override

from django import forms
from django.core.exceptions import ValidationError

from articles.reviews import moderation
from articles.reviews.models import Reason, Review, Status
from authors.models import User

#: What the buttons of the form send, and the state each leads to.
TARGETS = {"approve": Status.APPROVED, "reject": Status.REJECTED, "reopen": Status.PENDING}


class ReasonForm(forms.Form):
    reason = forms.ChoiceField(
        label="Why it is not shown",
        choices=[("", "Choose a reason"), *Reason.choices],
        error_messages={"required": moderation.SAY_WHY, "invalid_choice": moderation.SAY_WHICH},
        help_text="Its reader may be told this.",
    )
    note = forms.CharField(
        label="Note",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vTextField"}),
        help_text="For the desk only.",
    )

    @override
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("reason") == Reason.OTHER and not cleaned.get("note"):
            self.add_error("note", moderation.SAY_WHY)
        return cleaned


class DecisionForm(forms.ModelForm[Review]):
    """One of the buttons, the reason where one is needed, and the state that the moderator saw."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    reason = forms.ChoiceField(
        label="Why it is not shown",
        required=False,
        error_messages={"invalid_choice": moderation.SAY_WHICH},
        choices=[("", "Choose a reason"), *Reason.choices],
        help_text="Its reader may be told this.",
    )
    note = forms.CharField(
        label="Note",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For the desk only.",
    )

    class Meta:
        model = Review
        fields: ClassVar[tuple[str, ...]] = ()

    @property
    def verb(self) -> str:
        return str(self.data.get("_decide", "")).removesuffix("_next")

    @property
    def goes_on(self) -> bool:
        """Whether the moderator wants to see the next one at once."""
        return str(self.data.get("_decide", "")).endswith("_next")

    @override
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.verb not in TARGETS:
            raise ValidationError("Choose what should happen with this review.")
        if cleaned.get("seen") not in ("", self.instance.status):
            last = self.instance.last_decision
            who = (last and last.by) or "Someone"
            raise ValidationError(f"{who} was faster: this review is now {self.instance.get_status_display().lower()}.")
        if self.verb == "reject" and not self.errors:
            self._check_reason(cleaned["reason"], cleaned["note"])
        return cleaned

    def _check_reason(self, reason: str, note: str) -> None:
        if not reason:
            self.add_error("reason", moderation.SAY_WHY)
        elif reason == Reason.OTHER and not note:
            self.add_error("note", moderation.SAY_WHY)

    def decide(self, review: Review, by: User) -> None:
        """Do what the button said."""
        judge(review, self.verb, by, self.cleaned_data["reason"], self.cleaned_data["note"])


def judge(review: Review, verb: str, by: User, reason: str = "", note: str = "") -> None:
    """Approve, reject or reopen a review; the verbs ask for the right to do so."""
    if verb == "reject":
        moderation.reject(review, by=by, reason=reason, note=note)
    elif verb == "approve":
        moderation.approve(review, by=by, note=note)
    else:
        moderation.reopen(review, by=by, note=note)
