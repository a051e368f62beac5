"""Asking the services about a review, in the worker: nobody waits, and a service that is away stops nothing."""

import logging
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.db import transaction
from django.tasks import task
from django.utils import timezone

from articles.models import Version
from articles.reviews import rules
from articles.reviews.models import Mode, Review, RuleKey, RuleSetting
from articles.reviews.outside.configured import keys, service
from articles.reviews.outside.interface import Answer, Letter, ServiceError, Verdict

#: When a service is asked again that did not answer, and how often.
AGAIN = (timedelta(minutes=2), timedelta(minutes=20), timedelta(hours=3))
FOUND = "{} would not show it."

log = logging.getLogger(__name__)


def order(review: Review) -> None:
    """Have every service that is set up asked about a review, once what was stored is there for all."""
    for key in keys():
        transaction.on_commit(partial(ask.enqueue, review.pk, key.value), robust=True)


@task
def ask(review_id: int, key: str, attempt: int = 0) -> None:
    """Ask one service and note what it finds. The review may be changed, judged or gone meanwhile."""
    review, rule = Review.objects.filter(pk=review_id).first(), RuleKey(key)
    if review is None or _mode(rule) == Mode.OFF:
        return
    try:
        answer = service(rule).ask(_letter(review))
    except ServiceError as error:
        log.warning("%s was asked about review %s in vain: %s", rule.label, review_id, error)
        if attempt < len(AGAIN):
            ask.using(run_after=timezone.now() + AGAIN[attempt]).enqueue(review_id, key, attempt + 1)
        return
    if answer.verdict != Verdict.OK:
        _note(review, rule, answer)


def _letter(review: Review) -> Letter:
    version = Version.objects.live().filter(article_id=review.article_id).select_related("address").first()
    return Letter(
        headline=review.headline,
        words=review.words,
        rating=review.rating,
        story=f"{settings.SITE_URL}{version.get_absolute_url()}" if version else settings.SITE_URL,
        language=version.language if version else settings.LANGUAGE_CODE,
    )


def _note(asked: Review, key: RuleKey, answer: Answer) -> None:
    with transaction.atomic():
        review = Review.objects.locked_with(asked).get(asked.pk)
        # Of what was changed since it is asked anew; what a killed worker has noted is not noted twice.
        if review is None or review.words != asked.words or review.findings.filter(rule=key).exists():
            return
        mode = _mode(key) if answer.verdict == Verdict.REJECT else Mode.HOLD
        if mode != Mode.OFF:
            hit = rules.Hit(answer.why or FOUND.format(key.label))
            rules.note(rules.Arrival(review, timezone.now()), [rules.Found(rules.BY_KEY[key], mode, hit)])


def _mode(key: RuleKey) -> Mode:
    stored = RuleSetting.objects.filter(rule=key).first()
    return Mode(stored.mode) if stored else Mode.HOLD
