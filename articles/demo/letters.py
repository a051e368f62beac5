"""What readers of the demo's stories wrote, how it was judged and what the newsroom answered: by the usual verbs."""

from datetime import datetime, timedelta

from articles.demo.clock import Clock
from articles.demo.house import House
from articles.demo.stories import Letter
from articles.models import Article
from articles.reviews import answers, moderation
from articles.reviews.models import Reader, Review

ANSWERED_AS = "Readers’ editor"


def bring(letter: Letter, article: Article, house: House, clock: Clock, published: datetime) -> None:
    """Send the letter as a review, and take it as far as it goes."""
    written = clock.after(published, letter.hours_after)
    review = Review(
        article=article,
        rating=letter.rating,
        accurate=letter.accurate,
        clear=letter.clear,
        fair=letter.fair,
        headline=letter.headline,
        words=letter.words,
        name=letter.name,
        reader=_reader(letter, written),
        created_at=written,
        edited_at=written + timedelta(minutes=20) if letter.edited else None,
        helpful=letter.helpful,
    )
    review.full_clean()
    review.save()
    decided = clock.soon_after(written, 0.4, 5)
    if letter.status == "approved":
        moderation.approve(review, by=house.moderator, now=decided)
    elif letter.status == "rejected":
        moderation.reject(review, by=house.moderator, reason=letter.reason, note=letter.note, now=decided)
    if letter.answer:
        then = clock.soon_after(decided, 0.5, 4)
        answers.give(review, letter.answer, by=house.moderator, role=ANSWERED_AS, now=then)


def _reader(letter: Letter, written: datetime) -> Reader:
    reader = Reader.objects.of(letter.email)
    if letter.confirmed:
        reader.confirm(written)
    reader.seen_at = written
    reader.save(update_fields=["seen_at"])
    return reader
