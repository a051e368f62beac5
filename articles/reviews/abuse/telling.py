"""What whoever reported a review is told by mail: how it was decided, and neither by whom nor who wrote the review."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.tasks import task
from django.template.loader import render_to_string
from django.utils import timezone

from articles.models import Version
from articles.reviews.models import AbuseReport
from articles.reviews.models.abuse_report import AbuseReportQuerySet
from newsroom.mailing import goes_to_a_log

#: What could not be sent is tried again each minute for so long; the page about the report says the same.
TRIED_FOR = timedelta(days=1)
PATIENCE = timedelta(minutes=1)


@task
def tell(report_id: int) -> None:
    """Send the answer to a report, once."""
    report = to_tell().filter(pk=report_id).select_related("review").first()
    if report is None or goes_to_a_log():
        return
    # Whoever writes this sends the mail: of two who run at once one does.
    if not to_tell().filter(pk=report_id).update(told_at=timezone.now()):
        return
    try:
        mail_of(report).send()
    except Exception:
        AbuseReport.objects.filter(pk=report_id).update(told_at=None)
        raise


def tell_waiting(now: datetime) -> None:
    """Order the mails that could not be sent before."""
    waiting = to_tell().filter(decided_at__range=(now - TRIED_FOR, now - PATIENCE))
    for pk in waiting.values_list("pk", flat=True)[:500]:
        tell.enqueue(pk)


def to_tell() -> AbuseReportQuerySet:
    """Return the reports that were decided, and whose senders gave an address and have had no mail."""
    return AbuseReport.objects.exclude(state=AbuseReport.State.OPEN).exclude(email="").filter(told_at=None)


def mail_of(report: AbuseReport) -> EmailMessage:
    """Return the mail. Nothing that its sender typed stands in it: the address may be somebody else's."""
    live = Version.objects.live().filter(article=report.review.article_id).first()
    context = {
        "report": report,
        "live": live,
        "upheld": report.state == AbuseReport.State.UPHELD,
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
    }
    text = render_to_string("reviews/abuse/mail.txt", context)
    subject = f"{settings.SITE_NAME}: your report {report.ticket} about a review"
    # RFC 3834: so that no machine answers.
    return EmailMessage(subject, text, None, [report.email], headers={"Auto-Submitted": "auto-generated"})
