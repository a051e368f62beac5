"""Embargoes and legal holds as the desk meets them."""

from articles import holding, rights
from articles.admin import hold_forms
from articles.admin.verb import Answers, Verb
from articles.models import Article
from articles.plans import told
from authors.models import User


def _hold(article: Article, by: User, answers: Answers) -> str:
    placed = holding.hold(article, by=by, reason=answers["reason"])
    return _said("Held. Nothing of the story goes out until somebody lifts the hold.", placed)


def _embargo(article: Article, by: User, answers: Answers) -> str:
    about = {name: answers[name] for name in ("until", "source", "reason")}
    placed = holding.embargo(article, by=by, **about)
    return _said(f"Under embargo. Nothing of the story goes out before {told(answers['until'])}.", placed)


def _lift(article: Article, by: User, answers: Answers) -> str:
    holding.lift(answers["hold"], article, by=by, reason=answers["reason"])
    return "Lifted. Nothing was published by that."


def _said(done: str, placed: holding.Placed) -> str:
    if placed.dropped:
        done += f" Taken off the schedule: {' and '.join(placed.dropped)}."
    return done + (" Readers still see the story: withdraw it, or go back." if placed.live else "")


HOLD_VERBS = (
    Verb(
        "embargo",
        rights.HOLD,
        "Place an embargo",
        "placed under embargo",
        _embargo,
        question="Until when is this story under embargo?",
        warning="Until then it cannot be published or shown to anyone outside; what is planned for earlier goes off "
        "the schedule.",
        form=hold_forms.EmbargoForm,
        is_rare=True,
        leads_to="withdraw",
    ),
    Verb(
        "hold",
        rights.HOLD,
        "Place a legal hold",
        "held",
        _hold,
        question="Place a legal hold on this story?",
        warning="Until somebody lifts it the story cannot be published, changed for readers or shown to anyone "
        "outside, and whatever is planned goes off the schedule.",
        form=hold_forms.HoldForm,
        is_rare=True,
        leads_to="withdraw",
    ),
    Verb(
        "lift",
        rights.LIFT_HOLD,
        "Lift the hold",
        "lifted",
        _lift,
        question="Lift the hold on this story?",
        warning="The story may then be published. Nothing is published by lifting it.",
        form=hold_forms.LiftForm,
    ),
)
