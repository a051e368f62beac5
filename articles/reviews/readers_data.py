"""All that the newsroom holds about whoever has an email address, for whoever asks on their behalf: shown, or erased.

What other apps hold they declare, see newsroom/about_readers.py.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from articles.reviews import erasing, exporting
from articles.reviews.models import AbuseReport, Erasure, Reader, Sanction
from articles.reviews.months import TAG as MONTHS
from articles.rights import permit
from authors.models import User
from newsroom.about_readers import declared
from newsroom.pagecache.purging import purge, queue_up

ERASE = "reviews.erase_reader"


def held(email: str) -> dict[str, Any]:
    """Return it by its sort, as JSON can hold it, without the sorts of which there is nothing."""
    reader, key = _reader(email), Reader.key_of(email)
    found: dict[str, Any] = {
        "reviews": exporting.export(reader)["reviews"] if reader else [],
        "reports about reviews": [_report(row) for row in AbuseReport.objects.filter(email__iexact=email.strip())],
        "measures": [_sanction(row) for row in Sanction.objects.filter(key=key)],
        **{other.name: other.held(email.strip()) for other in declared()},
    }
    return {sort: rows for sort, rows in found.items() if rows}


def erase(email: str, *, by: User | None) -> Erasure:
    """Delete their reviews, take their address from all else, and note that somebody did, but not about whom.

    A ban and a mute that stands stay, by the hash of the address alone.
    """
    permit(by, ERASE)
    with transaction.atomic():
        reader = _reader(email)
        key = Reader.key_of(email)
        standing = Sanction.objects.standing(Reader(key=key))
        if reader:
            erasing.locked(reader.pk)
        # Reports of reviews are locked before the purge counter, as whoever decides about them does; others after it.
        reports = AbuseReport.objects.filter(email__iexact=email.strip()).update(email="", network="")
        queue_up()
        reviews = erasing.erase(reader) if reader else 0
        if standing is None:
            Sanction.objects.filter(key=key).delete()
        reports += sum(other.erase(email.strip()) for other in declared())
        done = Erasure.objects.create(by=by, at=timezone.now(), reviews=reviews, reports=reports)
        purge(MONTHS)
    return done


def _reader(email: str) -> Reader | None:
    return Reader.objects.filter(key=Reader.key_of(email)).first()


def _report(report: AbuseReport) -> dict[str, Any]:
    return {
        "number": report.ticket,
        "reason": report.get_reason_display(),
        "words": report.words,
        "at": timezone.localtime(report.at).isoformat(),
        "state": report.state,
        "answer": report.answer,
    }


def _sanction(step: Sanction) -> dict[str, Any]:
    until = timezone.localtime(step.until).isoformat() if step.until else None
    at = timezone.localtime(step.at).isoformat()
    return {"what": step.get_kind_display(), "reason": step.reason, "at": at, "until": until}
