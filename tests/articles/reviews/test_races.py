"""Many readers and editors at the same moment: no review is lost, none counts twice."""

from collections import Counter
from datetime import timedelta
from functools import partial
from threading import Event
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from articles.models import Version
from articles.reviews import appeals, changing, confirming, erasing, moderation
from articles.reviews.models import TEXT, Appeal, EarlierText, Policy, Reader, Review, Status
from articles.reviews.receiving import SPAM_PER_NETWORK_AND_HOUR
from articles.reviews.shown import tallies
from newsroom.pagecache.purging import queue_up
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


def test_while_fifty_are_approved_changed_and_deleted_the_sums_are_those_of_what_is_left() -> None:
    """Each third review is approved and changed, approved and deleted, or only approved, all at the same moment."""
    version = a_live_version()
    reviews = [a_review(version.article, rating=number % 5 + 1) for number in range(READERS)]
    jobs: list[Any] = []
    for number, review in enumerate(reviews):
        jobs.append(partial(moderation.approve, Review.objects.get(pk=review.pk), by=None))
        if number % 3 == 1:
            jobs.append(
                partial(changing.change, review, text_of(review) | {"rating": 1, "words": "On second thoughts."})
            )
        if number % 3 == 2:
            jobs.append(partial(erasing.delete, review))
    refused = [result for result in at_once(jobs) if result is not None]
    # Whoever judges a review that is deleted at this moment is told that it is gone.
    assert all(isinstance(error, Review.DoesNotExist) for error in refused)
    left = list(Review.objects.filter(article=version.article))
    assert {review.pk for review in left} == {review.pk for n, review in enumerate(reviews) if n % 3 != 2}
    approved = Counter(review.rating for review in left if review.status == Status.APPROVED)
    assert tallies([version.article_id])[version.article_id].stars == {n: approved[n] for n in range(5, 0, -1)}
    for number, review in enumerate(reviews):
        if number % 3 == 1:
            changed = Review.objects.get(pk=review.pk)
            assert (changed.rating, changed.earlier.count()) == (1, 1)


def text_of(review: Review) -> dict[str, Any]:
    return {name: getattr(review, name) for name in TEXT}


def test_an_impatient_reader_appeals_once_changes_once_and_confirms_once() -> None:
    review = a_review(a_live_version().article, status=Status.UNCONFIRMED)
    at_once([partial(confirming.confirm, review.reader)] * 6)
    assert review.decisions.count() == 1
    changed = text_of(review) | {"words": "On second thoughts."}
    at_once([partial(changing.change, review, changed)] * 6)
    assert EarlierText.objects.count() == 1
    moderation.reject(review, by=None, reason="spam")
    at_once([partial(appeals.lodge, review, "I sell nothing at all.")] * 6)
    assert Appeal.objects.count() == 1
    at_once([partial(appeals.uphold, Appeal.objects.get(), by=None)] * 6)
    assert Review.objects.get().decisions.filter(status=Status.APPROVED).count() == 1


def test_whoever_deletes_a_review_while_they_send_another_does_both() -> None:
    """Sending takes the reader's row and, when a burst is frozen, the purge counter; deleting in the same order."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time.")
    review = a_review(a_live_version().article, email="ines@example.org", status=Status.APPROVED)
    sends, waits = Event(), Event()

    def send_another() -> None:
        with transaction.atomic():
            Reader.objects.of("ines@example.org")
            sends.set()
            assert waits.wait(timeout=30)
            queue_up()

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        if "reviews_reader" in sql and ("FOR UPDATE" in sql or sql.startswith("UPDATE")):
            waits.set()
        return execute(sql, *rest)

    def delete() -> None:
        assert sends.wait(timeout=30)
        with connection.execute_wrapper(note):
            erasing.delete(review)

    assert at_once([send_another, delete]) == [None, None]
    assert not Review.objects.exists()


def test_what_is_confirmed_at_the_last_moment_is_not_dropped() -> None:
    created = timezone.now() - timedelta(days=Policy.unconfirmed_days + 1)
    review = a_review(status=Status.UNCONFIRMED, created_at=created)
    is_first = iter([True])

    def confirm_first(execute: Any, sql: str, *rest: Any) -> Any:
        found = execute(sql, *rest)
        if next(is_first, False):
            confirming.confirm(review.reader)
        return found

    with connection.execute_wrapper(confirm_first):
        confirming.drop_unconfirmed()
    assert Review.objects.get().status == Status.PENDING
