"""Embargoes and legal holds on a story: placed by name and for a reason, lifted the same way."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from articles import editing
from articles.models import Article, Hold, Move, Version
from articles.moves import note
from articles.plans import Plan
from articles.purges import purge_story
from articles.rights import HOLD, LIFT_HOLD, permit
from authors.models import User
from newsroom import holds


@dataclass(frozen=True)
class Placed:
    """A hold that now stands, what it took off the schedule, in words, and what readers still see."""

    hold: Hold
    dropped: list[str]
    live: Version | None


def hold(article: Article, *, by: User, reason: str, now: datetime | None = None) -> Placed:
    """Place a legal hold: nothing of the story goes out until it is lifted.

    Planned versions go off the schedule; what readers see stays, and whether to withdraw it is another decision.
    Raises PermissionDenied, editing.Conflict, or ValidationError by field.
    """
    now = now or timezone.now()
    return _place(Hold(article=article, kind=Hold.Kind.LEGAL, reason=reason, placed_by=by, placed_at=now))


def embargo(
    article: Article, *, by: User, until: datetime, source: str, reason: str, now: datetime | None = None
) -> Placed:
    """Place an embargo: nothing of the story goes out before its end. What is planned for later stays planned.

    Raises PermissionDenied, editing.Conflict, or ValidationError by field.
    """
    now = now or timezone.now()
    if until <= now:
        raise ValidationError({"until": "This time has passed. An embargo ends in the future."})
    if not source.strip():
        raise ValidationError({"source": "Say who asked for the embargo."})
    about = {"until": until, "source": source, "reason": reason}
    return _place(Hold(article=article, kind=Hold.Kind.EMBARGO, placed_by=by, placed_at=now, **about))


def lift(hold: Hold, article: Article, *, by: User, reason: str, now: datetime | None = None) -> None:
    """Lift an embargo or a hold of `article`; nothing is published by that.

    Raises PermissionDenied, editing.Conflict, or ValidationError without a reason or when somebody was faster.
    """
    permit(by, LIFT_HOLD, article)
    now = now or timezone.now()
    with editing.claim(article) as current:
        holds.lift(current.holds.get(pk=hold.pk), by=by, reason=reason, now=now)
        note(current, Move.Verb.LIFT, by, now, reason=f"{hold}: {reason.strip()}")


def free_from(article: Article, now: datetime | None = None) -> datetime:
    """Return the first moment at which no embargo that stands now is in the way: now, where there is none."""
    now = now or timezone.now()
    ends = article.holds.standing(now).exclude(until=None).order_by("-until").values_list("until", flat=True).first()
    return ends or now


def _place(hold: Hold) -> Placed:
    article, by, now = hold.article, hold.placed_by, hold.placed_at
    permit(by, HOLD, article)
    hold.full_clean()
    with editing.claim(article) as current:
        hold.save()
        plan = Plan.of(current, now)
        dropped = plan.stop([version for version in plan.starts if not hold.until or version.live_from < hold.until])
        about: dict[str, Any] = {"effective": hold.until, "reason": hold.reason, "dropped": " and ".join(dropped)}
        verb = Move.Verb.EMBARGO if hold.until else Move.Verb.HOLD
        note(current, verb, by, now, **about)
        purge_story(current)
        return Placed(hold, dropped, plan.live)
