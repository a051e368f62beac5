"""Taking in what a reader sends: not the same twice, and not too many from one place."""

from datetime import timedelta
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.error_reports.models import Event, Report
from articles.error_reports.telling import tell
from newsroom.html import printable
from newsroom.locks import one_at_a_time
from newsroom.tickets import new_ticket

PER_NETWORK_AND_HOUR = 10


class TooMany(ValidationError):
    """This network has sent enough for now."""


def receive(report: Report) -> Report:
    """Hold the report for the desk, give it a ticket and confirm it; or raise TooMany.

    Sending the same one twice leaves one, and returns it.
    """
    report.wrong, report.right = printable(report.wrong), printable(report.right)
    with transaction.atomic():
        one_at_a_time(f"error reports from {report.network}")
        told = ("article_id", "place", "wrong", "right", "email", "network")
        earlier = Report.objects.filter(**{name: getattr(report, name) for name in told}).first()
        if earlier is not None:
            return earlier
        _check_network(report)
        report.ticket = new_ticket()
        report.save(force_insert=True)
        event = Event.objects.create(report=report, verb=Event.Verb.RECEIVE, at=report.created_at)
        transaction.on_commit(partial(tell.enqueue, event.pk))
    return report


def _check_network(report: Report) -> None:
    recent = Report.objects.filter(network=report.network, created_at__gt=timezone.now() - timedelta(hours=1))
    if report.network and recent.count() >= PER_NETWORK_AND_HOUR:
        raise TooMany("Many reports have come from your network. Your text is kept below: try again in an hour.")
