"""What comes in about a review: once for each person and reason, and no floods."""

from typing import Any

import pytest

from articles.reviews import abuse
from articles.reviews.abuse.receiving import PER_NETWORK_AND_HOUR
from articles.reviews.models import AbuseReport, Review, Status
from newsroom.tickets import ticket_in
from tests.at_once import at_once
from tests.factories import a_review, an_abuse_report

pytestmark = pytest.mark.django_db

HOME: dict[str, Any] = {"network": "home"}


def test_a_report_gets_a_number_and_leaves_the_review_as_it_is() -> None:
    review = a_review(status=Status.APPROVED)
    for _ in range(5):
        report = an_abuse_report(review)
    assert ticket_in(report.ticket) == report.ticket
    assert report.state == "open"
    review.refresh_from_db()
    assert review.status == Status.APPROVED


def test_the_same_from_one_person_is_one_report_that_holds_all_they_said() -> None:
    review = a_review()
    first = an_abuse_report(review, **HOME, words="It sells watches.")
    again = an_abuse_report(review, **HOME, words="It sells watches.")
    more = an_abuse_report(review, **HOME, words="And shoes.", email="ines@example.org")
    elsewhere = an_abuse_report(review, network="work", email="INES@example.org", words="")
    assert first == again == more == elsewhere
    only = AbuseReport.objects.get()
    assert (only.words, only.email) == ("It sells watches.\n\nAnd shoes.", "ines@example.org")


def test_others_other_reasons_and_other_reviews_are_other_reports() -> None:
    review = a_review()
    an_abuse_report(review, **HOME, email="ines@example.org")
    an_abuse_report(review, **HOME, email="mo@example.org")
    an_abuse_report(review, **HOME, reason="insult")
    an_abuse_report(**HOME)
    an_abuse_report(review, network="work")
    assert AbuseReport.objects.count() == 5


def test_after_the_answer_the_same_person_may_report_it_once_more() -> None:
    first = an_abuse_report(**HOME)
    abuse.dismiss(first.review, by=None, answer="We see no harm in it.")
    assert an_abuse_report(first.review, **HOME) != first


def test_a_network_sends_only_so_many_within_the_hour() -> None:
    for _ in range(PER_NETWORK_AND_HOUR):
        an_abuse_report(**HOME)
    with pytest.raises(abuse.TooMany):
        an_abuse_report(**HOME)
    assert an_abuse_report(network="work").pk


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_ten_times_at_once_is_one_report() -> None:
    review = a_review()

    def send() -> str:
        made = AbuseReport(review=Review.objects.get(pk=review.pk), reason="spam", words="Watches.", **HOME)
        return abuse.report(made).ticket

    assert len({str(ticket) for ticket in at_once([send] * 10)}) == 1
    assert AbuseReport.objects.count() == 1
