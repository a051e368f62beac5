"""The form a reader leaves a review with. Plain fields, no token: it stands on pages that everyone shares."""

from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.core import signing
from django.utils import timezone

from articles.reviews.models import Review

#: Nobody reads a story and reviews it in less.
SECONDS_AT_LEAST = 3

SIGNER = signing.Signer(salt="review")

STARS = [(n, f"{n} {'star' if n == 1 else 'stars'}") for n in range(1, 6)]


def mark(moment: datetime) -> str:
    """Return when a form was made, signed: the same for the same moment, so that a cached page stays the same."""
    return SIGNER.sign_object(moment.timestamp())


class ReviewForm(forms.ModelForm[Review]):
    """Fields `rating headline words name email`, a trap for robots, and the time the form was made."""

    rating = forms.TypedChoiceField(
        label="Your rating",
        choices=STARS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose from one to five stars.",
            "invalid_choice": "Choose from one to five stars.",
        },
    )
    # People never see this field; whatever fills it in is a robot.
    website = forms.CharField(required=False, label="Leave this empty")
    started = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Review
        fields: ClassVar[list[str]] = ["rating", "headline", "words", "name", "email"]
        labels: ClassVar[dict[str, str]] = {
            "headline": "In one line",
            "words": "Your review",
            "name": "Name",
            "email": "Email",
        }
        help_texts: ClassVar[dict[str, str]] = {
            "words": "What did the story get right, and what is missing? Plain text.",
            "name": "Shown with your review.",
            "email": "Never shown. We may write to you about your review.",
        }
        error_messages: ClassVar[dict[str, dict[str, str]]] = {
            "headline": {"required": "Sum your review up in one line."},
            "words": {"required": "Write a few words: stars alone do not help other readers."},
            "name": {"required": "Give the name you want to be shown with."},
            "email": {"required": "Give your email address. It is never shown."},
        }
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "words": forms.Textarea(attrs={"rows": 6}),
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.label_suffix = ""
        self.initial.setdefault("started", mark(timezone.now()))

    @property
    def is_robot(self) -> bool:
        """Whether the trap was filled in."""
        return bool(self.data.get("website"))

    def clean_started(self) -> float | None:
        """Return when the form was made, in seconds since the epoch, or None if the post does not say."""
        try:
            return float(SIGNER.unsign_object(self.cleaned_data["started"]))
        except (signing.BadSignature, TypeError, ValueError):
            return None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        started = cleaned.get("started")
        if started is not None and timezone.now().timestamp() - started < SECONDS_AT_LEAST:
            raise forms.ValidationError("That was very quick. Read your review once more, then send it.", code="quick")
        return cleaned

    @property
    def suspicion(self) -> str:
        """What an editor should know about how the review came in."""
        return "" if self.cleaned_data.get("started") else "Sent without the mark that our form carries."
