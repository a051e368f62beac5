"""Reports about a review at the desk: where they wait, what is shown of them, and the two buttons."""

from typing import Any

import pytest
from django.test import Client

from articles.reviews import abuse, moderation
from articles.reviews.models import AbuseReport, Review, Status
from authors.models import User
from tests.articles.reviews.judging import LIST, decide, form_of
from tests.factories import a_review, a_user, an_abuse_report
from tests.site.reading import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> AbuseReport:
    review = a_review(headline="Watches")
    moderation.approve(review, by=None)
    return an_abuse_report(review, words="It sells <b>watches</b>.", email="ines@example.org", network="secret")


def reported(client: Client) -> list[str]:
    return [review.headline for review in client.get(f"{LIST}?queue=reported").context["cl"].result_list]


def shown(client: Client, review: Review) -> str:
    return Page("", client.get(form_of(review))).one("//article")


def test_a_reported_review_waits_in_a_queue_until_somebody_decides(report: AbuseReport, desk: Client) -> None:
    an_abuse_report(report.review)
    a_review(headline="Not reported")
    assert reported(desk) == ["Watches"]
    decide(desk, report.review, "dismiss", answer="It names a shop, and sells nothing.")
    assert reported(desk) == []


def test_its_page_shows_what_was_reported_and_neither_address_nor_network(report: AbuseReport, desk: Client) -> None:
    page = shown(desk, report.review)
    for told in ("It is advertising or spam", "It sells <b>watches</b>.", report.ticket, "goes out by mail"):
        assert told in page
    for private in ("ines@example.org", "secret"):
        assert private not in page


def test_taking_it_away_rejects_it_and_brings_the_next(report: AbuseReport, desk: Client, moderator: User) -> None:
    other = an_abuse_report(a_review(headline="Next"))
    response = decide(desk, report.review, "uphold", "?queue=reported", reason="spam", answer="It was advertising.")
    assert response.redirect_chain[-1][0].startswith(form_of(other.review))
    report.refresh_from_db()
    assert (report.state, report.decided_by, report.answer) == ("upheld", moderator, "It was advertising.")
    report.review.refresh_from_db()
    assert report.review.status == Status.REJECTED
    assert "Upheld by Tom Okonkwo" in shown(desk, report.review)


def test_the_reason_that_fits_the_report_is_chosen_to_begin_with(desk: Client) -> None:
    review = a_review()
    an_abuse_report(review, reason="incitement", words="All of it.")
    assert desk.get(form_of(review)).context["deeds"]["uphold"].initial["reason"] == "hate"


@pytest.mark.parametrize(
    ("verb", "typed", "field"),
    [
        ("dismiss", {"answer": ""}, "answer"),
        ("uphold", {"reason": "boredom", "answer": "Kept."}, "reason"),
        ("uphold", {"reason": "other", "answer": ""}, "__all__"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_comes_back(
    report: AbuseReport, desk: Client, verb: str, typed: dict[str, str], field: str
) -> None:
    response = decide(desk, report.review, verb, **typed)
    form = response.context["deeds"][verb]
    assert list(form.errors) == [field]
    assert form["answer"].value() == typed["answer"]
    report.refresh_from_db()
    assert report.state == "open"


def test_whoever_comes_late_is_told(report: AbuseReport, desk: Client) -> None:
    abuse.dismiss(report.review, by=None, answer="It stays.")
    page = decide(desk, report.review, "dismiss", answer="It sells nothing.").content.decode()
    assert "somebody was faster" in page


def test_reports_are_for_moderators_only(report: AbuseReport, client: Client) -> None:
    client.force_login(a_user("reviews.view_review"))
    assert "It sells" not in shown(client, report.review)
    for verb in ("uphold", "dismiss"):
        assert decide(client, report.review, verb, reason="spam", answer="No.").status_code == 403


def test_many_reports_cost_no_more_questions(desk: Client, django_assert_max_num_queries: Any) -> None:
    review = a_review()
    for _ in range(20):
        an_abuse_report(review)
    desk.get(form_of(review))
    with django_assert_max_num_queries(21):
        desk.get(form_of(review))
