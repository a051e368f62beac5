"""Taking in what a reader sends: one review for each reader and story, and not too many from one place."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Value
from django.db.models.functions import Lower
from django.utils import timezone

from articles.reviews.models import Review

PER_NETWORK_AND_HOUR = 10


class TooMany(ValidationError):
    """This network has sent enough for now."""


def receive(review: Review) -> None:
    """Hold the review for an editor. Sending the same one twice leaves one, without complaint.

    Raises TooMany, or ValidationError when this reader has reviewed the story before.
    """
    try:
        # In one transaction SQLite counts one reader after the other; on PostgreSQL a few may slip in together.
        with transaction.atomic():
            _check_network(review)
            review.save(force_insert=True)
    except IntegrityError as error:
        # As the constraint compares them; iexact folds some letters differently.
        same_story = Review.objects.filter(article_id=review.article_id).annotate(folded=Lower("email"))
        earlier = same_story.filter(folded=Lower(Value(review.email))).first()
        if earlier is None:
            raise
        if (earlier.words, earlier.rating) != (review.words, review.rating):
            told = "You have already reviewed this story. There is one review for each reader and story."
            raise ValidationError({"email": told}) from error


def _check_network(review: Review) -> None:
    recent = Review.objects.filter(network=review.network, created_at__gt=timezone.now() - timedelta(hours=1))
    if review.network and recent.count() >= PER_NETWORK_AND_HOUR:
        raise TooMany("Many reviews have come from your network. Your text is kept below: try again in an hour.")
