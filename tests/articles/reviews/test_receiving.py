"""Taking reviews in: one for each reader and story, not too many from one network."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError

from articles.models import Article
from articles.reviews.models import Review, Status
from articles.reviews.receiving import ANOTHER, PER_NETWORK_AND_HOUR, TooMany, receive
from tests.factories import an_article

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return an_article()


def send(article: Article, email: str = "ines@example.org", **fields: Any) -> None:
    about = {"rating": 4, "headline": "Well told", "words": "I can confirm it.", "name": "Ines"}
    receive(Review(**about | {"article": article, "network": "net"} | fields), email)


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
    send(article, email="Ines@Example.org", suspicion="Odd.", **change)
    first, second = Review.objects.order_by("pk")
    assert (first.status, first.suspicion, second.status) == (status, "", Status.PENDING)
    assert second.suspicion == f"Odd. {ANOTHER}"


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


def fill(article: Article, count: int = PER_NETWORK_AND_HOUR, **fields: Any) -> None:
    for number in range(count):
        send(article, email=f"reader-{number}@example.org", **fields)


def test_a_network_may_send_so_many_in_an_hour_and_no_more(article: Article) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        fill(article)
        clock.move_to(NOON + timedelta(minutes=59))
        for story in (article, an_article()):
            with pytest.raises(TooMany):
                send(story)
        send(article, email="other@example.org", network="another")
        clock.move_to(NOON + timedelta(hours=1))
        send(article)
    assert Review.objects.count() == PER_NETWORK_AND_HOUR + 2


def test_an_unknown_network_has_no_limit(article: Article) -> None:
    fill(article, PER_NETWORK_AND_HOUR + 3, network="")
    assert Review.objects.count() == PER_NETWORK_AND_HOUR + 3
