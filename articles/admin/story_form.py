"""The story form: an unfinished story can always be saved, an overtaken one never unseen."""

from contextlib import suppress
from typing import Any, ClassVar, override

from django import forms
from django.utils.dateparse import parse_datetime

from articles.admin.widgets import BodyWidget
from articles.editing import Conflict
from articles.keeping import WRITTEN
from articles.models import Article, Unsaved


class StoryForm(forms.ModelForm[Article]):
    """`edition` is the one the editor had in front of them, `over` one they agreed to overwrite."""

    conflict: ClassVar[Conflict | None] = None
    #: What was typed earlier and not saved: it stands in the form instead of what is saved.
    taken: ClassVar[Unsaved | None] = None

    body = forms.CharField(label="Text", required=False, strip=False, widget=BodyWidget)
    why = forms.CharField(
        label="What changed",
        required=False,
        max_length=200,
        help_text="A word for the history of the story, if you like. Readers do not see it.",
    )
    edition = forms.IntegerField(required=False, widget=forms.HiddenInput)
    over = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields = "__all__"  # noqa: DJ007  # the admin's fieldsets name them
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 1, "data-one-line": True}),
            "standfirst": forms.Textarea(attrs={"rows": 2, "data-one-line": True}),
            "picture_caption": forms.Textarea(attrs={"rows": 3}),
            "notes": forms.Textarea(attrs={"rows": 5}),
        }
        labels = {"body": "Text", "topics": "Topics"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["edition"] = self.instance.edition
        if self.taken is not None:
            self.initial.update(shown(self.taken.typed), edition=self.taken.edition)
        for name in {"kicker", "headline", "standfirst"} & self.fields.keys():
            self.fields[name].widget.attrs["placeholder"] = " "  # lets the style sheet see that it is empty
        if self.instance.pk is None and "headline" in self.fields:
            self.fields["headline"].widget.attrs["autofocus"] = True

    @property
    def held(self) -> int:
        """The edition that this save may replace; none at all if the form does not say."""
        over, edition = self.cleaned_data.get("over"), self.cleaned_data.get("edition")
        return next((number for number in (over, edition) if number is not None), -1)

    def clean_headline(self) -> str:
        return " ".join(self.cleaned_data["headline"].split())

    def clean_standfirst(self) -> str:
        return " ".join(self.cleaned_data["standfirst"].split())

    @override
    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.conflict is not None:
            self.add_error(None, self.conflict)
        if self.instance.pk is None and not any(cleaned.get(name, "").strip() for name in WRITTEN):
            self.add_error(None, "There is nothing to save yet: write a line first.")
        return cleaned

    def refuse(self, field: str, message: str) -> None:
        """Show `message` at a field of this form, which holds the story as it was saved."""
        if not self.is_bound:
            self.errors  # noqa: B018  # makes room for errors, which a form without data has not
            self.cleaned_data = {}
        self.add_error(field, message)


def shown(typed: dict[str, Any]) -> dict[str, Any]:
    """Return what a snapshot holds as the form's fields show it."""
    fields = {name.removesuffix("_id"): value for name, value in typed.items() if name != "bylines"}
    due = typed.get("due")
    with suppress(ValueError):  # “31 June” is shown as it was typed
        due = parse_datetime(due or "") or due
    return fields | {"topics": ", ".join(typed.get("topics", ())), "due": due}
