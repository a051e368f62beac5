"""The queues of the moderators: what stands where, what tabs and rows tell, and that they stay quick."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.reviews import moderation
from articles.reviews.freezing import freeze
from articles.reviews.models import Finding, Review, Status
from authors.models import User
from newsroom.admin import MANY
from tests.articles.reviews.judging import LIST, form_of
from tests.factories import a_live_article, a_review, a_user
from tests.site.reading import Page

pytestmark = pytest.mark.django_db


def headlines(client: Client, query: str = "") -> list[str]:
    return [review.headline for review in client.get(LIST + query).context["cl"].result_list]


def tabs(client: Client, query: str = "") -> dict[str, str]:
    """Return what each tab says beside its name."""
    shown = Page(LIST, client.get(LIST + query)).all("//nav[@aria-label='Queues']//a")
    words = (" ".join(tab.text_content().split()) for tab in shown)
    names = ("Waiting", "Frozen", "Approved", "Rejected", "Not confirmed", "All", "Reported", "Appeals")
    return {name: told.removeprefix(name).strip() for told in words for name in names if told.startswith(name)}


def test_the_queue_shows_what_waits_the_oldest_first(desk: Client) -> None:
    now = timezone.now()
    a_review(headline="Newer", created_at=now)
    a_review(headline="Older", created_at=now - timedelta(days=2))
    moderation.approve(a_review(headline="Decided"), by=None)
    assert headlines(desk) == ["Older", "Newer"]


def test_the_other_queues_are_one_click_away_newest_first(desk: Client) -> None:
    now = timezone.now()
    for n, headline in enumerate(["First", "Second"]):
        review = a_review(headline=headline, created_at=now + timedelta(minutes=n))
        moderation.approve(review, by=None)
    moderation.reject(a_review(headline="Advertising"), by=None, reason="spam", note="Sells watches.")
    a_review(headline="Not opened", status=Status.UNCONFIRMED)
    assert headlines(desk, "?queue=approved") == ["Second", "First"]
    assert headlines(desk, "?queue=rejected") == ["Advertising"]
    assert headlines(desk, "?queue=unconfirmed") == ["Not opened"]
    assert len(headlines(desk, "?queue=all")) == 4
    assert headlines(desk, "?queue=nonsense") == []


def test_what_waits_about_a_story_whose_average_is_frozen_has_a_queue(desk: Client) -> None:
    story, now = a_live_article(), timezone.now()
    a_review(story, headline="Of the burst")
    a_review(headline="Of another story")
    freeze(story.pk, since=now, why="Many at once.")
    assert headlines(desk, "?queue=frozen") == ["Of the burst"]


def test_tabs_tell_how_many_wait_and_for_how_long(desk: Client) -> None:
    a_review(created_at=timezone.now() - timedelta(days=3, hours=5))
    a_review()
    moderation.approve(a_review(), by=None)
    told = tabs(desk)
    assert told["Waiting"] == "2 oldest 3\xa0days".replace("\xa0", " ")
    assert (told["Frozen"], told["Approved"], told["All"]) == ("0", "1", "")


def test_nobody_counts_further_than_anyone_wants_to_know(desk: Client) -> None:
    story = a_live_article()
    reader = a_review(story).reader
    about = {"rating": 4, "headline": "Well told", "words": "As it was.", "name": "Ines", "reader": reader}
    Review.objects.bulk_create(Review(article=story, **about) for _ in range(MANY + 5))
    assert tabs(desk)["Waiting"].startswith(f"{MANY}+ oldest")


def test_a_row_tells_all_that_is_needed_to_choose(desk: Client) -> None:
    story = a_live_article(headline="Ferry sails on time")
    review = a_review(story, rating=4, headline="Well told", words="word " * 60, name="Hanne")
    Finding.objects.create(review=review, rule="links", words="It links to watches.example.", mode="hold")
    page = desk.get(LIST).content.decode()
    for told in (
        "4 of 5",
        "Well told",
        "word word",
        "Ferry sails on time",
        "Hanne",
        "links to watches.example",
        " ago",
    ):
        assert told in page
    assert "word " * 40 not in page


@pytest.mark.parametrize("queue", ["waiting", "frozen", "approved", "rejected", "unconfirmed", "all"])
def test_every_queue_asks_the_same_questions_for_2_and_for_40(
    desk: Client, moderator: User, queue: str, django_assert_max_num_queries: Any
) -> None:
    story = a_live_article()
    freeze(story.pk, since=timezone.now(), why="Many at once.")
    for _ in range(10):
        for status in Status:
            a_review(story, status=status, findings=["first", "links"])
        moderation.approve(a_review(story), by=moderator)
    desk.get(LIST)
    with django_assert_max_num_queries(18):
        assert desk.get(f"{LIST}?queue={queue}").status_code == 200
    with django_assert_max_num_queries(18):
        assert headlines(desk, f"?queue={queue}&q=told")


def test_search_finds_words_names_and_an_address_only_as_a_whole_and_only_for_moderators(
    desk: Client, client: Client
) -> None:
    a_review(email="hanne@example.org", name="Hanne Berg", words="The lighthouse was dark.")
    a_review(name="Mo")
    for found in ("Hanne@Example.org", "berg", "lighthouse"):
        assert len(headlines(desk, f"?q={found}")) == 1
    assert headlines(desk, "?q=hanne@") == []
    client.force_login(a_user("reviews.view_review"))
    assert headlines(client, "?q=hanne@example.org") == []


def test_the_list_leads_into_the_queue_it_shows(desk: Client) -> None:
    review = a_review(status=Status.REJECTED)
    other = a_review()
    page = desk.get(f"{LIST}?queue=rejected").content.decode()
    assert f'href="{form_of(review)}?queue=rejected"' in page
    assert "one by one" not in page
    waiting = desk.get(LIST).content.decode()
    assert f'<a class="addlink" href="{form_of(other)}" data-key="n">' in waiting


def test_a_story_s_reviews_are_a_list_of_their_own(desk: Client) -> None:
    story = a_live_article()
    review = a_review(story, headline="Of this story")
    a_review(headline="Of another")
    assert headlines(desk, f"?queue=all&article={story.pk}") == ["Of this story"]
    page = desk.get(f"{LIST}?article={story.pk}").content.decode()
    assert f'href="{form_of(review)}?article={story.pk}"' in page
