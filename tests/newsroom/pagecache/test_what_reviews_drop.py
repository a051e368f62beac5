"""What happens to a review drops the pages that show it, or what reviews add up to, and no other."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from articles.reviews import answers, moderation, votes
from articles.reviews.models import Answer, Freeze, Policy, Review
from tests.factories import a_review, a_user
from tests.newsroom.pagecache.house import REVIEWED, path_of
from tests.newsroom.pagecache.watching import Watch, saved

#: Ways to read reviews on which one of four stars stands.
SHOWING_FOUR = ("?stars=4", "?sort=helpful", "?sort=highest", "?sort=helpful&stars=4")


@pytest.mark.usefixtures("db")  # one test has to, or no database is made where this file runs alone
def test_every_way_to_read_reviews_is_watched(watch: Watch) -> None:
    _story, path, reviews = reviewed(watch)
    assert {path, *(f"{path}{query}" for query in SHOWING_FOUR)} <= set(watch.paths)
    assert {f"{path}{review.pk}/" for review in reviews} <= set(watch.paths)


def test_a_review_that_is_sent_approved_and_taken_back(watch: Watch) -> None:
    reviews: list[Review] = []
    assert watch.after(lambda: reviews.append(a_review(watch.house.stories[56]))) == (set(), set())
    assert watch.after(lambda: moderation.reject(reviews[0], by=None, reason="insult")) == (set(), set())
    dropped, changed = watch.after(lambda: moderation.approve(reviews[0], by=None))
    assert changed
    assert dropped == changed
    dropped, changed = watch.after(lambda: moderation.reopen(reviews[0], by=None))
    assert changed
    assert dropped == changed


def reviewed(watch: Watch) -> tuple[Article, str, list[Review]]:
    """Return the story with several reviews, the address of their list, and the reviews, two of four stars first."""
    story = watch.house.stories[REVIEWED]
    return story, f"{path_of(story)}reviews/", list(Review.objects.approved().filter(article=story).order_by("-rating"))


def test_an_answer_drops_what_shows_the_review_and_no_card(watch: Watch) -> None:
    story, path, [review, *_others] = reviewed(watch)
    editor = a_user("reviews.moderate_review")
    given: list[Answer] = []
    shows = {path_of(story), path, f"{path}{review.pk}/", *(f"{path}{query}" for query in SHOWING_FOUR)}
    for change_ in (
        lambda: given.append(answers.give(review, "Thank you for telling us.", by=editor)),
        lambda: answers.change(given[0], "Thank you very much.", by=editor),
        lambda: answers.take_back(given[0], by=editor),
    ):
        dropped, changed = watch.after(change_)
        assert dropped == changed == shows


def test_votes_drop_nothing_until_they_are_counted_and_then_what_shows_or_follows_the_number(watch: Watch) -> None:
    story, path, [_first, second, *_others] = reviewed(watch)
    assert watch.after(lambda: votes.vote(second, "a network")) == (set(), set())
    dropped, changed = watch.after(lambda: votes.count(timezone.now()))
    assert dropped == changed == {path_of(story), path, f"{path}{second.pk}/", *(f"{path}{q}" for q in SHOWING_FOUR)}
    assert watch.after(lambda: votes.vote(second, "a network")) == (set(), set())
    assert watch.after(lambda: votes.count(timezone.now())) == (set(), set())


def test_a_review_that_its_reader_changes(watch: Watch) -> None:
    story, path, [*_others, last] = reviewed(watch)
    dropped, changed = watch.after(saved(last, words="I have thought about it again.", edited_at=timezone.now()))
    assert {path_of(story), path, f"{path}{last.pk}/", f"{path}?stars=2"} <= changed
    assert dropped >= changed
    assert not any(f"{path}{review.pk}/" in dropped for review in _others)


def test_a_freeze_and_its_end(watch: Watch) -> None:
    story, path, _reviews = reviewed(watch)
    frozen = Freeze(article=story, since=timezone.now(), why="A burst", stars=[0, 1, 0, 0, 0])
    for change_ in (frozen.save, saved(frozen, ended_at=timezone.now() + timedelta(seconds=1))):
        dropped, changed = watch.after(change_)
        assert {path_of(story), path} <= changed
        assert dropped >= changed
        assert all(path_of(story) in each for each in dropped - changed)


def test_another_minimum_for_averages(watch: Watch) -> None:
    dropped, changed = watch.after(saved(Policy(pk=1), average_from=3))
    assert path_of(watch.house.stories[REVIEWED]) in changed
    assert dropped >= changed


def test_a_review_that_is_deleted(watch: Watch) -> None:
    story, path, [review, *others] = reviewed(watch)
    own = f"{path}{review.pk}/"
    dropped, changed = watch.after(review.delete)
    assert {path_of(story), path, own} <= changed
    assert dropped >= changed
    assert not any(f"{path}{other.pk}/" in dropped for other in others)
