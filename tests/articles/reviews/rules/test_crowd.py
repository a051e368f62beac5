"""Many from one network, and many about one story."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles.models import Article
from articles.reviews import freezing, rules
from articles.reviews.models import Freeze, Review, RuleKey, Status
from tests.articles.reviews.rules.arriving import arrival, found
from tests.factories import a_review, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Article:
    return an_article()


def crowd(story: Article, count: int, minutes: int = 5, **fields: Any) -> None:
    about: dict[str, Any] = {"network": "net", "created_at": timezone.now() - timedelta(minutes=minutes)}
    for _ in range(count):
        a_review(story, **about | fields)


# One network ---------------------------------------------------------------------------------------------------


def test_the_fourth_in_an_hour_from_one_network_is_marked(story: Article) -> None:
    crowd(story, 2)
    assert not found(arrival(), RuleKey.NETWORK)
    crowd(story, 1)
    [one] = found(arrival(), RuleKey.NETWORK)
    assert one.hit.words == "3 other reviews came from the same network within the hour."


@pytest.mark.parametrize(
    "other", [{"minutes": 61}, {"network": "another"}, {"network": ""}, {"status": Status.APPROVED}]
)
def test_others_do_not_count(story: Article, other: dict[str, Any]) -> None:
    crowd(story, 5, **other)
    assert not found(arrival(), RuleKey.NETWORK)


def test_of_an_unknown_network_nothing_is_said(story: Article) -> None:
    crowd(story, 5, network="")
    assert not found(arrival(network=""), RuleKey.NETWORK)


def test_whom_the_desk_knows_is_not_marked_for_the_neighbours(story: Article) -> None:
    crowd(story, 5)
    a_review(email="ines@example.org", status=Status.APPROVED)
    assert not found(arrival(email="ines@example.org"), RuleKey.NETWORK)


# One story -----------------------------------------------------------------------------------------------------


def test_twenty_unread_in_an_hour_are_a_burst_and_freeze_the_average(story: Article) -> None:
    crowd(story, 18)
    assert not found(arrival(article=story), RuleKey.BURST)
    crowd(story, 1)
    came = arrival(article=story)
    [one] = hits = found(came, RuleKey.BURST)
    assert one.hit.words == "20 reviews of this story came within the hour and are unread; 0.0 are usual."
    came.review.save()
    rules.note(came, hits)
    frozen = Freeze.objects.standing().get(article=story)
    assert all(review.created_at >= frozen.since for review in Review.objects.all())


def test_what_is_usual_for_the_story_is_no_burst(story: Article) -> None:
    crowd(story, 19)
    crowd(story, 24 * 6, minutes=120)
    assert not found(arrival(article=story), RuleKey.BURST)


def test_what_the_desk_has_read_meanwhile_is_no_burst(story: Article) -> None:
    crowd(story, 30, status=Status.APPROVED)
    crowd(story, 30, status=Status.REJECTED)
    crowd(story, 10)
    assert not found(arrival(article=story), RuleKey.BURST)


def test_a_burst_that_is_judged_does_not_begin_again_with_the_next_review(story: Article) -> None:
    crowd(story, 25)
    freezing.freeze(story.pk, since=timezone.now() - timedelta(hours=1), why="Many.")
    Review.objects.update(status=Status.APPROVED)
    freezing.settle_all(timezone.now())
    assert not Freeze.objects.standing().exists()
    assert not found(arrival(article=story), RuleKey.BURST)
