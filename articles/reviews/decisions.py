"""What the desk fills in to judge a review."""

from typing import Any, ClassVar, override

from django import forms
from django.core.exceptions import ValidationError

from articles.reviews import moderation
from articles.reviews.models import Review, Status
from authors.models import User

#: What the buttons of the form send, and the state each leads to.
TARGETS = {"approve": Status.APPROVED, "reject": Status.REJECTED, "reopen": Status.PENDING}

SAY_WHY = "Say why, so that the decision can be understood later."


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Why",
        max_length=200,
        error_messages={"required": SAY_WHY},
        widget=forms.Textarea(attrs={"rows": 2, "class": "vTextField"}),
        help_text="For the desk only. The reader is not told.",
    )


class DecisionForm(forms.ModelForm[Review]):
    """One of the buttons, the reason where one is needed, and the state that the moderator saw."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Review
        fields: ClassVar[tuple[str, ...]] = ("reason",)
        widgets: ClassVar[dict[str, forms.Widget]] = {"reason": forms.Textarea(attrs={"rows": 2})}
        labels: ClassVar[dict[str, str]] = {"reason": "Why it is rejected"}
        help_texts: ClassVar[dict[str, str]] = {"reason": "For the desk only. The reader is not told."}

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
        # The form has already written the new reason to the instance, but nothing else.
        if cleaned.get("seen") not in ("", self.instance.status):
            who = self.instance.decided_by or "Someone"
            raise ValidationError(f"{who} was faster: this review is now {self.instance.get_status_display().lower()}.")
        if self.verb == "reject" and not cleaned.get("reason", "").strip() and "reason" not in self.errors:
            self.add_error("reason", SAY_WHY)
        return cleaned

    def decide(self, review: Review, by: User) -> None:
        """Do what the button said."""
        judge(review, self.verb, by, self.cleaned_data.get("reason", ""))


def judge(review: Review, verb: str, by: User, reason: str = "") -> None:
    """Approve, reject or reopen a review; the verbs ask for the right to do so."""
    if verb == "reject":
        moderation.reject(review, by=by, reason=reason)
    elif verb == "approve":
        moderation.approve(review, by=by)
    else:
        moderation.reopen(review, by=by)
