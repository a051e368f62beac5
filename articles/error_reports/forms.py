"""The form a reader reports an error with."""

from typing import Any, ClassVar

from django import forms
from django.utils.text import Truncator

from articles.error_reports.forgetting import DAYS
from articles.error_reports.models import Report
from articles.error_reports.passages import ABOVE, WHOLE, Passage, Pointed, label_of, passages, pointed_at
from articles.models import Version
from newsroom.reader_forms import ReaderForm

#: So many words of a passage stand in the list to choose from.
FIRST_WORDS = 12

GONE = "A passage that was changed since you read it"
NOT_THERE = "Choose the passage you mean from the list."


class ReportForm(ReaderForm, forms.ModelForm[Report]):
    """Fields `paragraph wrong right email`, for the story as it is `live`."""

    paragraph = forms.ChoiceField(
        label="Where is it?", required=False, error_messages={"invalid_choice": NOT_THERE}, widget=forms.Select
    )

    field_order = ("paragraph", "wrong", "right", "email")

    class Meta:
        model = Report
        fields: ClassVar[list[str]] = ["wrong", "right", "email"]
        labels: ClassVar[dict[str, str]] = {
            "wrong": "What is wrong?",
            "right": "What is right, and how do you know?",
            "email": "Email (optional)",
        }
        help_texts: ClassVar[dict[str, str]] = {
            "right": "A link, a document, or that you were there. Leave it empty if you only know that it is wrong.",
            "email": "Only for our answer. It is never shown, and deleted "
            f"{DAYS} days after we have answered. Without it, the number you get leads you to the answer.",
        }
        error_messages: ClassVar[dict[str, dict[str, str]]] = {
            "wrong": {"required": "Say what is wrong, in a sentence or two."},
        }
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "wrong": forms.Textarea(attrs={"rows": 4}),
            "right": forms.Textarea(attrs={"rows": 4}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    def __init__(self, *args: Any, live: Version, pointing: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.live = live
        self.order_fields(self.field_order)
        self.pointed = pointed_at(live, self.data.get("paragraph", "") if self.is_bound else pointing)
        named = self.pointed.name if self.pointed else f"{live.number}-{WHOLE}"
        self.initial["paragraph"] = named
        field = self.fields["paragraph"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = self._choices()

    def _choices(self) -> list[Any]:
        """Return the passages as readers have them now, and what somebody points at in an earlier version."""
        now = passages(self.live)
        whole = [self._choice(Passage(WHOLE))]
        if self.pointed is not None and self.pointed.version != self.live:
            whole.append((self.pointed.name, self._words_of_earlier(now)))
        above = [self._choice(passage) for passage in now if passage.place in ABOVE]
        text = [self._choice(passage) for passage in now if passage.place not in ABOVE]
        return [*whole, ("Above the text", above), *([("Text", text)] if text else [])]

    def _choice(self, passage: Passage) -> tuple[str, str]:
        first = Truncator(passage.text).words(FIRST_WORDS, truncate=" …")
        words = label_of(passage.place) if passage.place == WHOLE else Truncator(first).chars(90)
        kind = f"{passage.label}: " if passage.place in ABOVE else ""
        return Pointed(self.live, passage).name, f"{kind}{words}"

    def _words_of_earlier(self, now: list[Passage]) -> str:
        """Return what is said of a passage of an earlier version: what readers no longer have is not told to them."""
        assert self.pointed is not None
        there = next((passage for passage in now if passage.text == self.pointed.passage.text), None)
        if self.pointed.passage.place == WHOLE:
            return "The story as a whole, as you read it"
        return GONE if there is None else self._choice(there)[1]

    @property
    def quoted(self) -> str:
        """The passage that is pointed at, if readers have it."""
        if self.pointed is None or self.pointed.passage.text not in {passage.text for passage in passages(self.live)}:
            return ""
        return self.pointed.passage.text

    def report(self, network: str) -> Report:
        """Return the report of a form that is valid, unsaved."""
        made = self.save(commit=False)
        pointed = self.pointed or Pointed(self.live, Passage(WHOLE))
        made.article_id, made.version = self.live.article_id, pointed.version
        made.place, made.passage = pointed.passage.place, pointed.passage.text
        made.network, made.suspicion = network, self.suspicion
        return made
