"""Mails to readers about their reviews. Each is noted with what it tells, and sent by the worker.

Nothing that a reader typed stands in one: whoever types in somebody else's address must not get to write to them.
"""

from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.tasks import task
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import Truncator

from articles.models import Version
from articles.reviews import own_link
from articles.reviews.models import Answer, Appeal, Decision, Letter, Policy, Reason, Review, Status
from newsroom.mailing import goes_to_a_log

About = Letter.About

#: What is undone by then was never told.
TIME_TO_UNDO = timedelta(minutes=5)
#: What could not be sent is tried again each minute for so long.
TRIED_FOR = timedelta(days=1)
PATIENCE = timedelta(minutes=1)
#: An address that somebody else typed in gets no more of these in a day.
RECEIVED_A_DAY = 5
#: The reader knows, or nobody but the desk should.
SILENT = (Reason.REPLACED, Reason.BARRED)


def tell_received(review: Review) -> None:
    """Say that a review has come in, and how to see, change or delete it; ask to confirm it if that is the policy."""
    _order(Letter(review=review, about=About.RECEIVED))


def tell_decision(decision: Decision) -> None:
    """Say what was decided, if that is the policy: in a few minutes, and only if it holds until then."""
    is_news = decision.status in {Status.APPROVED, Status.REJECTED} and decision.reason not in SILENT
    if is_news and Policy.current().mail_decisions:
        due = decision.at + TIME_TO_UNDO
        _order(Letter(review=decision.review, about=About.DECISION, decision=decision, due=due))


def tell_appeal(appeal: Appeal) -> None:
    """Say how an appeal was decided."""
    _order(Letter(review=appeal.review, about=About.APPEAL))


def tell_answer(answer: Answer) -> None:
    """Say that the newsroom has answered, the first time it does: in a few minutes, if readers see it then."""
    if not Letter.objects.filter(review=answer.review, about=About.ANSWER).exists():
        _order(Letter(review=answer.review, about=About.ANSWER, due=answer.at + TIME_TO_UNDO))


def _order(letter: Letter) -> None:
    if goes_to_a_log() or letter.due <= timezone.now() - TRIED_FOR:  # what is imported is no news
        return
    letter.save(force_insert=True)
    if letter.due <= timezone.now():
        transaction.on_commit(partial(send.enqueue, letter.pk))


@task
def send(letter_id: int) -> None:
    """Send a letter, once, if what it tells is still so and its reader still has an address."""
    now = timezone.now()
    letter = Letter.objects.select_related("review__reader", "decision").filter(pk=letter_id, sent_at=None).first()
    if letter is None or goes_to_a_log():
        return
    # Whoever writes this sends the mail: of two who run at once one does.
    if not Letter.objects.filter(pk=letter.pk, sent_at=None).update(sent_at=now) or not _is_to_go(letter, now):
        return
    try:
        mail_of(letter).send()
    except Exception:
        Letter.objects.filter(pk=letter.pk).update(sent_at=None)
        raise


def send_waiting(now: datetime) -> None:
    """Order the letters about decisions that have held, and those that could not be sent before."""
    waiting = Letter.objects.filter(sent_at=None, due__range=(now - TRIED_FOR, now)).exclude(
        about=About.RECEIVED, due__gt=now - PATIENCE
    )
    for pk in waiting.order_by("due", "pk").values_list("pk", flat=True)[:500]:
        send.enqueue(pk)


def _is_to_go(letter: Letter, now: datetime) -> bool:
    reader = letter.review.reader
    if not reader.email:
        return False
    if letter.about == About.DECISION:
        return bool(letter.review.last_decision == letter.decision)
    if letter.about == About.ANSWER:
        return Answer.objects.filter(review=letter.review, review__status=Status.APPROVED).exists()
    if letter.about == About.RECEIVED:
        same = Letter.objects.filter(review__reader=reader, about=About.RECEIVED, sent_at__gt=now - timedelta(days=1))
        return same.count() <= RECEIVED_A_DAY
    return True


def mail_of(letter: Letter) -> EmailMessage:
    """Return the mail as it would be sent now."""
    review = letter.review
    live = Version.objects.live().filter(article=review.article_id).select_related("address").first()
    context = {
        "letter": letter,
        "review": review,
        "live": live,
        "policy": Policy.current(),
        "link": f"{settings.SITE_URL}{own_link.address(review.reader)}",
        "site_url": settings.SITE_URL,
        "site_name": settings.SITE_NAME,
    }
    text = render_to_string("reviews/letter.txt", context)
    about = f" of “{Truncator(' '.join(live.headline.split())).chars(80)}”" if live else ""
    asks = letter.about == About.RECEIVED and review.status == Status.UNCONFIRMED
    subject = f"{settings.SITE_NAME}: {'please confirm your review' if asks else 'your review'}{about}"
    # RFC 3834: so that no machine answers.
    return EmailMessage(subject, text, None, [review.reader.email], headers={"Auto-Submitted": "auto-generated"})
