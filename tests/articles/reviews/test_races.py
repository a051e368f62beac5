"""Many readers and editors at the same moment: no review is lost, none counts twice."""

from collections import Counter
from functools import partial
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from articles.models import Version
from articles.reviews import moderation
from articles.reviews.models import Review, Status
from articles.reviews.receiving import PER_NETWORK_AND_HOUR
from articles.reviews.shown import tallies
from tests.articles.reviews.reader import TYPED
from tests.at_once import at_once
from tests.factories import a_live_version, a_review

READERS = 50
#: How many may slip in together: as many as have a connection, and none where SQLite lets one write at a time.
AT_A_TIME = settings.DATABASES["default"]["OPTIONS"].get("pool", {}).get("max_size", 0)

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
    # PostgreSQL counts what is committed, so those who are served at the same moment may slip in together.
    assert PER_NETWORK_AND_HOUR <= Review.objects.count() == codes.count(303) <= PER_NETWORK_AND_HOUR + AT_A_TIME


def test_an_impatient_reader_leaves_one_review() -> None:
    version = a_live_version()
    assert version.get_absolute_url()
    codes = at_once([partial(send, version, 1, rating="3")] * 8)
    assert codes == [303] * 8
    assert Review.objects.count() == 1


def test_of_two_different_reviews_by_one_reader_one_counts_and_the_other_is_refused() -> None:
    version = a_live_version()
    assert version.get_absolute_url()
    emails = ["ines@example.org", "INES@example.org", "Ines@Example.org", "ines@EXAMPLE.ORG"]
    codes = at_once([partial(send, version, number, email=email) for number, email in enumerate(emails)])
    assert Counter(codes) == {303: 1, 422: 3}
    assert Review.objects.count() == 1


def test_editors_who_disagree_leave_one_whole_decision() -> None:
    review = a_review(a_live_version().article, rating=5)
    decisions: list[Any] = [moderation.approve, partial(moderation.reject, reason="Insults.")] * 4
    results = at_once([partial(decide, Review.objects.get(), by=None) for decide in decisions])
    assert results == [None] * 8
    review.refresh_from_db()
    assert (review.status, review.reason) in {(Status.APPROVED, ""), (Status.REJECTED, "Insults.")}
    assert len(tallies([review.article_id])) == (review.status == Status.APPROVED)
