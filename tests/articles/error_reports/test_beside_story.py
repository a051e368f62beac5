"""From a report to a correction: the story's form says what waits, and publishing settles it, both or neither."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.error_reports import deciding
from articles.error_reports.models import Report, State, Status
from articles.models import Article, Kind, Move, Version
from authors import roles
from authors.models import User
from tests.articles.admin.conftest import Answer, Desk, change
from tests.factories import a_colleague, a_live_version, a_report, a_user, an_article, an_author

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(editor: User) -> Desk:
    return Desk(editor)


@pytest.fixture
def report() -> Report:
    return a_report(a_live_version(headline="Ferry sails"), wrong="It left at one.")


def begin(desk: Desk, report: Report) -> Answer:
    address = f"/admin/error_reports/report/{report.pk}/change/"
    return desk.send(address, {"_decide": "correct", "edition": report.edition})


def ask(desk: Desk, article: Article, verb: str = "publish") -> dict[str, Any]:
    """Return what the page that asks before publishing would send as it opens."""
    page = desk.open(f"/admin/articles/article/{article.pk}/{verb}/").page
    [form] = [form for form in page.forms if "verb-form" in form.get("class", "")]
    sent: dict[str, Any] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value or "")
    return sent


def publish(desk: Desk, article: Article, answers: dict[str, Any], verb: str = "publish") -> Answer:
    return desk.send(f"/admin/articles/article/{article.pk}/{verb}/", answers)


def status() -> str:
    return str(Report.objects.with_status().get().status)  # type: ignore[attr-defined]


def test_one_press_opens_the_story_with_a_correction_begun_and_readers_see_nothing(desk: Desk, report: Report) -> None:
    before = Client().get(report.version.get_absolute_url()).content
    opened = begin(desk, report)
    assert opened.path == change(report.article)
    panel = opened.words(".story-reports")
    assert report.ticket in panel
    assert "Correction begun: publishing settles it" in panel
    assert "It left at one." in panel
    assert Client().get(report.version.get_absolute_url()).content == before
    assert status() == Status.CHECKING


def test_publishing_then_offers_a_correction_with_a_note_to_finish(desk: Desk, report: Report) -> None:
    begin(desk, report)
    answers = ask(desk, report.article)
    assert answers["kind"] == [Kind.CORRECTION]
    assert answers["error_reports"] == [f"{report.pk}-1"]
    assert "“It left at noon.”" in answers["note"][0]
    refused = publish(desk, report.article, answers)
    assert "There is still a TK" in refused.words(".errorlist")
    assert Version.objects.count() == 1
    done = publish(desk, report.article, answers | {"note": "It left at one."})
    assert done.path == change(report.article)
    report.refresh_from_db()
    assert (status(), report.correction) == (Status.CORRECTED, Version.objects.get(number=2))
    assert "It left at one." in Client().get(report.get_absolute_url()).content.decode()
    assert desk.open(change(report.article)).all(".story-reports") == []


def test_a_report_that_was_not_ticked_stays_open(desk: Desk, report: Report) -> None:
    begin(desk, report)
    answers = ask(desk, report.article) | {"kind": Kind.UPDATE, "note": "", "error_reports": []}
    publish(desk, report.article, answers)
    assert (Version.objects.count(), status()) == (2, Status.CHECKING)


def test_without_a_correction_begun_nothing_is_ticked_and_an_update_stays_one(desk: Desk, report: Report) -> None:
    answers = ask(desk, report.article)
    assert answers["kind"] == [Kind.UPDATE]
    assert "error_reports" not in answers
    publish(desk, report.article, answers | {"error_reports": [f"{report.pk}-0"]})
    assert status() == Status.CORRECTED


def test_a_minor_change_settles_nothing_and_is_not_published(desk: Desk, report: Report) -> None:
    begin(desk, report)
    refused = publish(desk, report.article, ask(desk, report.article) | {"kind": Kind.MINOR, "note": ""})
    assert "A minor change tells readers nothing." in refused.words(".errorlist")
    assert Version.objects.count() == Move.objects.count() == 1
    report.article.refresh_from_db()
    assert (status(), report.article.edition) == (Status.CHECKING, report.version.article.edition)


def test_a_scheduled_correction_settles_it_when_readers_have_it(desk: Desk, report: Report) -> None:
    begin(desk, report)
    at = timezone.localtime(timezone.now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    answers = ask(desk, report.article, "schedule") | {"note": "It left at one.", "at": at}
    publish(desk, report.article, answers, "schedule")
    assert status() == Status.CHECKING
    later = Report.objects.with_status(timezone.now() + timedelta(days=2)).get()
    assert later.status == Status.CORRECTED  # type: ignore[attr-defined]


def test_a_report_answered_meanwhile_is_told_and_nothing_is_published(desk: Desk, report: Report) -> None:
    begin(desk, report)
    answers = ask(desk, report.article) | {"note": "It left at one."}
    report.refresh_from_db()
    deciding.refuse(report, by=a_colleague(roles.EDITOR), answer="No.")
    another = a_report(report.version)
    refused = publish(desk, report.article, answers)
    assert "Somebody did something with a report meanwhile." in refused.words(".errorlist")
    assert another.ticket in refused.text
    assert (Version.objects.count(), Report.objects.get(pk=report.pk).state) == (1, State.UNCHANGED)


@pytest.mark.parametrize("sent", ["x", "1", "1-", "0-0", "9" * 40])
def test_a_report_from_nowhere_settles_nothing(desk: Desk, report: Report, sent: str) -> None:
    refused = publish(desk, report.article, ask(desk, report.article) | {"error_reports": [sent]})
    assert (refused.status, Version.objects.count(), status()) == (200, 1, Status.RECEIVED)


def test_a_first_publication_asks_nothing_about_reports(desk: Desk) -> None:
    assert "error_reports" not in ask(desk, an_article())


def test_the_panel_is_for_those_who_work_on_the_story(report: Report) -> None:
    writer = a_colleague(roles.REPORTER)
    own = a_report(a_live_version(bylines=[an_author(user=writer)]))
    assert own.ticket in Desk(writer).open(change(own.article)).words(".story-reports")
    reader_only = a_user("articles.view_article", "articles.publish_article", "error_reports.view_report")
    assert Desk(reader_only).open(change(report.article)).all(".story-reports") == []
    assert "error_reports" not in ask(Desk(reader_only), report.article)


def test_many_reports_are_cut_and_lead_to_the_queue(desk: Desk, report: Report) -> None:
    for _ in range(6):
        a_report(report.version)
    page = desk.open(change(report.article))
    assert len(page.all(".story-reports li")) == 5
    assert page.all(".story-reports p a")[0].get("href") == (
        f"/admin/error_reports/report/?article__id__exact={report.article_id}"
    )
