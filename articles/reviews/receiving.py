"""Taking in what a reader sends: not the same twice, and not too many from one place."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.reviews import readers
from articles.reviews.models import Reader, Review
from newsroom.locks import one_at_a_time

ANOTHER = "This reader has sent another review of the story. Readers see the one that was approved last."
PER_NETWORK_AND_HOUR = 10


class TooMany(ValidationError):
    """This network has sent enough for now."""


def receive(review: Review, email: str) -> None:
    """Hold the review of the reader with this address for an editor, or raise TooMany. The same one twice is one.

    Of a reader who has reviewed the story before nothing is said here: the answer would tell anybody who has typed
    an address in. The desk is told, and decides which of them is shown.
    """
    with transaction.atomic():
        one_at_a_time(f"reviews from {review.network or Reader.key_of(email)}")
        review.reader = Reader.objects.of(email)
        earlier = Review.objects.by_reader_of(review)
        if earlier.filter(words=review.words, rating=review.rating).exists():
            return
        _check_network(review)
        if earlier.exists():
            review.suspicion = f"{review.suspicion} {ANOTHER}".strip()
        review.save(force_insert=True)
        readers.bar(review)
        Reader.objects.filter(pk=review.reader_id).update(seen_at=timezone.now())


def _check_network(review: Review) -> None:
    recent = Review.objects.filter(network=review.network, created_at__gt=timezone.now() - timedelta(hours=1))
    if review.network and recent.count() >= PER_NETWORK_AND_HOUR:
        raise TooMany("Many reviews have come from your network. Your text is kept below: try again in an hour.")
