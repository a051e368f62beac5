"""The verbs of the desk: what each does to a story, and what is said before and after."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from articles import publishing, workflow
from articles.admin import verb_forms
from articles.admin.beside import beside_story
from articles.admin.hold_verbs import HOLD_VERBS
from articles.admin.standing import Standing
from articles.admin.verb import Answers, Verb
from articles.models import Article, Kind, State
from articles.plans import told
from authors.models import User

# What each does, and what is said afterwards -------------------------------------------------------


def _submit(article: Article, by: User, _answers: Answers) -> str:
    workflow.submit(article, by=by)
    return "Submitted. The story waits for review."


def _send_back(article: Article, by: User, answers: Answers) -> str:
    workflow.send_back(article, by=by, reason=answers["reason"])
    return "Sent back. The story is a draft again."


def _approve(article: Article, by: User, _answers: Answers) -> str:
    workflow.approve(article, by=by)
    return "Approved. The story is ready to be published."


def _spike(article: Article, by: User, answers: Answers) -> str:
    workflow.spike(article, by=by, reason=answers["reason"])
    return "Spiked. The story can be restored at any time."


def _restore(article: Article, by: User, _answers: Answers) -> str:
    workflow.restore(article, by=by)
    return "Restored. The story is a draft again."


def _publish(article: Article, by: User, answers: Answers) -> str:
    _bring_out(article, by, answers)
    return "Published. Readers see it now."


def _schedule(article: Article, by: User, answers: Answers) -> str:
    _bring_out(article, by, answers, at=answers["at"])
    return f"Scheduled. Readers will see it at {told(answers['at'])}."


def _withdraw(article: Article, by: User, answers: Answers) -> str:
    at = answers["at"]
    publishing.withdraw(article, by=by, reason=answers["reason"], at=at)
    if at:
        return f"Scheduled. Readers will lose the story at {told(at)}."
    return "Withdrawn. Readers no longer see it."


def _unschedule(article: Article, by: User, _answers: Answers) -> str:
    publishing.unschedule(article, by=by)
    return "Taken off the schedule. What readers see now stays."


def _bring_out(article: Article, by: User, answers: Answers, at: datetime | None = None) -> None:
    """Publish, with all that follows from it elsewhere: both happen or neither."""
    with transaction.atomic():
        version = publishing.publish(article, by=by, at=at, **_words(answers))
        for part in beside_story():
            part.published(version, by, answers)


def _words(answers: Answers) -> Answers:
    return {
        "kind": Kind(answers.get("kind", Kind.UPDATE)),
        "note": answers.get("note", ""),
        "keep_end": answers.get("keep_end", True),
    }


# The table -------------------------------------------------------------------------------------------

VERBS = {
    verb.name: verb
    for verb in (
        Verb("submit", "articles.submit_article", "Submit for review", "submitted", _submit, asks=False),
        Verb("approve", "articles.approve_article", "Approve", "approved", _approve, asks=False),
        Verb(
            "publish",
            "articles.publish_article",
            "Publish now",
            "published",
            _publish,
            question="Publish this story now?",
            warning="Readers will see this at once.",
            form=verb_forms.PublishForm,
            is_publishing=True,
        ),
        Verb(
            "schedule",
            "articles.publish_article",
            "Schedule",
            "scheduled",
            _schedule,
            question="When shall readers see this story?",
            warning="It will be published at that time by itself, as it is saved now.",
            form=verb_forms.ScheduleForm,
            is_publishing=True,
        ),
        Verb(
            "unschedule",
            "articles.publish_article",
            "Take off the schedule",
            "taken off the schedule",
            _unschedule,
            question="Take this story off the schedule?",
            warning="Nothing will be published or withdrawn by itself any more. What readers see now stays.",
        ),
        Verb(
            "send_back",
            "articles.approve_article",
            "Send back",
            "sent back",
            _send_back,
            question="Send this story back to its reporter?",
            warning="It becomes a draft again.",
            form=verb_forms.SendBackForm,
        ),
        Verb(
            "withdraw",
            "articles.withdraw_article",
            "Withdraw",
            "withdrawn",
            _withdraw,
            question="Withdraw this story from readers?",
            warning="Readers will lose it at once, or at the time you give. Its address will say that the story "
            "was withdrawn. If an explanation should stay in its place, publish a retraction instead.",
            form=verb_forms.WithdrawForm,
            is_rare=True,
        ),
        Verb(
            "spike",
            "articles.spike_article",
            "Spike",
            "spiked",
            _spike,
            question="Spike this story?",
            warning="It leaves the desk's work until someone restores it. Readers have never seen it, or no longer do.",
            form=verb_forms.ReasonForm,
            is_rare=True,
        ),
        Verb("restore", "articles.spike_article", "Restore", "restored", _restore, asks=False),
        *HOLD_VERBS,
    )
}


def question(verb: Verb, standing: Standing) -> str:
    """Return what is asked before the verb is done."""
    if verb.is_publishing and standing.live is not None:
        return verb.question.replace("this story", "this update")
    return verb.question or f"{verb.label} this story?"


def drops(verb: Verb, standing: Standing) -> str:
    """Return what goes off the schedule when the verb is done; without a plan, nothing."""
    planned, ends_at = standing.planned, standing.ends_at
    if planned is not None and verb.is_publishing:
        return f"The version planned for {told(planned.live_from)} goes off the schedule: it is older than this one."
    if planned is not None and verb.name == "withdraw":
        return f"If you withdraw it sooner, the version planned for {told(planned.live_from)} goes off the schedule."
    if ends_at is not None and verb.name == "withdraw":
        return f"This replaces the withdrawal planned for {told(ends_at)}."
    return ""


def warning(verb: Verb, standing: Standing) -> str:
    """Return what somebody should know before they say yes."""
    if not (verb.is_publishing and standing.is_unapproved):
        return verb.warning
    stands = "is still a draft" if standing.state == State.DRAFT else "waits for review"
    return f"{verb.warning} It {stands}: this approves it in your name."


def label(verb: Verb, standing: Standing) -> str:
    """Return the words on the button: what will happen, as things stand."""
    words = _label(verb, standing)
    if verb.is_publishing and standing.is_unapproved:
        return f"Approve and {words[0].lower()}{words[1:]}"
    return words


def _label(verb: Verb, standing: Standing) -> str:
    if verb.name == "publish" and standing.last is not None:
        return "Publish update" if standing.live else "Publish again" if not standing.planned else "Publish now"
    if verb.name == "schedule" and standing.planned is not None:
        if not standing.changed:
            return "Change the time"
        return f"Publish at {date_format(timezone.localtime(standing.planned.live_from), 'H:i, j M')}"
    if verb.name == "schedule" and standing.live is not None:
        return "Schedule update"
    if verb.name == "withdraw" and standing.live is None:
        return "Plan a withdrawal"
    return verb.label
