"""The form a reader leaves a review with."""

from typing import ClassVar

from django import forms

from articles.reviews.models import Review
from newsroom.reader_forms import ReaderForm

STARS = [(n, f"{n} {'star' if n == 1 else 'stars'}") for n in range(1, 6)]


class ReviewForm(ReaderForm, forms.ModelForm[Review]):
    """Fields `rating headline words name email`."""

    field_order = ("rating", "headline", "words", "name", "email")

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
    email = forms.EmailField(
        max_length=254,
        help_text="Never shown. We may write to you about your review.",
        error_messages={"required": "Give your email address. It is never shown."},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    class Meta:
        model = Review
        fields: ClassVar[list[str]] = ["rating", "headline", "words", "name"]
        labels: ClassVar[dict[str, str]] = {
            "headline": "In one line",
            "words": "Your review",
            "name": "Name",
        }
        help_texts: ClassVar[dict[str, str]] = {
            "words": "What did the story get right, and what is missing? Plain text.",
            "name": "Shown with your review.",
        }
        error_messages: ClassVar[dict[str, dict[str, str]]] = {
            "headline": {"required": "Sum your review up in one line."},
            "words": {"required": "Write a few words: stars alone do not help other readers."},
            "name": {"required": "Give the name you want to be shown with."},
        }
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "words": forms.Textarea(attrs={"rows": 6}),
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
        }
