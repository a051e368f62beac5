"""Why a verb was refused, kept from the request that was refused to the form that shows it."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.text import capfirst

from articles.admin.story_form import StoryForm
from articles.models import Article

KEPT = "story_refusals"
#: What gates and verbs call a part of the story that is no field of the form.
OTHER_LABELS = {"bylines": "Byline", "slug": "Address", "body": "Text", "holds": "Hold"}


@dataclass(frozen=True)
class Problem:
    label: str
    anchor: str
    message: str


@dataclass(frozen=True)
class Refusal:
    done: str
    problems: list[Problem]


class Refusals:
    def __init__(self, request: HttpRequest) -> None:
        self.session = request.session

    def keep(self, article: Article, done: str, reasons: dict[str, list[str]]) -> None:
        """Remember that the story was saved but not `done`, with the reasons by field."""
        self.session[KEPT] = {**self.session.get(KEPT, {}), str(article.pk): [done, reasons]}

    def show(self, article: Article, form: StoryForm, formsets: list[Any]) -> Refusal | None:
        """Return what was kept, once, and put each reason at its field."""
        kept = dict(self.session.get(KEPT, {}))
        found = kept.pop(str(article.pk), None)
        if found is None:
            return None
        self.session[KEPT] = kept
        done, reasons = found
        problems = [_placed(form, formsets, field, text) for field, texts in reasons.items() for text in texts]
        return Refusal(done, problems)


def reasons_of(error: ValidationError) -> dict[str, list[str]]:
    """Return the messages of `error` by field; "" holds those about none."""
    return error.message_dict if hasattr(error, "error_dict") else {"": error.messages}


def _placed(form: StoryForm, formsets: list[Any], field: str, text: str) -> Problem:
    if field in form.fields:
        form.refuse(field, text)
    for formset in formsets:
        if formset.formset.prefix == field:
            formset.formset.non_form_errors().append(text)
    known = field in form.fields or field in OTHER_LABELS
    label = OTHER_LABELS.get(field) or (str(form.fields[field].label) if field in form.fields else "")
    return Problem(capfirst(label), f"at-{field}" if known else "", text)
