"""What the desk does with an error report. Each move is recorded with who, when and why; `now` is for imports.

Every verb raises PermissionDenied, or Overtaken when the report changed since it was loaded.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles import rights
from articles.error_reports.models import Event, Report, State
from articles.error_reports.telling import tell
from articles.models import Kind, Version
from authors.models import User
from newsroom.pagecache.purging import purge, queue_up

#: Who may decide on reports of the stories of their sections.
DECIDE = "error_reports.decide_report"

#: What settles a report: a minor change tells readers nothing, and the first version is what the report is about.
SETTLING = (Kind.CORRECTION, Kind.CLARIFICATION, Kind.UPDATE, Kind.RETRACTION)

SAY_WHY = "Tell the reader why the story stays as it is."


class Overtaken(ValidationError):
    """Someone else did something with the report in the meantime; nothing was written."""


def check(report: Report, *, by: User | None, now: datetime | None = None) -> None:
    """Say that somebody looks into it. Whoever works on the story may do so."""
    with _claim(report, by, rights.CHANGE) as current:
        if current.state != State.RECEIVED:
            raise ValidationError("This report is no longer new: somebody has looked into it already.")
        _write(current, Event.Verb.CHECK, by, now, {"state": State.CHECKING})


def begin_correction(report: Report, *, by: User | None, now: datetime | None = None) -> None:
    """Note that the story is being corrected: its next publication offers to settle this report."""
    with _claim(report, by, rights.CHANGE) as current:
        _be_undecided(current)
        _write(current, Event.Verb.CORRECT, by, now, {"state": State.CHECKING, "correcting": True})


def refuse(report: Report, *, by: User | None, answer: str, now: datetime | None = None) -> None:
    """Say that nothing changes, and why: the reader reads it. Raises ValidationError without an answer."""
    if not answer.strip():
        raise ValidationError({"answer": SAY_WHY})
    now, answer = now or timezone.now(), answer.strip()
    with _claim(report, by, DECIDE) as current:
        _be_undecided(current)
        said = {"state": State.UNCHANGED, "answer": answer, "decided_at": now}
        _write(current, Event.Verb.REFUSE, by, now, said, reason=answer)


def settle(report: Report, version: Version, *, by: User | None, now: datetime | None = None) -> None:
    """Say which version corrects the story. The report is settled from the moment when readers have it.

    Raises ValidationError for a version that the reader had already, or that tells readers nothing.
    """
    now = now or timezone.now()
    with _claim(report, by, DECIDE) as current:
        _be_undecided(current)
        if version not in corrections(current):
            raise ValidationError({"version": "This version cannot have corrected what the reader saw."})
        said = {"state": State.CHECKING, "correction": version, "decided_at": max(now, version.live_from)}
        _write(current, Event.Verb.SETTLE, by, now, said)


def reopen(report: Report, *, by: User | None, reason: str = "", now: datetime | None = None) -> None:
    """Put a report back to where it was when it came in; what was said on it stays on record."""
    with _claim(report, by, DECIDE) as current:
        if current.state == State.RECEIVED:
            raise ValidationError("Nothing has been done with this report yet.")
        _write(current, Event.Verb.REOPEN, by, now, {"state": State.RECEIVED}, reason=reason.strip())


def erase(report: Report, *, by: User | None) -> None:
    """Delete a report for good, with its record: for what must not be kept."""
    rights.permit(by, "error_reports.delete_report")
    with transaction.atomic():
        queue_up()
        tag = tag_of(report)
        report.delete()
        purge(tag)


def corrections(report: Report) -> list[Version]:
    """Return the versions that may have corrected what the reader saw, the newest first."""
    later = Version.objects.filter(article=report.article_id, number__gt=report.version.number, kind__in=SETTLING)
    return list(later.effective().order_by("-number"))


def tag_of(report: Report) -> str:
    """Return the tag of the pages that show what became of a report."""
    return f"error-report:{report.pk}"


# The steps -------------------------------------------------------------------------------------------


@contextmanager
def _claim(report: Report, by: User | None, right: str) -> Iterator[Report]:
    """Lock the report for one transaction, and yield it as the database has it; `report` is then like it."""
    with transaction.atomic():
        queue_up()  # before the row: whoever publishes takes the two in this order
        held = Report.objects.filter(pk=report.pk, edition=report.edition)
        if not held.update(edition=F("edition") + 1):
            raise Overtaken(_faster(report))
        current = Report.objects.select_related("article", "version", "correction").get(pk=report.pk)
        rights.permit(by, right, current.article)
        yield current
    report.refresh_from_db()


def _faster(report: Report) -> str:
    last = Event.objects.filter(report=report.pk).select_related("by").last()
    return f"{last}: this report changed while you had it open." if last else "This report is no longer there."


def _be_undecided(report: Report) -> None:
    # A correction that was taken off the schedule again settles nothing.
    stands = report.correction is not None and report.correction.live_until > report.correction.live_from
    if report.state == State.UNCHANGED or stands:
        raise ValidationError("This report has been answered. Open it again first.")


def _write(
    report: Report,
    verb: Event.Verb,
    by: User | None,
    now: datetime | None,
    fields: dict[str, object],
    *,
    reason: str = "",
) -> None:
    """Note the move, and let the report say what `fields` do and nothing of what was said before."""
    at = now or timezone.now()
    said = {"answer": "", "correction": None, "correcting": False, "decided_at": None} | fields
    for name, value in said.items():
        setattr(report, name, value)
    report.save(update_fields=list(said))
    event = Event.objects.create(report=report, verb=verb, by=by, at=at, reason=reason, version=report.correction)
    if report.decided_at is not None:
        transaction.on_commit(partial(tell.enqueue, event.pk))
