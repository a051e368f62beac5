"""Taking in what a reader sends: not the same twice, looked at by the rules, and no floods."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.reviews import letters, readers, rules
from articles.reviews.models import Policy, Reader, Review, RuleKey, Status
from articles.reviews.outside import asking
from newsroom.locks import one_at_a_time

#: So many may come from one network within the hour that look like spam, and so many that don't: a school or an office
#: may stand behind one address. Readers whom the desk knows are not counted and not stopped.
SPAM_PER_NETWORK_AND_HOUR = 10
PER_NETWORK_AND_HOUR = 60
PER_READER_AND_HOUR = 10


class TooMany(ValidationError):
    """This network has sent enough for now."""


def receive(review: Review, email: str, started: datetime | None = None) -> None:
    """Hold the review of the reader with this address for an editor, or raise TooMany. The same one twice is one.

    `started` is when its form was made, if the form said so. Of a reader who has reviewed the story before nothing is
    said here: the answer would tell anybody who has typed an address in. The desk is told, and decides which is shown.
    """
    with transaction.atomic():
        one_at_a_time(f"reviews from {review.network or Reader.key_of(email)}")
        review.reader = Reader.objects.of(email)
        if Review.objects.by_reader_of(review).filter(words=review.words, rating=review.rating).exists():
            return
        arrival = rules.Arrival(review, timezone.now(), started)
        found = rules.look(arrival)
        _refuse_floods(arrival, found)
        if Policy.current().asks_to_confirm:
            review.status = Status.UNCONFIRMED
        review.save(force_insert=True)
        rules.keep_fingerprints(review)
        readers.bar(review)
        rules.note(arrival, found)
        letters.tell_received(review)
        asking.order(review)


def look_again(review: Review) -> None:
    """Look at a review whose reader has changed it: what was found in its former text no longer counts."""
    of_text = [rule for rule in rules.RULES if rule.of_text]
    with transaction.atomic():
        arrival = rules.Arrival(review, timezone.now())
        found = rules.look(arrival, of_text)
        keys = [*(rule.key for rule in of_text), RuleKey.AKISMET, RuleKey.HOOK]
        review.findings.filter(rule__in=keys).delete()
        review.fingerprints.all().delete()
        rules.keep_fingerprints(review)
        rules.note(arrival, found)
        asking.order(review)


def _refuse_floods(arrival: rules.Arrival, found: Sequence[rules.Found]) -> None:
    looks_like_spam = any(each.rule.weighs for each in found)
    most = SPAM_PER_NETWORK_AND_HOUR if looks_like_spam else PER_NETWORK_AND_HOUR
    is_flood = arrival.from_network >= most and not arrival.history.is_good
    if is_flood or arrival.history.last_hour >= PER_READER_AND_HOUR:
        raise TooMany("Many reviews have come from your network. Your text is kept below: try again in an hour.")
