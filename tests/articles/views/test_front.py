"""The front page: what stands where, and that no story stands twice."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from articles import publishing
from articles.models import Kind, StoryType, Version
from articles.views.front import OPINION, STRIP, TOP, compose
from tests.articles.desk import HOUR, NOON, edit
from tests.factories import a_live_article, a_live_version, a_photo, a_section, an_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def published(count: int, **fields: Any) -> list[Version]:
    """Return live stories, newest first."""
    return [
        a_live_version(now=timezone.now() - timedelta(minutes=minutes), **fields) for minutes in range(1, count + 1)
    ]


def test_an_empty_newsroom_has_a_front_page(client: Client) -> None:
    response = client.get("/")
    assert response.status_code == 200
    assert "Nothing has been published yet." in response.content.decode()


def test_the_newest_stories_stand_on_top_and_the_next_ones_below_by_section() -> None:
    harbour, city = a_section(name="Harbour", position=1), a_section(name="City", position=2)
    stories = published(TOP + STRIP + 3, section=harbour)
    [lonely] = published(1, section=city, headline="Older")
    Version.objects.filter(pk=lonely.pk).update(first_published=NOON - 9 * HOUR)
    front = compose()
    assert [front.lead, *front.seconds, *front.headlines] == stories[:TOP]
    assert front.strips == [(harbour, stories[TOP : TOP + STRIP]), (city, [lonely])]
    assert front.sections == [harbour, city]


def test_the_newest_story_with_a_picture_leads() -> None:
    newest = a_live_version(now=NOON - HOUR)
    pictured = a_live_version(now=NOON - 2 * HOUR, picture=a_photo())
    oldest = a_live_version(now=NOON - 3 * HOUR, picture=a_photo())
    front = compose()
    assert front.lead == pictured
    assert front.seconds == [newest, oldest]


def test_opinion_stands_apart() -> None:
    news = published(2)
    opinions = published(OPINION + 1, story_type=StoryType.OPINION)
    front = compose()
    assert front.lead == news[0]
    assert front.opinion == opinions[:OPINION]
    assert all(story.story_type != StoryType.OPINION for _section, stories in front.strips for story in stories)


@pytest.mark.parametrize("count", [1, 3, TOP, TOP + 1, 40])
def test_no_story_stands_twice(count: int) -> None:
    sections = [a_section() for _ in range(3)]
    for number in range(count):
        story_type = StoryType.OPINION if number % 5 == 4 else StoryType.NEWS
        a_live_article(section=sections[number % 3], story_type=story_type, now=NOON - number * timedelta(minutes=1))
    shown = [story.pk for story in compose().stories]
    assert len(shown) == len(set(shown)) == min(count, len(shown))
    assert shown


def test_only_live_stories_that_stand_stand_on_the_front(client: Client, noon: time_machine.Traveller) -> None:
    an_article(headline="A draft")
    publishing.publish(an_article(headline="A plan"), by=None, at=NOON + HOUR)
    publishing.withdraw(a_live_article(headline="Withdrawn", now=NOON - HOUR), by=None)
    retracted = a_live_article(headline="Retracted", now=NOON - HOUR)
    publishing.publish(retracted, by=None, kind=Kind.RETRACTION, note="Invented.")
    edit(a_live_article(headline="As published"), headline="As edited")
    page = client.get("/").content.decode()
    assert "As published" in page
    for hidden in ("A draft", "A plan", "Withdrawn", "Retracted", "As edited"):
        assert hidden not in page
    noon.move_to(NOON + HOUR)
    assert "A plan" in client.get("/").content.decode()


def test_every_story_on_the_page_leads_to_its_own(client: Client) -> None:
    stories = [*published(TOP + 2), *published(2, story_type=StoryType.OPINION)]
    page = client.get("/").content.decode()
    for story in stories:
        assert f'href="{story.get_absolute_url()}"' in page
        assert story.headline in page


def test_the_front_needs_as_many_queries_for_a_hundred_stories_as_for_ten(django_assert_num_queries: Any) -> None:
    sections = [a_section() for _ in range(4)]
    for section in sections:
        published(3, section=section)
    with django_assert_num_queries(3):
        few = list(compose().stories)
    for section in sections:
        published(6, section=section)
    with django_assert_num_queries(3):
        many = list(compose().stories)
    assert len(few) < len(many)
