"""What the buttons beside an error report do, who may press them, and what each needs to know."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django import forms

from articles import rights
from articles.error_reports import deciding
from articles.error_reports.models import Report, Status
from articles.models import Version
from authors.models import User

type Answers = dict[str, Any]


class VerbForm(forms.Form):
    """`edition` is the one that the editor had in front of them."""

    prefix_of_ids: ClassVar[str] = ""

    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, report: Report, data: Any = None) -> None:
        super().__init__(data, initial={"edition": report.edition}, label_suffix="", auto_id=f"{self.prefix_of_ids}%s")


class RefuseForm(VerbForm):
    prefix_of_ids = "refuse-"

    answer = forms.CharField(
        label="Why the story stays as it is",
        max_length=1000,
        error_messages={"required": deciding.SAY_WHY},
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="The reader gets this answer, and everyone who has the number of the report can read it.",
    )


class SettleForm(VerbForm):
    prefix_of_ids = "settle-"

    version = forms.ModelChoiceField(
        label="Which version corrected it",
        queryset=Version.objects.none(),
        empty_label=None,
        error_messages={"required": "Choose the version.", "invalid_choice": "Choose the version from the list."},
    )

    def __init__(self, report: Report, data: Any = None) -> None:
        super().__init__(report, data)
        known = [version.pk for version in deciding.corrections(report)]
        chosen = self.fields["version"]
        assert isinstance(chosen, forms.ModelChoiceField)
        chosen.queryset = Version.objects.filter(pk__in=known).order_by("-number")
        chosen.label_from_instance = _told  # type: ignore[assignment,method-assign]


class ReopenForm(VerbForm):
    prefix_of_ids = "reopen-"

    reason = forms.CharField(
        label="Why",
        required=False,
        max_length=500,
        widget=forms.TextInput,
        help_text="For the desk's record. Readers do not see it.",
    )


def _told(version: Version) -> str:
    note = f": {version.note[:80]}" if version.note else ""
    return f"Version {version.number}, {version.get_kind_display().partition(':')[0].lower()}{note}"


@dataclass(frozen=True)
class Verb:
    """`states` are those of a report that it may be done to; `done` is said of it afterwards.

    Of a verb that `is_last` the report needs nothing more, so that the queue comes next.
    """

    name: str
    label: str
    right: str
    states: frozenset[Status]
    done: str
    run: Callable[[Report, User, Answers], None]
    form: type[VerbForm] = field(default=VerbForm)
    is_last: bool = False
    leads_to_story: bool = False

    def is_open(self, report: Report, by: User) -> bool:
        """Return whether this person may do it with the report as it is now."""
        if status_of(report) not in self.states or not rights.may(by, self.right, report.article):
            return False
        return self.form is not SettleForm or bool(deciding.corrections(report))


@dataclass(frozen=True)
class Offer:
    """A verb that somebody may do now, with the form that it takes."""

    verb: Verb
    form: VerbForm


def status_of(report: Report) -> Status:
    """Return the status at the desk, where a correction counts from the moment it is planned."""
    correction = report.correction
    planned = correction is not None and correction.live_until > correction.live_from
    return Status.CORRECTED if planned else Status(report.state)


def _refuse(report: Report, by: User, answers: Answers) -> None:
    deciding.refuse(report, by=by, answer=answers["answer"])


def _settle(report: Report, by: User, answers: Answers) -> None:
    deciding.settle(report, answers["version"], by=by)


def _reopen(report: Report, by: User, answers: Answers) -> None:
    deciding.reopen(report, by=by, reason=answers["reason"])


NEW, UNDECIDED = {Status.RECEIVED}, {Status.RECEIVED, Status.CHECKING}
DECIDED = {Status.CORRECTED, Status.UNCHANGED}

VERBS = {
    verb.name: verb
    for verb in (
        Verb(
            "correct",
            "Make a correction",
            rights.CHANGE,
            frozenset(UNDECIDED),
            "leads to a correction. Readers see nothing of it until the story is published.",
            lambda report, by, _answers: deciding.begin_correction(report, by=by),
            leads_to_story=True,
        ),
        Verb(
            "check",
            "Start checking",
            rights.CHANGE,
            frozenset(NEW),
            "is being checked. The page about it says so.",
            lambda report, by, _answers: deciding.check(report, by=by),
        ),
        Verb(
            "settle",
            "It is corrected",
            deciding.DECIDE,
            frozenset(UNDECIDED),
            "is answered.",
            _settle,
            SettleForm,
            is_last=True,
        ),
        Verb(
            "refuse",
            "Answer: no change",
            deciding.DECIDE,
            frozenset(UNDECIDED),
            "is answered.",
            _refuse,
            RefuseForm,
            is_last=True,
        ),
        Verb(
            "reopen",
            "Open it again",
            deciding.DECIDE,
            frozenset({*DECIDED, Status.CHECKING}),
            "waits again.",
            _reopen,
            ReopenForm,
        ),
    )
}
