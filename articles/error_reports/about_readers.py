"""What error reports hold about whoever sent them."""

from typing import Any

from django.utils import timezone

from articles.error_reports.models import Report
from newsroom.about_readers import AboutReaders


def held(email: str) -> list[dict[str, Any]]:
    """Return the reports that were sent with this address."""
    return [
        {
            "number": report.ticket,
            "wrong": report.wrong,
            "right": report.right,
            "at": timezone.localtime(report.created_at).isoformat(),
            "answer": report.answer,
        }
        for report in Report.objects.filter(email__iexact=email)
    ]


def erase(email: str) -> int:
    """Take address and network from them. What was wrong in a story stays on its record."""
    return Report.objects.filter(email__iexact=email).update(email="", network="")


ERROR_REPORTS = AboutReaders("error reports", held, erase)
