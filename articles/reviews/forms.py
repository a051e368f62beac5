"""The form a reader leaves a review with, and the one they change it with."""

from typing import Any, ClassVar, override

from django import forms

from articles.reviews.models import Appeal, Opinion, Review
from newsroom.reader_forms import ReaderForm

STARS = [(n, f"{n} {'star' if n == 1 else 'stars'}") for n in range(1, 6)]
#: Sent where a question stays open; a radio with an empty value is read as “on” by some programs.
OPEN = "none"
#: Nobody has to answer, and whoever has answered can take it back without a script.
ANSWERS = [*Opinion.choices, (OPEN, "No answer")]
OPINIONS = ("accurate", "clear", "fair")


class OpinionField(forms.ChoiceField):
    """One of the questions beside the stars, which may stay open."""

    def __init__(self, label: str) -> None:
        super().__init__(label=label, choices=ANSWERS, required=False, widget=forms.RadioSelect)

    @override
    def prepare_value(self, value: Any) -> Any:
        return value or OPEN

    @override
    def to_python(self, value: Any) -> str:
        return "" if value == OPEN else super().to_python(value)


class ReviewForm(ReaderForm, forms.ModelForm[Review]):
    """Fields `rating headline words name email`, and the answers `accurate clear fair`, which may be left out."""

    field_order = ("rating", *OPINIONS, "headline", "words", "name", "email")

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
    accurate = OpinionField("Is it accurate?")
    clear = OpinionField("Is it clear?")
    fair = OpinionField("Is it fair?")
    email = forms.EmailField(
        max_length=254,
        help_text="Never shown. We may write to you about your review.",
        error_messages={"required": "Give your email address. It is never shown."},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    class Meta:
        model = Review
        fields: ClassVar[list[str]] = ["rating", *OPINIONS, "headline", "words", "name"]
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

    @property
    def opinions(self) -> list[forms.BoundField]:
        """The questions beside the stars."""
        return [self[name] for name in OPINIONS]


class ChangeForm(ReviewForm):
    """The same without the address, which stays what it is."""

    email = None  # type: ignore[assignment]


class AppealForm(forms.ModelForm[Appeal]):
    class Meta:
        model = Appeal
        fields: ClassVar[list[str]] = ["words"]
        labels: ClassVar[dict[str, str]] = {"words": "Why the decision is wrong"}
        help_texts: ClassVar[dict[str, str]] = {"words": "Only the newsroom reads this. You can appeal once."}
        error_messages: ClassVar[dict[str, dict[str, str]]] = {"words": {"required": "Say why the decision is wrong."}}
        widgets: ClassVar[dict[str, forms.Widget]] = {"words": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.label_suffix = ""
