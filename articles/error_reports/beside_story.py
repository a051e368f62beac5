"""Error reports beside their story at the desk: a list of those that wait, and what a publication settles."""

from typing import Any, override

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.text import Truncator

from articles import rights
from articles.admin.beside import BesideStory
from articles.admin.verb_forms import VerbForm
from articles.error_reports.deciding import DECIDE, Overtaken, settle
from articles.error_reports.models import Report
from articles.models import Article, Kind, Version
from authors.models import User

FIELD = "error_reports"
VIEW = "error_reports.view_report"

#: So many stand beside the story; the queue has them all.
SHOWN = 5
#: A note of more is not read, and what the form takes is limited.
QUOTED_WORDS, LONGEST_NOTE = 20, 600

CHANGED = "Somebody did something with a report meanwhile. Look at the ones that are left."
SAYS_NOTHING = "A minor change tells readers nothing. Choose another kind of change, or settle no report with it."


class ErrorReports(BesideStory):
    @override
    def panel(self, article: Article, by: User) -> str:
        if not (by.has_perm(VIEW) and rights.works_on(by, article)):
            return ""
        waiting = list(_open(article)[: SHOWN + 1])
        if not waiting:
            return ""
        context = {"article": article, "reports": waiting[:SHOWN], "more": len(waiting) > SHOWN}
        return render_to_string("admin/error_reports/report/beside_story.html", context)

    @override
    def ask(self, form: VerbForm, article: Article, by: User) -> None:
        """Ask which reports this publication settles; those for which a correction was begun are ticked."""
        if form.standing.last is None or not rights.may(by, DECIDE, article):
            return
        waiting = list(_open(article))
        if not waiting:
            return
        begun = [report for report in waiting if report.correcting]
        form.fields[FIELD] = forms.MultipleChoiceField(
            label="Which error reports does this settle?",
            required=False,
            choices=[(_seen(report), _line(report)) for report in waiting],
            initial=[_seen(report) for report in begun],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": CHANGED},
        )
        if begun:
            form.initial["kind"], form.initial["note"] = Kind.CORRECTION, _note(begun)

    @override
    def published(self, version: Version, by: User, answers: dict[str, Any]) -> None:
        chosen = answers.get(FIELD, ())
        if chosen and version.kind == Kind.MINOR:
            raise ValidationError({FIELD: SAYS_NOTHING})
        for seen in chosen:
            pk, _dash, edition = seen.partition("-")
            report = Report(pk=int(pk), edition=int(edition))
            try:
                settle(report, version, by=by)
            except Overtaken as error:
                raise ValidationError({FIELD: error.messages}) from error


def _open(article: Article) -> QuerySet[Report]:
    rows = Report.objects.open().filter(article=article.pk).order_by("created_at", "pk")
    return rows.select_related("version").defer("network", "email")


def _seen(report: Report) -> str:
    """Return what a form sends for a report, with what the editor has seen of it."""
    return f"{report.pk}-{report.edition}"


def _line(report: Report) -> str:
    return f"{report.ticket}: {Truncator(report.wrong).words(16, truncate=' …')}"


def _note(reports: list[Report]) -> str:
    """Return the beginning of a note to readers. It holds a TK, so that nobody publishes it as it is."""
    lines = dict.fromkeys(_sentence(report) for report in reports)
    note = "\n".join(lines)
    return note if len(note) <= LONGEST_NOTE else next(iter(lines))


def _sentence(report: Report) -> str:
    if not (report.passage and report.version.language.startswith("en")):
        return "TK"
    said = Truncator(Truncator(report.passage).words(QUOTED_WORDS, truncate=" …")).chars(400)
    return f"An earlier version of this story said: “{said}” That was wrong. TK"
