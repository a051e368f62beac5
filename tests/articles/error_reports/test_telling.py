"""Mails to readers: one for each thing they should know, and nothing of anybody else."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from pytest_django.fixtures import Settings

from articles import publishing
from articles.error_reports import deciding, telling
from articles.error_reports.models import Event, Report
from articles.models import Kind
from authors.models import User
from tests.articles.desk import HOUR, NOON, edit
from tests.factories import a_live_version, a_report

#: Mails go out when a transaction is committed.
pytestmark = pytest.mark.django_db(transaction=True)

EMAIL = "ines@example.org"


@pytest.fixture
def report(noon: time_machine.Traveller) -> Report:
    made = a_report(a_live_version(headline="Ferry sails", slug="ferry"), email=EMAIL)
    noon.shift(3600)
    return made


def correct(report: Report, by: User | None = None, **about: Any) -> None:
    about = {"kind": Kind.CORRECTION, "note": "It left at one."} | about
    version = publishing.publish(edit(report.article, place="Ansel"), by=None, **about)
    deciding.settle(report, version, by=by)


def test_a_report_is_confirmed_with_its_number_and_the_address_of_its_page(report: Report, settings: Settings) -> None:
    [message] = mail.outbox
    assert message.to == [EMAIL]
    assert report.ticket in message.subject
    assert f"{settings.SITE_URL}/error-reports/{report.ticket}/" in message.body
    assert "“Ferry sails”" in message.body
    assert report.wrong not in message.body
    assert message.extra_headers == {"Auto-Submitted": "auto-generated"}


def test_no_change_is_told_with_the_answer_and_without_a_name(report: Report, editor: User) -> None:
    deciding.check(report, by=editor)
    deciding.refuse(report, by=editor, answer="We asked the captain.")
    assert len(mail.outbox) == 2  # that somebody looks into it is on the page
    assert "We asked the captain." in mail.outbox[1].body
    assert "Edda" not in mail.outbox[1].body


def test_a_correction_is_told_with_its_note_and_the_story(report: Report, settings: Settings) -> None:
    correct(report)
    body = mail.outbox[1].body
    assert "Correction: It left at one." in body
    assert f"{settings.SITE_URL}{report.version.get_absolute_url()}" in body


def test_a_correction_to_come_is_told_when_readers_have_it_and_once(
    report: Report, noon: time_machine.Traveller
) -> None:
    correct(report, at=NOON + 3 * HOUR)
    call_command("tick")
    assert len(mail.outbox) == 1
    noon.move_to(NOON + 3 * HOUR + timedelta(minutes=2))
    for _ in range(3):
        call_command("tick")
    assert len(mail.outbox) == 2
    assert "It left at one." in mail.outbox[1].body


def test_a_correction_that_was_taken_off_the_schedule_is_never_told(
    report: Report, noon: time_machine.Traveller
) -> None:
    correct(report, at=NOON + 3 * HOUR)
    publishing.unschedule(report.article, by=None)
    noon.move_to(NOON + 3 * HOUR + timedelta(minutes=2))
    call_command("tick")
    assert len(mail.outbox) == 1


def test_whoever_gives_no_address_gets_no_mail() -> None:
    report = a_report()
    deciding.refuse(report, by=None, answer="We asked the captain.")
    assert mail.outbox == []


def test_a_task_that_runs_again_sends_nothing(report: Report) -> None:
    telling.tell.call(report.events.get().pk)
    assert len(mail.outbox) == 1


def test_an_answer_taken_back_before_it_was_sent_is_not_sent(report: Report, settings: Settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
    deciding.refuse(report, by=None, answer="We asked the captain.")
    deciding.reopen(report, by=None)
    telling.tell.call(report.events.get(verb=Event.Verb.REFUSE).pk)
    assert len(mail.outbox) == 1


def test_what_could_not_be_sent_is_sent_later(
    report: Report, noon: time_machine.Traveller, settings: Settings, failed_tasks: list[Any]
) -> None:
    working = settings.MAILERS
    settings.MAILERS = {"default": {"BACKEND": "nowhere.Backend"}}
    deciding.refuse(report, by=None, answer="We asked the captain.")
    assert failed_tasks.pop()
    settings.MAILERS = working
    noon.shift(120)
    call_command("tick")
    assert "We asked the captain." in mail.outbox[1].body


def test_without_a_mail_server_no_address_comes_into_the_log(settings: Settings) -> None:
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
    a_report(email=EMAIL)
    assert not Event.objects.exclude(mailed_at=None).exists()


def test_an_address_that_somebody_types_in_again_and_again_is_left_in_peace(noon: time_machine.Traveller) -> None:
    version = a_live_version()
    for _ in range(telling.CONFIRMED_A_DAY + 3):
        a_report(version, email=EMAIL)
    assert len(mail.outbox) == telling.CONFIRMED_A_DAY
    noon.shift(25 * 3600)
    a_report(version, email=EMAIL)
    assert len(mail.outbox) == telling.CONFIRMED_A_DAY + 1


def test_a_withdrawn_story_is_not_named(report: Report) -> None:
    publishing.withdraw(report.article, by=None)
    deciding.refuse(report, by=None, answer="It is withdrawn.")
    assert "Ferry sails" not in mail.outbox[1].body
