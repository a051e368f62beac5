"""The page about a report: what became of it, and nothing of the reader or of the desk."""

from collections.abc import Callable
from functools import partial

import pytest
import time_machine
from django.test import Client

from articles import publishing
from articles.error_reports import deciding
from articles.error_reports.models import Report
from articles.models import Kind
from authors.models import User
from newsroom.pagecache.models import Purge
from tests.articles.desk import HOUR, NOON, edit
from tests.articles.error_reports.reader import TYPED
from tests.factories import a_live_version, a_report, an_abuse_report
from tests.site.reading import Page

pytestmark = pytest.mark.django_db

SECRETS = (*TYPED.values(), "It left at noon.", "Edda Editor", "network-hash")


@pytest.fixture
def report(noon: time_machine.Traveller) -> Report:
    made = a_report(a_live_version(headline="Ferry sails", slug="ferry"), network="network-hash", **TYPED)
    noon.shift(3600)
    return made


def read(report: Report) -> str:
    response = Client().get(report.get_absolute_url())
    assert response.status_code == 200
    text = response.content.decode()
    assert all(secret not in text for secret in SECRETS)
    page = Page("", response)
    assert page.one("//meta[@name='robots']/@content") == "noindex"
    return page.one("//main")


def steps(report: Report) -> list[str]:
    page = Page("", Client().get(report.get_absolute_url()))
    return [item.text_content() for item in page.all("//ol[@class='report-steps plain-list']//strong")]


def correct(report: Report, by: User, **about: object) -> None:
    about = {"kind": Kind.CORRECTION, "note": "It left at one."} | about
    version = publishing.publish(edit(report.article, body="<p>It left at one.</p>"), by=None, **about)  # type: ignore[arg-type]
    deciding.settle(report, version, by=by)


def test_each_status_is_told_with_its_date(report: Report, editor: User, noon: time_machine.Traveller) -> None:
    assert "We have received this report" in read(report)
    deciding.check(report, by=editor)
    assert "We are checking this report" in read(report)
    noon.shift(3600)
    deciding.refuse(report, by=editor, answer="We asked the captain.")
    words = read(report)
    assert "the story stays as it is" in words
    assert "We asked the captain." in words
    assert [step in words for step in ("22 November 2026, 12:00", "13:00", "14:00")] == [True] * 3
    assert steps(report) == ["Received", "Being checked", "No change"]


def test_a_correction_is_told_with_its_note_and_leads_to_the_story(report: Report, editor: User) -> None:
    correct(report, editor)
    words = read(report)
    assert "We have corrected the story." in words
    assert "Correction" in words
    assert "It left at one." in words
    assert "Ferry sails" in words


def test_a_retraction_is_called_one(report: Report, editor: User) -> None:
    correct(report, editor, kind=Kind.RETRACTION, note="None of it is true.")
    assert "We have retracted the story." in read(report)


def test_a_correction_to_come_is_not_told_before_readers_have_it(
    report: Report, editor: User, noon: time_machine.Traveller
) -> None:
    correct(report, editor, at=NOON + 3 * HOUR)
    words = read(report)
    assert "We are checking this report" in words
    assert "It left at one." not in words
    assert steps(report) == ["Received"]
    noon.move_to(NOON + 3 * HOUR)
    assert "It left at one." in read(report)
    assert steps(report) == ["Received", "Corrected"]


def test_a_correction_that_was_taken_off_the_schedule_was_none(
    report: Report, editor: User, noon: time_machine.Traveller
) -> None:
    correct(report, editor, at=NOON + 3 * HOUR)
    publishing.unschedule(report.article, by=None)
    noon.move_to(NOON + 4 * HOUR)
    assert "We are checking this report" in read(report)
    assert Report.objects.open().get() == report


def test_an_answer_that_is_taken_back_is_no_longer_shown(report: Report, editor: User) -> None:
    deciding.refuse(report, by=editor, answer="We asked the captain.")
    deciding.reopen(report, by=editor, reason="He was not on board.")
    words = read(report)
    assert "We have received this report" in words
    assert "captain" not in words
    assert "on board" not in words
    assert steps(report) == ["Received", "No change", "Looked at again"]


def test_of_a_withdrawn_story_neither_headline_nor_note_is_left(report: Report, editor: User) -> None:
    correct(report, editor)
    publishing.withdraw(report.article, by=None)
    words = read(report)
    assert "a story that has since been withdrawn" in words
    assert "Ferry sails" not in words
    assert "It left at one." not in words


def test_hostile_answers_are_text(report: Report, editor: User) -> None:
    deciding.refuse(report, by=editor, answer="<script>alert(1)</script>")
    assert "<script>alert" not in Client().get(report.get_absolute_url()).content.decode()


def test_a_number_leads_to_its_page_however_it_is_written(report: Report) -> None:
    typed = report.ticket.lower().replace("-", "")
    for address in (f"/error-reports/{typed}/", f"/error-reports/{report.ticket.lower()}/"):
        assert Client().get(address)["Location"] == report.get_absolute_url()
    assert Client().post("/error-reports/", {"ticket": f" {typed} "})["Location"] == report.get_absolute_url()


def test_the_number_of_a_report_about_a_review_leads_to_its_page_too() -> None:
    report = an_abuse_report()
    answer = Client().post("/error-reports/", {"ticket": report.ticket.lower()})
    assert answer["Location"] == report.get_absolute_url()


@pytest.mark.parametrize("typed", ["K7RXM-49QBT", "nonsense", "<script>", "\x00", "9" * 5000])
def test_a_number_that_nobody_has_leads_nowhere(typed: str, db: None) -> None:
    answer = Client().post("/error-reports/", {"ticket": typed})
    assert answer.status_code == 422
    assert "There is no report with this number" in Page("", answer).one("//main")
    assert "<script>" not in answer.content.decode().replace("<script ", "")
    assert Client().get(f"/error-reports/{typed[:50]}/").status_code == 404


def test_every_move_purges_the_page_and_sending_one_purges_nothing(report: Report, editor: User) -> None:
    tag = deciding.tag_of(report)
    assert not any(tag in tags for tags in Purge.objects.values_list("tags", flat=True))
    moves: list[Callable[..., None]] = [deciding.check, partial(deciding.refuse, answer="No."), deciding.reopen]
    for move in (*moves, deciding.begin_correction):
        Purge.objects.all().delete()
        move(report, by=editor)
        assert list(Purge.objects.values_list("tags", flat=True)) == [[tag]]
