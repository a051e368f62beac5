"""Error reports at the desk: who sees what, how they are found and answered, and that the queue stays quick."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles import publishing, workflow
from articles.error_reports import deciding
from articles.error_reports.models import Report, State
from articles.models import Kind
from authors import roles
from authors.models import User
from tests.articles.admin.conftest import Answer, Desk
from tests.articles.desk import edit
from tests.factories import a_colleague, a_live_version, a_report, a_section, a_user, an_author

LIST = "/admin/error_reports/report/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(editor: User) -> Desk:
    return Desk(editor)


def page_of(report: Report) -> str:
    return f"{LIST}{report.pk}/change/"


def decide(desk: Desk, report: Report, what: str, **fields: Any) -> Answer:
    return desk.send(page_of(report), {"_decide": what, "edition": report.edition, **fields})


def tickets(desk: Desk, query: str = "") -> list[str]:
    return [link.text_content() for link in desk.open(LIST + query).all("#result_list .report-ticket")]


# The queue -------------------------------------------------------------------------------------------


def test_the_queue_shows_what_waits_the_oldest_first_and_says_how_long(desk: Desk) -> None:
    now = timezone.now()
    newer, older = a_report(created_at=now), a_report(created_at=now - timedelta(days=2))
    deciding.check(newer, by=None)
    deciding.refuse(a_report(), by=None, answer="No.")
    assert tickets(desk) == [older.ticket, newer.ticket]
    assert "1 new, 1 being checked. The oldest has waited for 2 days." in desk.open(LIST).words(".report-backlog")
    assert "2 error reports wait, the oldest for 2 days" in desk.open("/admin/").words(".desk-waiting")


def test_nothing_waits_where_all_is_answered(desk: Desk) -> None:
    deciding.refuse(a_report(), by=None, answer="No.")
    assert desk.open(LIST).words(".report-backlog") == ""
    assert "error report" not in desk.open("/admin/").words(".desk-waiting")


def test_each_status_is_a_list_of_its_own(desk: Desk) -> None:
    received, checking, unchanged, corrected = (a_report() for _ in range(4))
    deciding.check(checking, by=None)
    deciding.refuse(unchanged, by=None, answer="No.")
    version = publishing.publish(edit(corrected.article, place="Ansel"), by=None, kind=Kind.CORRECTION, note="One.")
    deciding.settle(corrected, version, by=None)
    for status, report in {
        "received": received,
        "checking": checking,
        "unchanged": unchanged,
        "corrected": corrected,
    }.items():
        assert tickets(desk, f"?status={status}") == [report.ticket]
    assert len(tickets(desk, "?status=all")) == 4
    assert len(tickets(desk, "?status=nonsense")) == 2


def test_a_report_is_found_by_its_number_and_by_words(desk: Desk) -> None:
    found = a_report(wrong="The fare is wrong.")
    a_report()
    assert tickets(desk, f"?q={found.ticket.lower().replace('-', '')}") == [found.ticket]
    assert tickets(desk, "?q=fare") == [found.ticket]


def test_the_list_can_be_narrowed_to_a_section_and_to_a_story(desk: Desk) -> None:
    city = a_section(name="City")
    here = a_report(a_live_version(section=city))
    a_report(a_live_version(section=a_section(name="Sport")))
    assert tickets(desk, f"?article__section__id__exact={city.pk}") == [here.ticket]
    assert tickets(desk, f"?article__id__exact={here.article_id}") == [here.ticket]


def test_the_queue_asks_the_same_questions_for_5_and_for_30(editor: User, django_assert_max_num_queries: Any) -> None:
    client = Client()
    client.force_login(editor)
    for count in (5, 25):
        for _ in range(count):
            a_report()
        with django_assert_max_num_queries(12):
            client.get(LIST)


# One report ------------------------------------------------------------------------------------------


def test_the_page_shows_the_passage_then_and_now_beside_what_the_reader_says(desk: Desk) -> None:
    story = a_live_version(headline="Ferry sails", body="<p>The ferry to Ansel left at noon.</p>")
    report = a_report(story, passage="The ferry to Ansel left at noon.", wrong="It left at one.", right="I was on it.")
    assert "Word for word the same." in desk.open(page_of(report)).words(".report-passages")
    publishing.publish(edit(story.article, body="<p>The ferry to Ansel left at two.</p>"), by=desk.user)
    page = desk.open(page_of(report))
    assert "left at noon." in page.words(".report-passages")
    assert "left at two." in page.words(".report-passages")
    assert "It left at one." in page.words(".report-words")
    for told in ("Ferry sails", "Live", "Edda Editor"):
        assert told in page.words(".report-story")
    edit(story.article, body="<p>Nothing left.</p>")
    assert "Nothing left." not in desk.open(page_of(report)).words(".report-passages")  # readers have not got it
    publishing.withdraw(story.article, by=None)
    assert "Readers do not have the story." in desk.open(page_of(report)).words(".report-passages")


def test_no_change_is_answered_with_a_reason_that_readers_read(desk: Desk) -> None:
    report = a_report()
    refused = decide(desk, report, "refuse", answer=" ")
    assert "Tell the reader why" in refused.words(".errornote")
    done = decide(desk, report, "refuse", answer="We asked the captain.")
    assert (done.path, done.words(".messagelist")) == (LIST, f"Done Report {report.ticket} is answered.")
    assert "We asked the captain." in Client().get(report.get_absolute_url()).content.decode()
    reopened = decide(desk, Report.objects.get(), "reopen", reason="He was ashore.")
    assert reopened.path == page_of(report)
    assert "He was ashore." in reopened.words(".record-list")
    assert Report.objects.get().state == State.RECEIVED


def test_checking_is_noted_and_stays_at_the_page(desk: Desk) -> None:
    report = a_report()
    assert decide(desk, report, "check").path == page_of(report)
    assert "Edda Editor began to check it" in desk.open(page_of(report)).words(".record-list")


def test_a_correction_that_readers_have_already_settles_it(desk: Desk) -> None:
    report = a_report()
    version = publishing.publish(edit(report.article, place="Ansel"), by=None, kind=Kind.CORRECTION, note="At one.")
    assert "Version 2, correction: At one." in desk.open(page_of(report)).words(".report-decide select")
    decide(desk, report, "settle", version=version.pk)
    assert Report.objects.get().correction == version


@pytest.mark.parametrize("version", ["", "0", "x", "9" * 30])
def test_a_version_from_nowhere_settles_nothing(desk: Desk, version: str) -> None:
    answer = decide(desk, a_report(), "settle", version=version)
    assert (answer.status, Report.objects.get().state) == (200, State.RECEIVED)
    assert "Choose the version" in answer.words(".errornote")


def test_whoever_comes_second_is_told_who_was_faster_and_keeps_the_answer(desk: Desk) -> None:
    report = a_report()
    stale = Report.objects.get()
    deciding.refuse(report, by=a_colleague(roles.EDITOR, name="Inès Marchetti"), answer="We asked the captain.")
    answer = decide(desk, stale, "refuse", answer="We asked the pilot.")
    assert "Inès Marchetti decided that nothing changes: this report changed" in answer.words(".errornote")
    [kept] = answer.all("textarea")
    assert kept.text_content().strip() == "We asked the pilot."
    assert Report.objects.get().answer == "We asked the captain."


def test_a_post_that_says_nothing_changes_nothing(desk: Desk) -> None:
    report = a_report()
    for what in ("", "delete", "refuse "):
        assert decide(desk, report, what, answer="No.").status == 200
    assert Report.objects.get().edition == 0


def test_text_of_readers_is_text(desk: Desk) -> None:
    evil = "<script>alert(1)</script> javascript:alert(1) https://example.org/<img src=x>"
    report = a_report(wrong=evil, right=evil, passage=evil)
    for address in (LIST, page_of(report)):
        page = desk.open(address)
        assert "<script>alert" not in page.text
        assert "<img" not in page.text
        assert not [link for link in page.all("a") if link.get("href", "").startswith("javascript:")]


# Who sees what ---------------------------------------------------------------------------------------


def test_a_reporter_sees_reports_on_their_own_stories_without_the_address_and_decides_nothing() -> None:
    reporter = Desk(a_colleague(roles.REPORTER))
    own = a_report(a_live_version(bylines=[an_author(user=reporter.user)]), email="ines@example.org")
    other = a_report()
    assert tickets(reporter) == [own.ticket]
    assert tickets(reporter, f"?q={other.ticket}") == []
    page = reporter.open(page_of(own))
    assert "ines@example.org" not in page.text
    assert [button.get("value") for button in page.all(".report-decide button")] == ["correct", "check"]
    assert decide(reporter, own, "refuse", answer="No.").status == 403
    assert decide(reporter, other, "check").path == "/admin/"
    assert set(Report.objects.values_list("state", flat=True)) == {State.RECEIVED}


def test_an_editor_sees_the_address_and_nobody_sees_the_network(desk: Desk) -> None:
    report = a_report(email="ines@example.org", network="f00dfeed")
    text = desk.open(page_of(report)).text + desk.open(LIST).text
    assert "ines@example.org" in text
    assert "f00dfeed" not in text


def test_a_story_that_is_spiked_is_answered_and_not_corrected(desk: Desk) -> None:
    report = a_report()
    publishing.withdraw(report.article, by=None)
    workflow.spike(report.article, by=None)
    buttons = desk.open(page_of(report)).all(".report-decide button")
    assert [button.get("value") for button in buttons] == ["refuse"]
    assert decide(desk, report, "correct").status == 403


def test_only_administrators_delete_a_report_and_its_page_goes_with_it() -> None:
    boss, report = Desk(a_user(is_superuser=True)), a_report()
    assert boss.send(f"{LIST}{report.pk}/delete/", {"post": "yes"}).path == LIST
    assert not Report.objects.exists()
    assert Client().get(report.get_absolute_url()).status_code == 404
