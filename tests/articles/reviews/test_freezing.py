"""While a burst is judged readers are shown the average of before it; afterwards that of what was approved."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from articles.models import Article
from articles.reviews import freezing, moderation
from articles.reviews.models import Freeze, Reason, Review, Status, Tally
from authors.models import User
from newsroom.pagecache.models import Purge
from tests.at_once import at_once
from tests.factories import a_review, a_user, an_article

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def story(db: None) -> Article:
    return an_article()


def begin(story: Article) -> Freeze:
    return freezing.freeze(story.pk, since=NOON, why="40 reviews in an hour.")


def test_it_keeps_the_tally_of_the_approved_reviews(story: Article) -> None:
    for rating, status in [(5, "approved"), (5, "approved"), (2, "approved"), (1, "pending"), (1, "rejected")]:
        a_review(story, rating=rating, status=status)
    assert begin(story).tally == Tally({5: 2, 4: 0, 3: 0, 2: 1, 1: 0})


def test_a_story_without_approved_reviews_is_frozen_without_a_tally(story: Article) -> None:
    assert begin(story).tally is None


def test_begun_twice_it_is_one(story: Article) -> None:
    assert begin(story) == begin(story)


def test_the_database_keeps_two_from_standing(story: Article) -> None:
    begin(story)
    with pytest.raises(IntegrityError), transaction.atomic():
        Freeze.objects.create(article=story, since=NOON, why="Again.", stars=[0] * 5)


def test_it_ends_with_the_last_review_of_the_burst_that_is_judged(story: Article, moderator: User) -> None:
    before = a_review(story, created_at=NOON - timedelta(hours=1))
    one, other = (a_review(story, created_at=NOON + timedelta(minutes=minute)) for minute in (0, 1))
    frozen = begin(story)
    moderation.approve(one, by=moderator)
    assert Freeze.objects.standing().exists()
    moderation.reject(other, by=moderator, reason=Reason.SPAM)
    frozen.refresh_from_db()
    assert frozen.ended_at
    assert frozen.ended_by == moderator
    assert Review.objects.pending().get() == before


def test_what_nobody_has_confirmed_does_not_keep_it_up(story: Article, moderator: User) -> None:
    a_review(story, created_at=NOON, status=Status.UNCONFIRMED)
    judged = a_review(story, created_at=NOON)
    begin(story)
    moderation.approve(judged, by=moderator)
    assert not Freeze.objects.standing().exists()


def test_a_decision_about_another_story_does_not_end_it(story: Article, moderator: User) -> None:
    begin(story)
    moderation.approve(a_review(), by=moderator)
    assert Freeze.objects.standing().exists()


def test_it_ends_by_hand_once(story: Article, moderator: User) -> None:
    frozen = begin(story)
    freezing.thaw(frozen, by=moderator)
    assert (Freeze.objects.ended().get(), frozen.ended_by) == (frozen, moderator)
    with pytest.raises(ValidationError, match="no longer frozen"):
        freezing.thaw(frozen, by=moderator)


def test_whoever_may_not_judge_may_not_end_it(story: Article) -> None:
    frozen = begin(story)
    with pytest.raises(PermissionDenied):
        freezing.thaw(frozen, by=a_user())


def test_where_the_burst_was_withdrawn_the_next_minute_ends_it(story: Article) -> None:
    review = a_review(story, created_at=NOON)
    begin(story)
    freezing.settle_all(NOON)
    assert Freeze.objects.standing().exists()
    review.delete()
    freezing.settle_all(NOON)
    assert not Freeze.objects.standing().exists()


def test_after_it_another_may_begin(story: Article, moderator: User) -> None:
    freezing.thaw(begin(story), by=moderator)
    assert begin(story).ended_at is None
    assert Freeze.objects.count() == 2


def test_beginning_and_ending_purge_what_shows_the_average(story: Article, moderator: User) -> None:
    frozen = begin(story)
    assert f"reviews:{story.pk}" in Purge.objects.latest("number").tags
    Purge.objects.all().delete()
    freezing.thaw(frozen, by=moderator)
    assert f"reviews:{story.pk}" in Purge.objects.latest("number").tags


@pytest.mark.django_db(transaction=True)
def test_of_fifty_who_freeze_a_story_at_once_one_begins_it() -> None:
    story = an_article()
    found = at_once([lambda: begin(story)] * 50)
    assert {frozen.pk for frozen in found if isinstance(frozen, Freeze)} == {Freeze.objects.get().pk}
    assert all(isinstance(frozen, Freeze) for frozen in found)


@pytest.mark.django_db(transaction=True)
def test_judging_ending_and_beginning_at_once_wait_for_each_other_without_end(moderator: User) -> None:
    story = an_article()
    frozen = begin(story)
    reviews = [a_review(story, created_at=NOON) for _ in range(6)]

    def thaw() -> None:
        freezing.thaw(frozen, by=moderator)

    def judge(review: Review) -> None:
        moderation.reject(review, by=moderator, reason=Reason.SPAM)

    jobs = [thaw, *(lambda review=review: judge(review) for review in reviews), *([lambda: begin(story)] * 6)]
    wrong = [error for error in at_once(jobs) if isinstance(error, Exception)]
    assert all(isinstance(error, ValidationError) for error in wrong)
    assert Review.objects.filter(status=Status.REJECTED).count() == 6
