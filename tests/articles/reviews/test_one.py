"""A review at its own address."""

import pytest

from articles import publishing
from articles.models import Kind
from articles.reviews import moderation
from articles.reviews.models import Review, Status
from tests.articles.desk import NOON, edit
from tests.articles.reviews.reader import Reader
from tests.factories import a_live_version, a_review
from tests.site.reading import Page


@pytest.fixture
def review(reader: Reader) -> Review:
    review = a_review(reader.story.article, headline="Right about the fares", created_at=NOON)
    moderation.approve(review, by=None)
    return review


def own(reader: Reader, review: Review) -> str:
    return f"{reader.path}reviews/{review.pk}/"


def test_the_date_of_each_review_leads_to_it(reader: Reader, review: Review) -> None:
    for below in ("", "reviews/"):
        page = Page(reader.path, reader.client.get(f"{reader.path}{below}"))
        [dated] = page.all("//*[contains(@class, 'review-by')]/a")
        assert (dated.text_content(), dated.get("href")) == ("22 November 2026", own(reader, review))
    page = Page(own(reader, review), reader.client.get(own(reader, review)))
    assert page.one("//h1") == "Right about the fares"
    assert page.one("//head/title").startswith("“Right about the fares”: a review of Ferry sails")
    assert page.one("//head/link[@rel='canonical']/@href").endswith(own(reader, review))


def test_readers_find_only_what_is_approved(reader: Reader) -> None:
    for status in (Status.PENDING, Status.REJECTED, Status.UNCONFIRMED):
        hidden = a_review(reader.story.article, status=status)
        assert reader.client.get(own(reader, hidden)).status_code == 404
    assert reader.client.get(f"{reader.path}reviews/{2**70}/").status_code == 404


def test_what_readers_have_seen_and_see_no_more_is_gone(reader: Reader, review: Review) -> None:
    moderation.reject(review, by=None, reason="insult")
    answer = reader.client.get(own(reader, review))
    assert answer.status_code == 410
    assert review.headline not in answer.content.decode()
    moderation.approve(review, by=None)
    assert reader.client.get(own(reader, review)).status_code == 200
    review.delete()
    assert reader.client.get(own(reader, review)).status_code == 404


def test_a_review_is_found_below_its_own_story_only(reader: Reader, review: Review) -> None:
    other = a_live_version().get_absolute_url()
    assert reader.client.get(f"{other}reviews/{review.pk}/").status_code == 404


def test_it_follows_its_story_to_another_address_and_ends_with_it(reader: Reader, review: Review) -> None:
    reader.clock.shift(60)
    story = edit(reader.story.article, slug="moved")
    publishing.publish(story, by=None, kind=Kind.MINOR)
    answer = reader.client.get(own(reader, review))
    assert (answer.status_code, answer["Location"]) == (308, own(reader, review).replace("ferry", "moved"))
    reader.clock.shift(60)
    story.refresh_from_db()
    publishing.withdraw(story, by=None)
    assert reader.client.get(answer["Location"]).status_code == 410


def test_it_says_when_its_reader_has_changed_it(reader: Reader, review: Review) -> None:
    Review.objects.filter(pk=review.pk).update(edited_at=NOON)
    assert "Edited 22 November 2026" in reader.read(f"reviews/{review.pk}/")
