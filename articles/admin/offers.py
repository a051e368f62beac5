"""Which verbs a person is offered for a story, and the one that leads."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from articles import workflow
from articles.admin.standing import Standing
from articles.admin.verb import Verb
from articles.admin.verbs import VERBS, label
from articles.models import Article, State, Status
from authors.models import User

#: What most likely comes next, by the state of the text: the first that the person may do is the primary button.
LEADS: dict[State, tuple[str, ...]] = {
    State.DRAFT: ("submit", "publish"),
    State.IN_REVIEW: ("approve",),
    State.READY: ("publish",),
    State.SPIKED: ("restore",),
}


@dataclass(frozen=True)
class Offer:
    verb: Verb
    label: str
    address: str
    leads: bool

    @property
    def name(self) -> str:
        return self.verb.name

    @property
    def asks(self) -> bool:
        return self.verb.asks


def offers(article: Article, by: User, standing: Standing) -> list[Offer]:
    """Return what this person may do with this story now, in the order of the desk's work."""
    open_now = {*_steps(article, by, standing), *_publishing(standing)}
    allowed = [verb for verb in VERBS.values() if verb.name in open_now and verb.allows(by, article)]
    lead = _lead([verb.name for verb in allowed], standing)
    return [Offer(verb, label(verb, standing), address(article, verb), verb.name == lead) for verb in allowed]


def address(article: Article, verb: Verb) -> str:
    """Return the address of the page that asks before the verb is done."""
    return reverse(f"admin:articles_article_{verb.name}", args=[article.pk])


def _steps(article: Article, by: User, standing: Standing) -> Iterator[str]:
    for step in workflow.possible(article, by):
        if step.target != State.SPIKED or (standing.live is None and standing.planned is None):
            yield step.verb.value


def _publishing(standing: Standing) -> Iterator[str]:
    if standing.state != State.SPIKED:
        yield from ("publish", "schedule")
    if standing.live is not None or standing.planned is not None:
        yield "withdraw"
    if standing.is_scheduled:
        yield "unschedule"
    yield from ("embargo", "hold")
    if standing.holds:
        yield "lift"


def _lead(allowed: list[str], standing: Standing) -> str:
    """Return the primary verb, or nothing when all is said: then saving is the primary button."""
    if standing.status == Status.LIVE or (standing.is_scheduled and not standing.changed):
        return ""
    likely = ("schedule",) if standing.planned and standing.state == State.READY else LEADS[standing.state]
    return next((name for name in likely if name in allowed), "")
