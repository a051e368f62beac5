"""The link to older stories is there as long as there are some, to the second in which the last one leaves."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import editing, publishing
from articles.models import Article, Kind
from articles.shown import LISTS
from tests.factories import a_live_article, a_section
from tests.newsroom.pagecache.asking import Site

PATH = "/harbour/"
LINK = "?before="

pytestmark = pytest.mark.django_db


@pytest.fixture
def behind() -> Article:
    """Return the only story behind a first page that is exactly full."""
    harbour, now = a_section(name="Harbour", slug="harbour"), timezone.now()
    size = LISTS["section"].size
    stories = [a_live_article(section=harbour, now=now - timedelta(days=size - n)) for n in range(size + 1)]
    return Article.objects.get(pk=stories[0].pk)


def change(story: Article, kind: Kind = Kind.CORRECTION) -> None:
    editing.save(story, by=None)
    publishing.publish(story, by=None, kind=kind, note="We had the headline wrong.")


def withdraw(story: Article) -> None:
    publishing.withdraw(story, by=None)


def retract(story: Article) -> None:
    change(story, Kind.RETRACTION)


def move(story: Article) -> None:
    story.section = a_section()
    change(story)


@pytest.mark.parametrize("leave", [withdraw, retract, move])
def test_it_goes_with_the_last_story_behind_the_page(
    process: Site, behind: Article, leave: Callable[[Article], None]
) -> None:
    assert LINK in process.get(PATH).text
    leave(behind)
    assert LINK not in process.now(PATH).text


def test_a_correction_of_the_story_behind_drops_nothing(process: Site, behind: Article) -> None:
    process.get(PATH)
    behind.headline = "It sails again"
    change(behind)
    assert process.now(PATH).how == "hit"


def test_another_story_drops_nothing_of_another_section(process: Site, behind: Article) -> None:
    other = a_live_article(section=a_section())
    process.get(PATH)
    withdraw(other)
    assert process.now(PATH).how == "hit"
