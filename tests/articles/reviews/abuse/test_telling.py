"""The mail with the answer: one, to whoever gave an address, and of nobody else."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.tasks import TaskResult
from pytest_django.fixtures import Settings

from articles.reviews import abuse
from articles.reviews.abuse.telling import tell, tell_waiting
from articles.reviews.models import AbuseReport
from authors.models import User
from tests.factories import a_live_article, a_review, an_abuse_report

#: Mails go out when a transaction is committed.
pytestmark = pytest.mark.django_db(transaction=True)

EMAIL = "ines@example.org"


@pytest.fixture
def report(noon: time_machine.Traveller) -> AbuseReport:
    story = a_live_article(headline="Ferry sails", slug="ferry")
    review = a_review(story, headline="Watches", words="Buy watches here.", name="Mo Brand", email="mo@example.org")
    return an_abuse_report(review, email=EMAIL, words="This is a lure.")


def test_the_answer_goes_to_whoever_reported_it_and_names_nobody(
    report: AbuseReport, moderator: User, settings: Settings
) -> None:
    abuse.uphold(report.review, by=moderator, reason="spam", answer="It was advertising.")
    [message] = mail.outbox
    assert message.to == [EMAIL]
    assert report.ticket in message.subject
    assert f"{settings.SITE_URL}/reader-reviews/reports/{report.ticket}/" in message.body
    for told in ("“Ferry sails”", "It was advertising.", "no longer see the review"):
        assert told in message.body
    for private in ("Tom", "Okonkwo", "Mo Brand", "mo@example.org", "Buy watches", "This is a lure."):
        assert private not in message.body
    assert message.extra_headers == {"Auto-Submitted": "auto-generated"}


def test_a_dismissal_says_why_and_what_can_be_done(report: AbuseReport) -> None:
    abuse.dismiss(report.review, by=None, answer="It names a shop, and sells nothing.")
    [message] = mail.outbox
    for told in ("The review stays", "It names a shop", "report the review once more"):
        assert told in message.body


def test_nobody_is_told_twice_or_before_the_decision_or_without_an_address(report: AbuseReport) -> None:
    an_abuse_report(report.review)
    tell.enqueue(report.pk)
    assert not mail.outbox
    abuse.dismiss(report.review, by=None, answer="It stays.")
    for _ in range(2):
        tell.enqueue(report.pk)
    assert len(mail.outbox) == 1


def test_a_mail_that_could_not_be_sent_is_sent_by_the_tick(
    report: AbuseReport, noon: time_machine.Traveller, settings: Settings, failed_tasks: list[TaskResult[..., Any]]
) -> None:
    working = settings.MAILERS
    settings.MAILERS = {"default": {"BACKEND": "tests.articles.reviews.abuse.test_telling.NoServer"}}
    abuse.dismiss(report.review, by=None, answer="It stays.")
    assert len(failed_tasks) == 1
    failed_tasks.clear()
    settings.MAILERS = working
    start = AbuseReport.objects.get().decided_at
    assert start
    tell_waiting(start)
    assert not mail.outbox
    tell_waiting(start + timedelta(minutes=2))
    tell_waiting(start + timedelta(minutes=3))
    assert len(mail.outbox) == 1


class NoServer:
    """A mail server that is away."""

    def __init__(self, **_options: Any) -> None:
        raise ConnectionRefusedError
