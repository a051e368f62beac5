"""Taking reviews in: one for each reader and story, not too many from one network."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError
from django.utils import timezone

from articles.models import Article
from articles.reviews.models import Review, RuleKey, Status
from articles.reviews.receiving import (
    PER_NETWORK_AND_HOUR,
    PER_READER_AND_HOUR,
    SPAM_PER_NETWORK_AND_HOUR,
    TooMany,
    receive,
)
from tests.factories import a_review, an_article

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return an_article()


def send(article: Article, email: str = "ines@example.org", started: datetime | None = None, **fields: Any) -> None:
    about = {"rating": 4, "headline": "Well told", "words": "I can confirm it.", "name": "Ines"}
    receive(Review(**about | {"article": article, "network": "net"} | fields), email, started)


def test_a_review_is_held_for_an_editor(article: Article) -> None:
    send(article)
    assert Review.objects.get().status == Status.PENDING
    assert not Review.objects.shown().exists()


@pytest.mark.parametrize("email", ["ines@example.org", "INES@example.org"])
def test_the_same_review_sent_twice_is_one_without_complaint(article: Article, email: str) -> None:
    send(article)
    send(article, email=email)
    assert Review.objects.count() == 1


@pytest.mark.parametrize("change", [{"words": "I changed my mind."}, {"rating": 1}])
@pytest.mark.parametrize("status", Status)
def test_a_second_review_of_a_story_is_kept_and_only_the_desk_is_told(
    article: Article, change: dict[str, Any], status: Status
) -> None:
    send(article)
    Review.objects.update(status=status)
    send(article, email="Ines@Example.org", **change)
    first, second = Review.objects.order_by("pk")
    assert (first.status, second.status) == (status, Status.PENDING)
    another = RuleKey.ANOTHER.label
    assert another in second.held_by
    assert another not in first.held_by


@pytest.mark.parametrize(
    ("one", "other"), [("k@example.org", "\N{KELVIN SIGN}@example.org"), ("a@bücher.example", "a@BÜCHER.example")]
)
def test_letters_that_the_database_folds_its_own_way_break_nothing(article: Article, one: str, other: str) -> None:
    send(article, email=one)
    send(article, email=other, rating=1)
    assert Review.objects.filter(reader__email=one, rating=4).count() == 1


def test_a_failure_of_another_kind_is_not_hidden(article: Article) -> None:
    with pytest.raises(IntegrityError, match="rating_from_1_to_5"):
        send(article, rating=9)
    assert not Review.objects.exists()


def test_one_reader_may_review_many_stories(article: Article) -> None:
    send(article)
    send(an_article())
    assert Review.objects.count() == 2


# Too many --------------------------------------------------------------------------------------------


def fill(article: Article, count: int = SPAM_PER_NETWORK_AND_HOUR, **fields: Any) -> None:
    for number in range(count):
        send(article, email=f"reader-{number}@example.org", **fields)


def clean(number: int) -> str:
    """Words that nothing can be said against, each time others."""
    letters = str.maketrans("0123456789", "ghijklmnop")
    return " ".join(f"{n * n:x}".translate(letters) for n in range(number * 99, number * 99 + 40))


def test_a_network_may_send_so_much_that_looks_like_spam_in_an_hour_and_no_more(article: Article) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        fill(article)
        clock.move_to(NOON + timedelta(minutes=59))
        for story in (article, an_article()):
            with pytest.raises(TooMany):
                send(story)
        send(article, email="other@example.org", network="another")
        clock.move_to(NOON + timedelta(hours=1))
        send(article)
    assert Review.objects.count() == SPAM_PER_NETWORK_AND_HOUR + 2


def test_a_legitimate_reader_in_that_network_still_gets_through(article: Article) -> None:
    fill(article)
    send(article, email="pupil@school.example", words=clean(1), started=timezone.now() - timedelta(minutes=2))
    assert Review.objects.filter(reader__email="pupil@school.example").exists()


def test_there_is_an_end_to_that_too(article: Article) -> None:
    for number in range(PER_NETWORK_AND_HOUR):
        about: dict[str, Any] = {"words": clean(number), "network": "net", "created_at": timezone.now()}
        a_review(article, email=f"reader-{number}@example.org", **about)
    with pytest.raises(TooMany):
        send(article, words=clean(99), started=timezone.now() - timedelta(minutes=2))


def test_whom_the_desk_knows_is_never_stopped_by_the_neighbours(article: Article) -> None:
    a_review(email="ines@example.org", status=Status.APPROVED)
    fill(article)
    send(article)
    assert Review.objects.filter(article=article, reader__email="ines@example.org").exists()


def test_what_was_approved_does_not_count_against_the_network(article: Article) -> None:
    fill(article)
    Review.objects.update(status=Status.APPROVED)
    send(an_article())
    assert Review.objects.count() == SPAM_PER_NETWORK_AND_HOUR + 1


def test_no_reader_sends_more_than_so_many_in_an_hour() -> None:
    a_review(email="ines@example.org", status=Status.APPROVED)
    stories = [an_article() for _ in range(PER_READER_AND_HOUR)]
    for number, story in enumerate(stories[:-1]):
        send(story, words=clean(number))
    with pytest.raises(TooMany):
        send(stories[-1], words=clean(99))


def test_an_unknown_network_has_no_limit(article: Article) -> None:
    fill(article, SPAM_PER_NETWORK_AND_HOUR + 3, network="")
    assert Review.objects.count() == SPAM_PER_NETWORK_AND_HOUR + 3
