"""What the desk does with a report: by whom it may be done, what stays on record, and that nothing is undone unseen."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from articles import publishing
from articles.error_reports import deciding
from articles.error_reports.deciding import Overtaken
from articles.error_reports.models import Event, Report, State, Status
from articles.models import Kind, Version
from authors import roles
from authors.models import User
from tests.articles.desk import edit
from tests.factories import a_colleague, a_live_version, a_report, a_section, an_author

type Move = Callable[[Report, User | None], None]

MOVES: dict[str, Move] = {
    "check": lambda report, by: deciding.check(report, by=by),
    "correct": lambda report, by: deciding.begin_correction(report, by=by),
    "refuse": lambda report, by: deciding.refuse(report, by=by, answer="We asked the captain."),
    "reopen": lambda report, by: deciding.reopen(report, by=by),
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> Report:
    return a_report()


def status(report: Report) -> str:
    return str(Report.objects.with_status().get(pk=report.pk).status)  # type: ignore[attr-defined]


def corrected(report: Report, kind: Kind = Kind.CORRECTION) -> Version:
    return publishing.publish(edit(report.article, place=kind.value), by=None, kind=kind, note="It left at one.")


def test_a_report_goes_from_received_to_checked_to_answered_and_back(report: Report, editor: User) -> None:
    deciding.check(report, by=editor)
    assert (status(report), report.edition) == (Status.CHECKING, 1)
    deciding.refuse(report, by=editor, answer=" We asked the captain. ")
    assert (status(report), report.answer) == (Status.UNCHANGED, "We asked the captain.")
    assert report.decided_at is not None
    deciding.reopen(report, by=editor, reason="He was ashore.")
    assert (status(report), report.answer) == (Status.RECEIVED, "")
    assert Report.objects.get().decided_at is None
    assert [(event.verb, event.by, event.reason) for event in report.events.all()] == [
        (Event.Verb.RECEIVE, None, ""),
        (Event.Verb.CHECK, editor, ""),
        (Event.Verb.REFUSE, editor, "We asked the captain."),
        (Event.Verb.REOPEN, editor, "He was ashore."),
    ]


def test_a_version_settles_a_report_and_stays_linked(report: Report, editor: User) -> None:
    deciding.begin_correction(report, by=editor)
    assert report.correcting
    version = corrected(report)
    deciding.settle(report, version, by=editor)
    assert (status(report), report.correction, report.correcting) == (Status.CORRECTED, version, False)
    assert not Report.objects.open().exists()
    deciding.reopen(report, by=editor)
    assert (status(report), report.correction) == (Status.RECEIVED, None)


@pytest.mark.parametrize("answer", ["", "  \n"])
def test_no_change_without_a_reason_is_refused(report: Report, editor: User, answer: str) -> None:
    with pytest.raises(ValidationError):
        deciding.refuse(report, by=editor, answer=answer)
    assert status(report) == Status.RECEIVED


def test_what_cannot_have_corrected_it_settles_nothing(report: Report, editor: User) -> None:
    for version in (report.version, corrected(report, Kind.MINOR), a_live_version()):
        with pytest.raises(ValidationError, match="cannot have corrected"):
            deciding.settle(report, version, by=editor)
    for kind in (Kind.UPDATE, Kind.CLARIFICATION, Kind.CORRECTION):
        deciding.settle(report, corrected(report, kind), by=editor)
        deciding.reopen(report, by=editor)


@pytest.mark.parametrize("name", ["check", "correct", "refuse"])
def test_what_was_answered_is_opened_again_first(report: Report, editor: User, name: str) -> None:
    deciding.refuse(report, by=editor, answer="We asked the captain.")
    with pytest.raises(ValidationError):
        MOVES[name](report, editor)
    deciding.reopen(report, by=editor)
    deciding.settle(report, corrected(report), by=editor)
    with pytest.raises(ValidationError):
        MOVES[name](report, editor)
    assert status(report) == Status.CORRECTED


def test_what_was_never_touched_is_not_opened_again(report: Report, editor: User) -> None:
    with pytest.raises(ValidationError, match="Nothing has been done"):
        deciding.reopen(report, by=editor)


@pytest.mark.parametrize("name", MOVES)
def test_whoever_comes_second_is_told_who_was_faster(report: Report, editor: User, name: str) -> None:
    stale = Report.objects.get()
    deciding.check(report, by=a_colleague(roles.EDITOR, name="Inès Marchetti"))
    with pytest.raises(Overtaken, match="Inès Marchetti began to check it"):
        MOVES[name](stale, editor)
    assert (status(report), Event.objects.count()) == (Status.CHECKING, 2)


def test_a_report_that_was_deleted_meanwhile_is_told_so(report: Report, editor: User) -> None:
    stale = Report.objects.get()
    report.delete()
    with pytest.raises(Overtaken, match="no longer there"):
        deciding.check(stale, by=editor)


# Who may ----------------------------------------------------------------------------------------------


def test_a_reporter_looks_into_reports_on_their_own_stories_and_decides_on_none() -> None:
    reporter = a_colleague(roles.REPORTER)
    report = a_report(a_live_version(bylines=[an_author(user=reporter)]))
    deciding.check(report, by=reporter)
    deciding.begin_correction(report, by=reporter)
    for name in ("refuse", "reopen"):
        with pytest.raises(PermissionDenied):
            MOVES[name](report, reporter)
    assert status(report) == Status.CHECKING


@pytest.mark.parametrize("name", ["check", "correct", "refuse"])
def test_nobody_else_touches_them(report: Report, name: str) -> None:
    strangers = [
        a_colleague(roles.REPORTER),
        a_colleague(roles.MODERATOR),
        a_colleague(roles.EDITOR, sections=[a_section()]),
    ]
    for person in strangers:
        with pytest.raises(PermissionDenied):
            MOVES[name](report, person)
    assert (status(report), report.events.count()) == (Status.RECEIVED, 1)


def test_everyone_sees_the_reports_of_the_stories_they_work_on() -> None:
    city, sport = a_section(name="City"), a_section(name="Sport")
    reporter, author = a_colleague(roles.REPORTER), an_author()
    own = a_report(a_live_version(section=city, bylines=[an_author(user=reporter)]))
    other = a_report(a_live_version(section=sport, bylines=[author]))
    seen = {
        reporter: {own},
        a_colleague(roles.REPORTER): set(),
        a_colleague(roles.EDITOR, sections=[city]): {own},
        a_colleague(roles.EDITOR, sections=[sport]): {other},
        a_colleague(roles.EDITOR): {own, other},
        a_colleague(roles.MANAGING_EDITOR): {own, other},
        a_colleague(roles.MODERATOR): set(),
    }
    for person, reports in seen.items():
        assert set(Report.objects.worked_on_by(person)) == reports


def test_the_database_keeps_answers_whole(report: Report) -> None:
    for broken in ({"state": State.UNCHANGED}, {"state": "lost"}, {"correction": report.version}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Report.objects.filter(pk=report.pk).update(**broken)
