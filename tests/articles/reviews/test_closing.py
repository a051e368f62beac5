"""Stories that take no reviews: who closes them, what readers are told, and what happens to a form already open."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from articles.models import StoryType
from articles.reviews import closing
from articles.reviews.models import Closing, Policy, Review, Status
from authors import roles
from newsroom.pagecache import tags
from tests.articles.desk import NOON
from tests.articles.reviews.reader import TYPED, Reader
from tests.factories import a_colleague, a_live_version, a_review, a_user
from tests.site.reading import Page

DAY = timedelta(days=1)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("reason", "words", "told"),
    [
        ("obituary", "", "somebody who has died"),
        ("court", "", "a case before a court"),
        ("minor", "", "about a child"),
        ("other", " The  family asked us. ", "The family asked us."),
        ("court", "<b>Until the verdict.</b>", "<b>Until the verdict.</b>"),
    ],
)
def test_a_closed_story_says_why_in_the_place_of_the_form(reader: Reader, reason: str, words: str, told: str) -> None:
    a_review(reader.story.article, status=Status.APPROVED, headline="Still here")
    fields = reader.open() | TYPED
    closing.close(reader.story.article, by=None, reason=reason, words=words)
    for below in ("", "review/", "reviews/"):
        page = Page(reader.path, reader.client.get(f"{reader.path}{below}"))
        assert told in page.one("//main")
        assert not page.all("//form[@id='review-form']")
    for below in ("", "reviews/"):
        assert "Still here" in reader.read(below)
    assert "Leave a review" not in reader.read("reviews/")
    reader.clock.shift(30)
    for path in ("review/", "review/preview/"):
        refused = reader.client.post(f"{reader.path}{path}", fields)
        assert refused.status_code == 403
        page = Page(reader.path, refused)
        assert told in page.one("//main")
        assert page.one("//main//textarea").strip() == TYPED["words"]
    assert Review.objects.count() == 1
    closing.lift(reader.story.article, by=None)
    assert reader.send().status_code == 303


def test_nothing_typed_goes_to_another_site(reader: Reader) -> None:
    closing.close(reader.story.article, by=None, reason="court")
    refused = reader.post(TYPED, **{"Sec-Fetch-Site": "cross-site"})
    assert refused.status_code == 403
    assert TYPED["words"] not in refused.content.decode()


def test_a_type_of_story_takes_none_if_the_policy_says_so(reader: Reader) -> None:
    assert closing.why(reader.story) == ""
    Policy.objects.create(pk=1, closed_types=[StoryType.NEWS])
    assert closing.why(reader.story) == "We take no reviews of stories of this kind: news."
    assert closing.why(a_live_version(story_type=StoryType.OPINION, now=NOON)) == ""


def test_a_story_takes_reviews_for_so_many_days_to_the_second(reader: Reader) -> None:
    Policy.objects.create(pk=1, open_days=3)
    end = NOON + 3 * DAY
    assert closing.why(reader.story, end - timedelta(seconds=1)) == ""
    assert closing.why(reader.story, end) == (
        "Stories take reviews for 3 days after they are published. For this one that ended on 25 November 2026."
    )
    Policy.objects.update(open_days=0)
    assert closing.why(reader.story, end + 9999 * DAY) == ""


@pytest.mark.parametrize("below", ["", "reviews/"])
def test_a_page_with_the_form_is_kept_no_longer_than_the_story_is_open(reader: Reader, below: str) -> None:
    Policy.objects.create(pk=1, open_days=3)
    with tags.collecting() as carried:
        reader.client.get(f"{reader.path}{below}")
    assert carried.true_until == (NOON + 3 * DAY).timestamp()
    assert {"review-policy", f"reviews:{reader.story.article_id}"} <= carried.tags


def test_closing_for_another_reason_needs_words_and_a_reason_that_there_is(reader: Reader) -> None:
    for reason, words, field in (("other", " ", "words"), ("because", "x", "reason"), ("court", "x" * 301, "words")):
        with pytest.raises(ValidationError) as refused:
            closing.close(reader.story.article, by=None, reason=reason, words=words)
        assert list(refused.value.message_dict) == [field]
    assert not Closing.objects.exists()


def test_closing_again_says_anew_why_and_by_whom(reader: Reader) -> None:
    moderator = a_user("reviews.moderate_review")
    closing.close(reader.story.article, by=None, reason="court")
    closing.close(reader.story.article, by=moderator, reason="minor")
    assert (Closing.objects.get().reason, Closing.objects.get().by) == ("minor", moderator)
    for _ in range(2):
        closing.lift(reader.story.article, by=moderator)
    assert not Closing.objects.exists()


def test_moderators_and_those_who_may_change_the_story_close_it_and_nobody_else(reader: Reader) -> None:
    article = reader.story.article
    for may in (a_colleague(roles.MODERATOR), a_colleague(roles.EDITOR), a_colleague(roles.MANAGING_EDITOR)):
        closing.close(article, by=may, reason="court")
        closing.lift(article, by=may)
    for may_not in (a_user(), a_colleague(roles.REPORTER)):
        with pytest.raises(PermissionDenied):
            closing.close(article, by=may_not, reason="court")
        with pytest.raises(PermissionDenied):
            closing.lift(article, by=may_not)
