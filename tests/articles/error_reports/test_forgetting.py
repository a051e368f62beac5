"""What is known of a reader is erased in time; what they said and what was answered stays."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command

from articles.error_reports import deciding
from articles.error_reports.forgetting import DAYS, DAYS_WITHOUT_ANSWER
from articles.error_reports.models import Report
from tests.factories import a_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(noon: time_machine.Traveller) -> Report:
    return a_report(email="ines@example.org", network="hash", wrong="It left at one.")


def known(noon: time_machine.Traveller, days: float) -> tuple[str, str]:
    """Return what is known of the reader so many days later."""
    noon.shift(timedelta(days=days))
    call_command("tick")
    report = Report.objects.get()
    assert report.wrong == "It left at one."
    return report.email, report.network


def test_the_network_goes_after_a_month_and_the_address_so_long_after_the_answer(
    report: Report, noon: time_machine.Traveller
) -> None:
    assert known(noon, DAYS - 0.1) == ("ines@example.org", "hash")
    deciding.refuse(report, by=None, answer="We asked the captain.")
    assert known(noon, 0.2) == ("ines@example.org", "")
    assert known(noon, DAYS - 0.3) == ("ines@example.org", "")
    assert known(noon, 0.2) == ("", "")


def test_an_address_that_nobody_has_answered_goes_after_a_year(report: Report, noon: time_machine.Traveller) -> None:
    assert known(noon, DAYS_WITHOUT_ANSWER - 1) == ("ines@example.org", "")
    assert known(noon, 2) == ("", "")


def test_what_is_opened_again_waits_with_its_address(report: Report, noon: time_machine.Traveller) -> None:
    deciding.refuse(report, by=None, answer="We asked the captain.")
    deciding.reopen(report, by=None)
    assert known(noon, DAYS + 1) == ("ines@example.org", "")
