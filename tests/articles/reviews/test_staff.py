"""Colleagues may review stories; readers are told, and their stars do not count."""

import pytest

from articles.reviews import moderation
from articles.reviews.models import Reader as Person
from articles.reviews.models import Review
from articles.reviews.shown import figures, figures_of
from tests.articles.reviews.reader import Reader
from tests.factories import a_review, a_user, an_author

ADDRESS = "ada@example.org"


@pytest.fixture
def colleague(reader: Reader) -> Person:
    a_user(email=ADDRESS)
    return Person.objects.of("Ada@example.org")


def test_a_confirmed_colleague_is_marked_and_does_not_count(reader: Reader, colleague: Person) -> None:
    colleague.confirm()
    moderation.approve(a_review(reader.story.article, reader=colleague, rating=5), by=None)
    moderation.approve(a_review(reader.story.article, rating=2), by=None)
    words = reader.read("reviews/")
    assert "Staff of The Newsroom" in words
    assert "Not counted: 1 review by our own staff." in words
    told = figures_of(reader.story.article_id)
    assert (told.tally and told.tally.stars, told.shown) == ({5: 0, 4: 0, 3: 0, 2: 1, 1: 0}, 2)
    card = figures([reader.story.article_id])[reader.story.article_id]
    assert card.tally
    assert card.tally.count == 1


def test_whoever_only_types_a_colleagues_address_is_not_marked(reader: Reader, colleague: Person) -> None:
    moderation.approve(a_review(reader.story.article, reader=colleague), by=None)
    assert "Staff of" not in reader.read("reviews/")
    colleague.confirm()
    assert "Staff of" in reader.read("reviews/")


def test_a_reporter_without_a_login_is_a_colleague_too(reader: Reader) -> None:
    an_author(public_email=ADDRESS)
    person = Person.objects.of(ADDRESS)
    person.confirm()
    review = a_review(reader.story.article, reader=person)
    moderation.approve(review, by=None)
    assert Review.objects.get(pk=review.pk).by_staff


def test_who_has_left_is_a_reader_like_any_other(reader: Reader) -> None:
    a_user(email=ADDRESS, is_active=False)
    an_author(public_email=ADDRESS, is_listed=False)
    person = Person.objects.of(ADDRESS)
    person.confirm()
    assert not person.works_here


def test_the_mark_outlives_the_address(reader: Reader, colleague: Person) -> None:
    colleague.confirm()
    review = a_review(reader.story.article, reader=colleague)
    moderation.approve(review, by=None)
    Person.objects.filter(pk=colleague.pk).update(email="", key=None)
    review = Review.objects.get(pk=review.pk)
    moderation.reopen(review, by=None)
    moderation.approve(review, by=None)
    assert "Staff of" in reader.read("reviews/")
    assert ADDRESS not in reader.client.get(f"{reader.path}reviews/").content.decode().lower()


def test_a_story_that_only_colleagues_reviewed_has_no_figures(reader: Reader, colleague: Person) -> None:
    colleague.confirm()
    moderation.approve(a_review(reader.story.article, reader=colleague), by=None)
    assert "of 5 stars" not in reader.client.get("/").content.decode()
    for below in ("", "reviews/"):
        words = reader.read(below)
        assert "Not counted: 1 review by our own staff." in words
        assert "1 star " not in words.partition("Leave a review")[0]
