"""Judging reviews: approve, reject, reopen, undo. Each is recorded with who, when and why; `now` is for imports.

`shown` is the `edition` of the review that somebody read: one that was decided or changed since is refused.
"""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.reviews import freezing, letters
from articles.reviews.models import MODERATE, Appeal, Decision, Reason, Review, Status
from articles.rights import permit
from authors.models import User

SAY_WHY = "Say why, so that the decision can be understood later."
SAY_WHICH = "Choose one of the reasons."
CHANGED = "Its reader has changed it since. Read it again."
NOTHING_TO_UNDO = "There is nothing to undo: the last decision was undone, or none was made."
APPEAL_WAITS = "Its reader has appealed: decide about the appeal. Whoever rejected the review leaves that to others."
REPORTS_ANSWERED = "Reports about it were answered with it. Approve the review again if it should be shown."
APPEALED = "An appeal was decided with it, and its reader has been told."
ANOTHER_SHOWN = "Another review by this reader has been approved since. Reject that one first."


def approve(review: Review, *, by: User | None, note: str = "", shown: str = "", now: datetime | None = None) -> None:
    """Show the review to readers; it counts in the story's average from now on, instead of an earlier one of theirs."""
    _decide(Decision(review=review, status=Status.APPROVED, note=note, by=by), shown, now)


def reject(
    review: Review, *, by: User | None, reason: str, note: str = "", shown: str = "", now: datetime | None = None
) -> None:
    """Keep the review from readers. `reason` is a `Reason`, which its reader may read; the note stays at the desk.

    Raises ValidationError for a reason that is none, or for “another reason” without a note.
    """
    if reason not in Reason:
        raise ValidationError({"reason": SAY_WHICH if reason else SAY_WHY})
    if reason == Reason.OTHER and not note.strip():
        raise ValidationError({"note": SAY_WHY})
    _decide(Decision(review=review, status=Status.REJECTED, reason=reason, note=note, by=by), shown, now)


def reopen(review: Review, *, by: User | None, note: str = "", shown: str = "", now: datetime | None = None) -> None:
    """Put a decided review back in the queue."""
    _decide(Decision(review=review, status=Status.PENDING, note=note, by=by), shown, now)


def undo(review: Review, *, by: User | None, decision: int | None = None, now: datetime | None = None) -> None:
    """Put back what was before the last decision, which is theirs: `decision`, if that is said.

    A review that was replaced by this one comes back, unless somebody has decided on it since. Raises
    ValidationError if somebody has decided since, or if what was before can't be any more.
    """
    permit(by, MODERATE)
    with transaction.atomic():
        current, others = _locked(review)
        last = _to_undo(current, by, decision)
        _leave_to_appeal(current)
        if last.was == Status.APPROVED and any(other.status == Status.APPROVED for other in others):
            raise ValidationError(ANOTHER_SHOWN)
        moment = now or timezone.now()
        back = _back(current, last, by)
        _write(current, back, moment)
        for brought in last.brought.all():
            for other in others:
                if other.last_decision == brought:
                    _write(other, _back(other, brought, by, through=back), moment)
        freezing.settle(review.article_id, by=by, now=moment)
    review.status, review.decided_at = current.status, current.decided_at


def _decide(decision: Decision, shown: str, now: datetime | None) -> None:
    permit(decision.by, MODERATE)
    review, moment = decision.review, now or timezone.now()
    with transaction.atomic():
        current, others = _locked(review)
        _refuse_changed(current, shown)
        _leave_to_appeal(current)
        lines = []
        for other in others:
            if decision.status == other.status == Status.APPROVED:
                lines.append(Decision(status=Status.REJECTED, reason=Reason.REPLACED, by=decision.by))
                _write(other, lines[-1], moment)
        _write(current, decision, moment)
        for line in lines:
            line.through = decision
            line.save(update_fields=["through"])
        freezing.settle(review.article_id, by=decision.by, now=moment)
    review.status, review.decided_at = current.status, current.decided_at


def _locked(review: Review) -> tuple[Review, list[Review]]:
    """Return the review as it stands, and the others of its reader about its story."""
    rows = Review.objects.locked_with(review)
    current = rows.pop(review.pk, None)
    if current is None:
        raise Review.DoesNotExist
    return current, list(rows.values())


def _refuse_changed(review: Review, shown: str) -> None:
    if not shown or shown == review.edition:
        return
    if shown.rpartition("~")[2] != review.edition.rpartition("~")[2]:
        raise ValidationError(CHANGED, code="changed")
    raise ValidationError(_faster(review, review.last_decision), code="decided")


def _leave_to_appeal(review: Review) -> None:
    """Nobody gets past an appeal: its reader is answered, by somebody other than who rejected the review."""
    if Appeal.objects.waiting().filter(review=review).exists():
        raise ValidationError(APPEAL_WAITS)


def _faster(review: Review, last: Decision | None) -> str:
    who = (last and last.by) or "Someone"
    return f"{who} was faster: this review is now {review.get_status_display().lower()}."


def _to_undo(review: Review, by: User | None, decision: int | None) -> Decision:
    last: Decision | None = review.last_decision
    if last is None or last.undoes_id:
        raise ValidationError(NOTHING_TO_UNDO)
    if last.by != by or decision not in {None, last.pk}:
        raise ValidationError(_faster(review, last), code="decided")
    if Appeal.objects.filter(review=review, decided_at=last.at).exists():
        raise ValidationError(APPEALED)
    if review.abuse_reports.filter(state="upheld", decided_at=last.at).exists():
        raise ValidationError(REPORTS_ANSWERED)
    if last.was == Status.APPROVED and review.edited_at is not None and review.edited_at > last.at:
        raise ValidationError(CHANGED, code="changed")  # what it says now nobody has approved
    return last


def _back(review: Review, undone: Decision, by: User | None, through: Decision | None = None) -> Decision:
    """Return the line that undoes another; a rejection that comes back has its reason."""
    back = Decision(status=undone.was, by=by, undoes=undone, through=through)
    if back.status == Status.REJECTED:
        earlier = review.decisions.filter(status=Status.REJECTED).exclude(pk=undone.pk).first()
        back.reason = earlier.reason if earlier else Reason.OTHER
        back.note = earlier.note if earlier else ""
    return back


def _write(review: Review, decision: Decision, now: datetime) -> None:
    decision.review, decision.was, decision.at = review, review.status, now
    decision.note = decision.note.strip()[:500]
    decision.save()
    review.status, review.decided_at = decision.status, decision.at
    if review.status == Status.APPROVED:
        # Once marked, always: their address may have been erased since.
        review.by_staff = review.by_staff or review.reader.works_here
    review.save(update_fields=["status", "decided_at", "by_staff"])
    letters.tell_decision(decision)
