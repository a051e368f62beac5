"""Reviews: what the database refuses, what readers may see of them, and how they add up."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import FieldFetchBlocked
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article
from articles.reviews.models import Review, Status, Tally
from articles.reviews.shown import tallies
from tests.factories import a_live_article, a_review, an_article

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("fields", [{"rating": 0}, {"rating": 6}, {"status": "shown"}, {"status": ""}])
def test_the_database_refuses_what_makes_no_sense(fields: dict[str, Any]) -> None:
    review = a_review(an_article())
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.update(**fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        a_review(review.article, **fields)
    assert Review.objects.get() == review


@pytest.mark.parametrize("email", ["ada@example.org", "ADA@example.org", "ada@EXAMPLE.ORG"])
def test_one_review_of_a_reader_is_shown_with_a_story_in_any_letter_case(email: str) -> None:
    article = an_article()
    a_review(article, email="ada@example.org", status=Status.APPROVED)
    with pytest.raises(IntegrityError), transaction.atomic():
        a_review(article, email=email, status=Status.APPROVED)
    a_review(article, email=email)
    a_review(an_article(), email=email, status=Status.APPROVED)
    assert article.reviews.count() == 2


def test_a_review_reads_as_stars_and_headline() -> None:
    assert str(Review(rating=4, headline="Well told")) == "4 of 5: Well told"


def test_readers_are_shown_approved_reviews_without_what_is_private(django_assert_num_queries: Any) -> None:
    article = an_article()
    for status in Status:
        a_review(article, status=status, headline=status.value)
    with django_assert_num_queries(1):
        [shown] = Review.objects.shown()
        assert (shown.headline, shown.rating, shown.article_id) == ("approved", 4, article.pk)
        assert shown.name.startswith("Reader")
        assert shown.words
        assert shown.created_at
    for private in ("reader", "reader_id", "network", "status", "decided_at"):
        with pytest.raises(FieldFetchBlocked):
            getattr(shown, private)


def test_the_newest_review_stands_first() -> None:
    article = an_article()
    reviews = [a_review(article, created_at=NOON + timedelta(hours=hours)) for hours in (1, 3, 2, 3)]
    assert list(Review.objects.newest_first()) == [reviews[3], reviews[1], reviews[2], reviews[0]]


def test_what_waits_is_pending() -> None:
    article = an_article()
    waiting = a_review(article)
    a_review(article, status=Status.REJECTED)
    assert list(Review.objects.pending()) == [waiting]


# Sums ------------------------------------------------------------------------------------------------


def test_a_tally_counts_and_averages() -> None:
    tally = Tally({5: 2, 4: 0, 3: 1, 2: 0, 1: 1})
    assert (tally.count, tally.average) == (4, 3.5)


def test_tallies_count_only_approved_reviews_each_for_its_story(django_assert_num_queries: Any) -> None:
    one, other, silent = (an_article() for _ in range(3))
    for rating in (5, 5, 2):
        a_review(one, rating=rating, status=Status.APPROVED)
    a_review(other, rating=1, status=Status.APPROVED)
    for status in (Status.PENDING, Status.REJECTED):
        a_review(one, rating=1, status=status)
        a_review(silent, rating=1, status=status)
    with django_assert_num_queries(1):
        found = tallies([one.pk, silent.pk, other.pk])
    assert set(found) == {one.pk, other.pk}
    assert found[one.pk].stars == {5: 2, 4: 0, 3: 0, 2: 1, 1: 0}
    assert list(found[one.pk].stars) == [5, 4, 3, 2, 1]
    assert found[one.pk].average == 4.0
    assert tallies([]) == {}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reviews=st.lists(st.tuples(st.integers(1, 5), st.sampled_from(Status)), max_size=15))
def test_the_tally_beside_the_rows_is_that_of_all_rows(db: None, reviews: list[tuple[int, Status]]) -> None:
    article = Article.objects.create(headline="Ferry")
    for rating, status in reviews:
        a_review(article, rating=rating, status=status)
    approved = [rating for rating, status in reviews if status == Status.APPROVED]
    expected = Tally({n: approved.count(n) for n in range(5, 0, -1)})
    rows = list(Review.objects.filter(article=article).shown().with_tally(article.pk).newest_first()[:3])
    assert len(rows) == min(3, len(approved))
    assert all(row.tally.stars == expected.stars for row in rows)
    assert tallies([article.pk]) == ({article.pk: expected} if approved else {})
    if approved:
        assert expected.average == pytest.approx(sum(approved) / len(approved))


def test_a_review_goes_with_its_story_only_if_readers_never_had_it() -> None:
    draft = an_article()
    a_review(draft)
    draft.delete()
    assert not Review.objects.exists()
    assert a_review(a_live_article()).article.versions.exists()
