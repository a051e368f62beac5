"""Many readers and editors at the same moment: no review is lost, none counts twice."""

from collections import Counter
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from articles.models import Version
from articles.reviews import moderation
from articles.reviews.models import Review, Status
from articles.reviews.receiving import SPAM_PER_NETWORK_AND_HOUR
from articles.reviews.shown import tallies
from tests.articles.reviews.reader import TYPED
from tests.at_once import at_once
from tests.factories import a_live_version, a_review

READERS = 50

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def free_connection(transactional_db: None) -> None:
    """Leave the connection pool to the threads."""
    connection.close()


def send(version: Version, number: int, *, address: str = "", **typed: Any) -> int:
    fields = TYPED | {"email": f"reader-{number}@example.org", "rating": str(number % 5 + 1)} | typed
    client = Client(REMOTE_ADDR=address or f"203.0.113.{number}")
    return client.post(f"{version.get_absolute_url()}review/", fields).status_code


def test_fifty_readers_at_once_are_all_heard_and_add_up() -> None:
    version = a_live_version()
    assert version.get_absolute_url()
    codes = at_once([partial(send, version, number) for number in range(READERS)])
    assert codes == [303] * READERS
    reviews = list(Review.objects.all())
    assert len(reviews) == READERS
    results = at_once([partial(moderation.approve, review, by=None) for review in reviews])
    assert results == [None] * READERS
    tally = tallies([version.article_id])[version.article_id]
    assert tally.stars == {5: 10, 4: 10, 3: 10, 2: 10, 1: 10}
    assert tally.average == 3.0


def test_a_network_that_sends_all_at_once_gets_no_more_in_than_one_that_takes_its_time() -> None:
    version = a_live_version()
    assert version.get_absolute_url()
    codes = at_once([partial(send, version, number, address="203.0.113.9") for number in range(READERS)])
    assert set(codes) == {303, 429}
    assert Review.objects.count() == codes.count(303) == SPAM_PER_NETWORK_AND_HOUR


def test_an_impatient_reader_leaves_one_review() -> None:
    version = a_live_version()
    assert version.get_absolute_url()
    codes = at_once([partial(send, version, 1, rating="3")] * 8)
    assert codes == [303] * 8
    assert Review.objects.count() == 1


def test_of_different_reviews_by_one_reader_all_are_kept_and_one_is_shown() -> None:
    version = a_live_version()
    assert version.get_absolute_url()
    emails = ["ines@example.org", "INES@example.org", "Ines@Example.org", "ines@EXAMPLE.ORG"]
    assert at_once([partial(send, version, n, email=email) for n, email in enumerate(emails)]) == [303] * 4
    reviews = list(Review.objects.order_by("pk"))
    assert len(reviews) == 4
    assert at_once([partial(moderation.approve, review, by=None) for review in reviews]) == [None] * 4
    assert Counter(Review.objects.values_list("status", flat=True)) == {Status.APPROVED: 1, Status.REJECTED: 3}


def test_editors_who_disagree_leave_one_whole_decision() -> None:
    review = a_review(a_live_version().article, rating=5)
    decisions: list[Any] = [moderation.approve, partial(moderation.reject, reason="insult")] * 4
    results = at_once([partial(decide, Review.objects.get(), by=None) for decide in decisions])
    assert results == [None] * 8
    review.refresh_from_db()
    decisions = list(review.decisions.order_by("pk"))
    assert [decision.was for decision in decisions] == [Status.PENDING, *(each.status for each in decisions[:-1])]
    assert (review.status, review.decided_at) == (decisions[-1].status, decisions[-1].at)
    assert len(tallies([review.article_id])) == (review.status == Status.APPROVED)
