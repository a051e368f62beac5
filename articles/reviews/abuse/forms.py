"""The form a reader reports a review with."""

from typing import Any, ClassVar, override

from django import forms

from articles.reviews.models import AbuseReport, Review
from articles.reviews.models.abuse_report import LEGAL, Why
from newsroom.reader_forms import ReaderForm

AGAINST_RULES = [(why.value, why.label) for why in Why if why not in LEGAL]
AGAINST_LAW = [(why.value, why.label) for why in LEGAL]

SAY_WHAT = "Say what exactly is wrong, so that we can check it."
#: Regulation (EU) 2022/2065, Article 16: who says that something is unlawful explains why, and can be answered.
GIVE_ADDRESS = "Give your email address: what breaks the law we answer by mail. It is never shown."


class AbuseForm(ReaderForm, forms.ModelForm[AbuseReport]):
    """Fields `reason words email`; whoever says that a review breaks the law fills in all of them."""

    reason = forms.ChoiceField(
        label="What is wrong with it?",
        choices=[("Against our rules", AGAINST_RULES), ("Against the law", AGAINST_LAW)],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what is wrong.", "invalid_choice": "Choose one of these."},
    )

    field_order = ("reason", "words", "email")

    class Meta:
        model = AbuseReport
        fields: ClassVar[list[str]] = ["reason", "words", "email"]
        labels: ClassVar[dict[str, str]] = {"words": "What should we know?", "email": "Email"}
        help_texts: ClassVar[dict[str, str]] = {
            "words": "Which words you mean, and what is wrong with them. Needed if it breaks the law, or if it is "
            "something else.",
            "email": "Only for our answer: it is never shown, and deleted some time afterwards. Needed if it breaks "
            "the law; otherwise the number you get leads you to the answer.",
        }
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "words": forms.Textarea(attrs={"rows": 4}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    @override
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        reason = cleaned.get("reason")
        if reason in (*LEGAL, Why.OTHER) and not cleaned.get("words") and "words" not in self.errors:
            self.add_error("words", SAY_WHAT)
        if reason in LEGAL and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", GIVE_ADDRESS)
        return cleaned

    @property
    def groups(self) -> list[tuple[str, list[Any]]]:
        """The reasons to choose from, under the two words for them."""
        radios = list(self["reason"])
        return [("Against our rules", radios[: len(AGAINST_RULES)]), ("Against the law", radios[len(AGAINST_RULES) :])]

    def report(self, review: Review, network: str) -> AbuseReport:
        """Return the report of a form that is valid, unsaved."""
        made = self.save(commit=False)
        made.review, made.network = review, network
        return made
