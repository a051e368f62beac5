"""Readers and editors at the same moment: no report comes twice, no decision is overwritten, nobody waits for ever."""

from collections import Counter
from functools import partial
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from articles import publishing
from articles.error_reports import deciding
from articles.error_reports.deciding import Overtaken
from articles.error_reports.models import Event, Report
from articles.error_reports.receiving import PER_NETWORK_AND_HOUR
from articles.models import Kind, Version
from tests.articles.error_reports.reader import TYPED
from tests.at_once import at_once
from tests.factories import a_live_version, a_report

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def free_connection(transactional_db: None) -> None:
    """Leave the connection pool to the threads."""
    connection.close()


def send(version: Version, wrong: str) -> Any:
    fields = TYPED | {"wrong": wrong}
    return Client(REMOTE_ADDR="203.0.113.9").post(f"{version.get_absolute_url()}report-an-error/", fields)


def test_an_impatient_reader_leaves_one_report_and_gets_one_number() -> None:
    version = a_live_version()
    assert version.get_absolute_url()
    answers = at_once([partial(send, version, "It left at one.")] * 8)
    assert {answer.status_code for answer in answers} == {303}  # type: ignore[union-attr]
    assert {answer["Location"] for answer in answers} == {Report.objects.get().get_absolute_url()}  # type: ignore[index]


def test_a_network_that_sends_all_at_once_gets_no_more_in_than_one_that_takes_its_time() -> None:
    version = a_live_version()
    assert version.get_absolute_url()
    codes = [answer.status_code for answer in at_once([partial(send, version, f"{n} is wrong.") for n in range(16)])]  # type: ignore[union-attr]
    assert Counter(codes) == {303: PER_NETWORK_AND_HOUR, 429: 16 - PER_NETWORK_AND_HOUR}
    assert Report.objects.count() == PER_NETWORK_AND_HOUR


def test_of_editors_who_decide_at_once_one_does_and_the_others_are_told() -> None:
    report = a_report()
    moves: list[Any] = [deciding.check, partial(deciding.refuse, answer="No.")] * 4
    results = at_once([partial(move, Report.objects.get(), by=None) for move in moves])
    assert Counter(type(result) for result in results) == {type(None): 1, Overtaken: 7}
    assert Event.objects.filter(report=report).count() == 2


def test_a_publication_that_settles_a_report_and_a_decision_on_it_do_not_wait_for_each_other() -> None:
    report = a_report()
    editions = report.article

    def correct() -> None:
        with transaction.atomic():
            version = publishing.publish(editions, by=None, kind=Kind.CORRECTION, note="At one.")
            deciding.settle(Report.objects.get(), version, by=None)

    jobs: list[Any] = [correct, partial(deciding.refuse, Report.objects.get(), by=None, answer="No.")]
    results = at_once(jobs)
    assert Counter(type(result).__name__ for result in results) in (
        {"NoneType": 1, "Overtaken": 1},
        {"NoneType": 1, "ValidationError": 1},
    )
    assert (Report.objects.get().correction is None) == (Version.objects.count() == 1)
