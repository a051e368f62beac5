"""What readers who gave an address are told by mail: the number of their report, and what became of it."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.tasks import task
from django.template.loader import render_to_string
from django.utils import timezone

from articles.error_reports.models import Event, Report
from articles.models import Version
from newsroom.mailing import goes_to_a_log

Verb = Event.Verb

TOLD = (Verb.RECEIVE, Verb.REFUSE, Verb.SETTLE)
#: An address that somebody else typed in gets no more of these in a day.
CONFIRMED_A_DAY = 5
#: What could not be sent is tried again each minute for so long; the page about the report says the same.
TRIED_FOR = timedelta(hours=1)
PATIENCE = timedelta(minutes=1)


@task
def tell(event_id: int) -> None:
    """Send the mail about an event, once, if it is still true by now and readers have what it speaks of."""
    now = timezone.now()
    event = due(now).filter(pk=event_id).select_related("report__article", "version__address").first()
    if event is None or goes_to_a_log() or not _is_still_so(event):
        return
    # Whoever writes this sends the mail: of two who run at once one does.
    if not Event.objects.filter(pk=event.pk, mailed_at=None).update(mailed_at=now) or _is_too_much(event, now):
        return
    try:
        mail_of(event).send()
    except Exception:
        Event.objects.filter(pk=event.pk).update(mailed_at=None)
        raise


def tell_waiting(now: datetime) -> None:
    """Order the mails about corrections that readers have by now, and those that could not be sent before."""
    waiting: Any = due(now)
    for pk in waiting.filter(moment__range=(now - TRIED_FOR, now - PATIENCE)).values_list("pk", flat=True):
        tell.enqueue(pk)


def due(now: datetime) -> "QuerySet[Event]":
    """Return the events that a reader is to be told of by mail, and has not been, with the `moment` they hold from."""
    waiting = Event.objects.filter(verb__in=TOLD, mailed_at=None).exclude(report__email="")
    had = Q(version=None) | Q(version__live_from__lte=now, version__live_until__gt=F("version__live_from"))
    return waiting.filter(had).annotate(moment=Greatest("at", Coalesce("version__live_from", "at")))


def mail_of(event: Event) -> EmailMessage:
    report = event.report
    live = Version.objects.live().filter(article=report.article_id).select_related("address").first()
    context = {"event": event, "report": report, "live": live, "site_url": settings.SITE_URL, "verbs": Verb}
    text = render_to_string("error_reports/mail.txt", context | {"site_name": settings.SITE_NAME})
    subject = f"{settings.SITE_NAME}: your error report {report.ticket}"
    # RFC 3834: so that no machine answers.
    return EmailMessage(subject, text, None, [report.email], headers={"Auto-Submitted": "auto-generated"})


def _is_still_so(event: Event) -> bool:
    """Whether nothing was decided since; that a report has come in stays true."""
    return event.verb == Verb.RECEIVE or event.report.events.last() == event


def _is_too_much(event: Event, now: datetime) -> bool:
    if event.verb != Verb.RECEIVE:
        return False
    same = Report.objects.filter(email__iexact=event.report.email, events__verb=Verb.RECEIVE)
    return same.filter(events__mailed_at__gt=now - timedelta(days=1)).count() > CONFIRMED_A_DAY
