"""A story's way across the desk: who may move it from which state to which."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from articles import editing, rights
from articles.models import Article, Move, State, Version
from articles.moves import note
from articles.rights import may, permit
from authors.models import User


@dataclass(frozen=True)
class Step:
    """One allowed move: from these states to that one, for people with this right."""

    verb: Move.Verb
    right: str
    sources: frozenset[State]
    target: State
    needs_reason: bool = False


STEPS = {
    step.verb: step
    for step in (
        Step(Move.Verb.SUBMIT, rights.SUBMIT, frozenset({State.DRAFT}), State.IN_REVIEW),
        Step(
            Move.Verb.SEND_BACK,
            rights.APPROVE,
            frozenset({State.IN_REVIEW, State.READY}),
            State.DRAFT,
            needs_reason=True,
        ),
        Step(Move.Verb.APPROVE, rights.APPROVE, frozenset({State.IN_REVIEW}), State.READY),
        Step(
            Move.Verb.SPIKE,
            rights.SPIKE,
            frozenset({State.DRAFT, State.IN_REVIEW, State.READY}),
            State.SPIKED,
        ),
        Step(Move.Verb.RESTORE, rights.SPIKE, frozenset({State.SPIKED}), State.DRAFT),
    )
}


def possible(article: Article, by: User) -> list[Step]:
    """Return the steps this person may take with this story now."""
    return [step for step in STEPS.values() if article.state in step.sources and may(by, step.right, article)]


def submit(article: Article, *, by: User | None, now: datetime | None = None) -> None:
    """Hand a draft to the desk for review. Here as below, `now` is the clock, for imports."""
    _move(article, Move.Verb.SUBMIT, by, "", now)


def send_back(article: Article, *, by: User | None, reason: str, now: datetime | None = None) -> None:
    """Return a story to its reporter, saying why."""
    _move(article, Move.Verb.SEND_BACK, by, reason, now)


def approve(article: Article, *, by: User | None, now: datetime | None = None) -> None:
    """Say that a story is ready to be published."""
    _move(article, Move.Verb.APPROVE, by, "", now)


def spike(article: Article, *, by: User | None, reason: str = "", now: datetime | None = None) -> None:
    """Set a story aside, recoverably. One that readers see, or will see, must be withdrawn first."""
    if Version.objects.filter(article=article, live_until__gt=timezone.now()).effective().exists():
        raise ValidationError("Readers see this story or soon will. Withdraw it before you spike it.")
    _move(article, Move.Verb.SPIKE, by, reason, now)


def restore(article: Article, *, by: User | None, now: datetime | None = None) -> None:
    """Bring a spiked story back as a draft."""
    _move(article, Move.Verb.RESTORE, by, "", now)


def _move(article: Article, verb: Move.Verb, by: User | None, reason: str, now: datetime | None) -> None:
    step = STEPS[verb]
    permit(by, step.right)
    if step.needs_reason and not reason.strip():
        raise ValidationError({"reason": "Say why, so that the reporter knows what to do."})
    with editing.claim(article) as current:
        permit(by, step.right, current)
        if current.state not in step.sources:
            raise ValidationError(f"A story that is {State(current.state).label.lower()} cannot be {verb.label}.")
        Article.objects.filter(pk=article.pk).update(state=step.target)
        article.state = step.target
        note(current, verb, by, now or timezone.now(), reason=reason.strip())
