"""The monthly report about reader reviews, for everyone."""

from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.reviews.models import Policy
from articles.reviews.months import TAG, Month, figures, first_month, received
from newsroom.pagecache.tags import carry, keep_page, true_until

#: A month that goes on is counted again so often, and one that is over, from which a reader may erase something.
GOING_ON, OVER = timedelta(hours=1), timedelta(days=1)


@keep_page
@require_safe
def months(request: HttpRequest) -> HttpResponse:
    """How reviews are handled here, the month so far, and how many came in during the last ones."""
    now = timezone.now()
    current = Month.of(now)
    rows = received(current)
    context = {"rows": rows, "most": max(count for _month, count in rows) or 1, "policy": Policy.current()}
    carry(TAG, "review-policy")
    true_until(min(now + GOING_ON, current.end))
    return render(request, "reviews/months.html", context | _context(current, now))


@keep_page
@require_safe
def month(request: HttpRequest, month: Month) -> HttpResponse:
    """One month, from that of the first review to the present one."""
    now = timezone.now()
    current = Month.of(now)
    if not (first_month() or current) <= month <= current:
        raise Http404("Nothing is known about this month.")
    carry(TAG)
    true_until(min(now + GOING_ON, month.end) if month == current else now + OVER)
    return render(request, "reviews/month.html", _context(month, now))


def _context(month: Month, now: datetime) -> dict[str, object]:
    current = Month.of(now)
    first = first_month() or current
    return {
        "month": month,
        "figures": figures(month),
        "counted_at": now,
        "is_going_on": month == current,
        "before": month.before if month > first else None,
        "after": month.after if month < current else None,
    }
