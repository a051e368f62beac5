"""What a reader wrote is deleted for good: one review, or all with the reader."""

from django.db import transaction

from articles.reviews import freezing
from articles.reviews.models import Reader, Review


def delete(review: Review) -> None:
    """Delete a review with all that is about it; the address of its reader too, if they have written nothing else."""
    with transaction.atomic():
        if current := locked(review.reader_id).get(review.pk):
            _delete(current)
        if reader := Reader.objects.filter(pk=review.reader_id, reviews=None).first():
            forget(reader)


def erase(reader: Reader) -> int:
    """Delete all a reader wrote, and their address; return how many reviews that were.

    What the newsroom did about them stays, by the hash of their address alone: a ban cannot be lifted that way.
    """
    with transaction.atomic():
        rows = locked(reader.pk)
        for review in rows.values():
            _delete(review)
        forget(reader)
    return len(rows)


def locked(reader: int) -> dict[int, Review]:
    """Lock a reader and then all their reviews in the order in which everybody locks reviews; these by key.

    The reader comes first: whoever takes a review in has them before its rules reject it or freeze the average.
    """
    Reader.objects.select_for_update().filter(pk=reader).first()
    rows = Review.objects.filter(reader=reader).select_for_update().order_by("pk")
    return {row.pk: row for row in rows}


def forget(reader: Reader) -> None:
    """Forget who a reader is. The row stays: a review of theirs may come in at this moment."""
    reader.key, reader.email, reader.confirmed_at = None, "", None
    reader.save(update_fields=["key", "email", "confirmed_at"])


def _delete(review: Review) -> None:
    article = review.article_id
    review.delete()
    freezing.settle(article, by=None)
