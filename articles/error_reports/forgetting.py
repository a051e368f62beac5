"""What is known of readers beside their words is forgotten in time."""

from datetime import datetime, timedelta

from django.db.models import Q

from articles.error_reports.models import Report

#: After the answer the email address has no more use; nobody counts what a network sent so long ago.
DAYS = 30
#: What nobody has answered until then is answered without a mail.
DAYS_WITHOUT_ANSWER = 365


def forget(now: datetime) -> None:
    """Erase networks after `DAYS`, and email addresses so long after the answer, or when none has come in a year."""
    long_ago = now - timedelta(days=DAYS)
    Report.objects.filter(created_at__lte=long_ago).exclude(network="").update(network="")
    answered = Q(decided_at__lte=long_ago) | Q(created_at__lte=now - timedelta(days=DAYS_WITHOUT_ANSWER))
    Report.objects.exclude(email="").filter(answered).update(email="")
