"""Taking in what readers have against a review. However many come, none of them hides it: people decide."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles.reviews.models import AbuseReport
from articles.reviews.models.abuse_report import AbuseReportQuerySet
from newsroom.html import printable
from newsroom.locks import one_at_a_time
from newsroom.tickets import new_ticket

PER_NETWORK_AND_HOUR = 10
#: What one person has added to a report of theirs is kept up to so many letters.
LONGEST = 6000


class TooMany(ValidationError):
    """This network has sent enough for now."""


def report(made: AbuseReport) -> AbuseReport:
    """Hold the report for the desk and give it a number, or raise TooMany.

    The same review reported twice by the same person for the same reason is one report, which is returned; what
    they say more the second time is added to it.
    """
    made.words, made.email = printable(made.words).strip(), made.email.strip()
    with transaction.atomic():
        one_at_a_time(f"abuse reports from {made.network}")
        earlier = _same(made).select_for_update().first()
        if earlier is not None:
            return _added(earlier, made)
        _check_network(made)
        made.ticket = new_ticket()
        made.save(force_insert=True)
    return made


def _same(made: AbuseReport) -> AbuseReportQuerySet:
    """Return what the same person has reported before: the same address, or the same network if one gave none."""
    person = Q(email__iexact=made.email) | Q(network=made.network, email="")
    if not made.email:
        person = Q(network=made.network) if made.network else Q(pk__in=[])
    return AbuseReport.objects.open().filter(person, review=made.review_id, reason=made.reason)


def _added(earlier: AbuseReport, made: AbuseReport) -> AbuseReport:
    if made.words not in earlier.words:
        earlier.words = f"{earlier.words}\n\n{made.words}".strip()[:LONGEST]
    earlier.email = earlier.email or made.email
    earlier.save(update_fields=["words", "email"])
    return earlier


def _check_network(made: AbuseReport) -> None:
    recent = AbuseReport.objects.filter(network=made.network, at__gt=timezone.now() - timedelta(hours=1))
    if made.network and recent.count() >= PER_NETWORK_AND_HOUR:
        raise TooMany("Many reports have come from your network. Your text is kept below: try again in an hour.")
