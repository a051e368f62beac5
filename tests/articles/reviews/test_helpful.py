"""“Helpful”: one vote for each network and review, counted once a minute, and nobody known by it."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from articles.reviews import votes
from articles.reviews.models import Review, Status, Vote
from tests.articles.reviews.reader import Reader
from tests.at_once import at_once
from tests.factories import a_live_version, a_review
from tests.site.reading import Page


@pytest.fixture
def review(reader: Reader) -> Review:
    return a_review(reader.story.article, status=Status.APPROVED)


def press(reader: Reader, review: Review, address: str = "203.0.113.9", **headers: str) -> tuple[int, str]:
    sent = {"Sec-Fetch-Site": "same-origin"} | headers
    path = f"{reader.path}reviews/{review.pk}/helpful/"
    answer = Client(enforce_csrf_checks=True, REMOTE_ADDR=address).post(path, headers=sent)
    return answer.status_code, answer.headers.get("Location", "")


def counted(review: Review) -> int:
    votes.count(timezone.now())
    review.refresh_from_db()
    return review.helpful


def test_a_vote_counts_within_a_minute_and_leads_back_to_the_button(reader: Reader, review: Review) -> None:
    came_from = f"http://testserver{reader.path}reviews/?sort=helpful"
    assert press(reader, review, Referer=came_from) == (303, f"{reader.path}reviews/?sort=helpful#helpful-{review.pk}")
    assert "found this helpful" not in reader.read("reviews/")
    votes.count(timezone.now())
    for below in ("", "reviews/", f"reviews/{review.pk}/"):
        assert "1 reader found this helpful" in reader.read(below)
        page = Page(reader.path, reader.client.get(f"{reader.path}{below}"))
        assert page.all(f"//form[@id='helpful-{review.pk}' and @method='post']//button")


@pytest.mark.parametrize(
    "came_from",
    [
        "",
        "http://elsewhere.example/x",
        "http://[",
        "http://testserver/",
        "//evil.example",
        "http://testserver//evil.example/",
    ],
)
def test_whoever_comes_from_nowhere_is_led_to_the_review_itself(reader: Reader, review: Review, came_from: str) -> None:
    own = f"{reader.path}reviews/{review.pk}/"
    assert press(reader, review, Referer=came_from) == (303, f"{own}#helpful-{review.pk}")
    assert reader.client.get(f"{own}helpful/")["Location"] == own


def test_a_network_votes_once_for_a_review_however_often_it_presses(reader: Reader, review: Review) -> None:
    other = a_review(reader.story.article, status=Status.APPROVED)
    assert {press(reader, review)[0] for _ in range(3)} == {303}
    press(reader, other)
    press(reader, review, "203.0.113.10")
    assert (counted(review), counted(other)) == (2, 1)
    press(reader, review)
    assert counted(review) == 2


def test_a_network_that_votes_all_the_time_has_to_wait(reader: Reader) -> None:
    reviews = [a_review(reader.story.article, status=Status.APPROVED) for _ in range(votes.PER_NETWORK_AND_HOUR + 1)]
    codes = [press(reader, each)[0] for each in reviews]
    assert codes == [303] * votes.PER_NETWORK_AND_HOUR + [429]
    assert press(reader, reviews[-1], "203.0.113.10")[0] == 303
    assert press(reader, reviews[0])[0] == 303
    reader.clock.shift(timedelta(hours=1, seconds=1))
    assert press(reader, reviews[-1])[0] == 303


def test_another_site_cannot_vote_in_a_readers_name(reader: Reader, review: Review) -> None:
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}):
        assert press(reader, review, **headers)[0] == 403
    assert not Vote.objects.exists()


@pytest.mark.parametrize("status", [Status.PENDING, Status.REJECTED])
def test_what_readers_do_not_see_they_cannot_find_helpful(reader: Reader, status: Status) -> None:
    assert press(reader, a_review(reader.story.article, status=status))[0] == 404
    elsewhere = a_review(a_live_version().article, status=Status.APPROVED)
    assert press(reader, elsewhere)[0] == 404


def test_nothing_tells_that_two_votes_came_from_one_network(reader: Reader, review: Review) -> None:
    press(reader, review)
    reader.clock.shift(timedelta(days=1))
    press(reader, a_review(reader.story.article, status=Status.APPROVED))
    first, second = Vote.objects.order_by("pk")
    assert len({first.voter, first.sender, second.voter, second.sender, review.network}) == 5


def test_votes_are_forgotten_and_still_count(reader: Reader, review: Review) -> None:
    press(reader, review)
    assert counted(review) == 1
    reader.clock.shift(timedelta(days=30))
    press(reader, review, "203.0.113.10")
    votes.forget(timezone.now() - timedelta(days=7))
    assert Vote.objects.count() == 1
    assert counted(review) == 2
    votes.forget(timezone.now() + timedelta(days=7))
    assert (Vote.objects.count(), counted(review)) == (0, 2)


def test_a_vote_that_was_not_counted_yet_is_not_forgotten(reader: Reader, review: Review) -> None:
    press(reader, review)
    votes.forget(timezone.now() + timedelta(days=7))
    assert counted(review) == 1


@pytest.mark.django_db(transaction=True)
def test_fifty_votes_at_once_and_counts_among_them_are_exact() -> None:
    review = a_review(a_live_version().article, status=Status.APPROVED)
    connection.close()
    ways = [partial(votes.vote, review, f"network {n // 2}") for n in range(50)]
    ways[10:10] = ways[30:30] = [partial(votes.count, timezone.now())]
    assert at_once(ways) == [None] * 52
    votes.count(timezone.now())
    review.refresh_from_db()
    assert review.helpful == Vote.objects.filter(counted=True).count() == 25
