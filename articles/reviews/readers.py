"""What is done about readers who spoil it for others: warn, mute, ban, lift.

Moderators warn and mute; banning and lifting a ban takes a right of its own. A muted or banned reader is not told when
they send a review: whoever types somebody's address in would learn of it. The review is rejected at once, on record.
"""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.plans import told
from articles.reviews import moderation, warning
from articles.reviews.models import MODERATE, Reader, Reason, Review, Sanction
from articles.rights import permit
from authors.models import User

BAN = "reviews.ban_reader"

ERASED = "The address of this reader was erased: nothing tells who they are."
SAY_WHY = "Say why."
SAY_UNTIL = "Choose a moment that is still to come."
BANNED = "This reader is banned. Let them back in first."
NOT_BARRED = "This reader is neither muted nor banned."


def warn(reader: Reader, *, by: User | None, reason: str) -> Sanction:
    """Write to the reader; `reason` is what they read. What they send is taken as before."""
    permit(by, MODERATE)
    warned = _record(reader, Sanction(kind=Sanction.Kind.WARN, reason=reason, by=by))
    warning.tell(warned)
    return warned


def mute(reader: Reader, *, by: User | None, until: datetime, reason: str) -> Sanction:
    """Take no reviews from this reader until a moment."""
    permit(by, MODERATE)
    if until <= timezone.now():
        raise ValidationError({"until": SAY_UNTIL})
    standing = Sanction.objects.standing(reader)
    if standing is not None and standing.kind == Sanction.Kind.BAN:
        raise ValidationError(BANNED)
    return _record(reader, Sanction(kind=Sanction.Kind.MUTE, until=until, reason=reason, by=by))


def ban(reader: Reader, *, by: User | None, reason: str) -> Sanction:
    """Take no reviews from this reader until somebody lets them back in."""
    permit(by, BAN)
    return _record(reader, Sanction(kind=Sanction.Kind.BAN, reason=reason, by=by))


def lift(reader: Reader, *, by: User | None, reason: str) -> Sanction:
    """Take reviews from a muted or banned reader again."""
    standing = Sanction.objects.standing(reader)
    if standing is None:
        raise ValidationError(NOT_BARRED)
    permit(by, BAN if standing.kind == Sanction.Kind.BAN else MODERATE)
    return _record(reader, Sanction(kind=Sanction.Kind.LIFT, reason=reason, by=by))


def bar(review: Review) -> bool:
    """Reject a review that has just come in if its reader is muted or banned; return whether they are."""
    standing = Sanction.objects.standing(review.reader)
    if standing is None:
        return False
    end = f" until {told(standing.until)}" if standing.until else ""
    note = f"{standing.get_kind_display()}{end}: {standing.reason}"
    moderation.reject(review, by=None, reason=Reason.BARRED, note=note)
    return True


def _record(reader: Reader, sanction: Sanction) -> Sanction:
    if not reader.key:
        raise ValidationError(ERASED)
    sanction.reason = sanction.reason.strip()[:500]
    if not sanction.reason:
        raise ValidationError({"reason": SAY_WHY})
    sanction.key = reader.key
    sanction.save()
    return sanction
