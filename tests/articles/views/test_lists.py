"""Lists of stories by section, topic and author: what stands on them, in which order, page by page."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from articles import publishing
from articles.models import Article, Byline, Kind, Role, Section, Topic
from authors.models import Author
from tests.articles.desk import HOUR, NOON, edit
from tests.factories import a_live_article, a_section, an_article, an_author
from tests.site.reading import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

LISTS = ["section", "topic", "author"]
PLACES: dict[str, Callable[[], str]] = {
    "section": lambda: Section.objects.get(slug="harbour").get_absolute_url(),
    "topic": lambda: Topic.objects.get(name="日本 ferries").get_absolute_url(),
    "author": lambda: Author.objects.get(slug="ada").get_absolute_url(),
}


@pytest.fixture(autouse=True)
def house(db: None) -> dict[str, Any]:
    """Return what every story of these tests has, so that it stands on every list."""
    return {
        "section": a_section(name="Harbour", slug="harbour", description="Ships and tides"),
        "topics": ["日本 ferries"],
        "bylines": [an_author(name="Ada Okafor", slug="ada", bio="Covers ships.\n\nSince 2019.")],
    }


def headlines(client: Client, path: str) -> list[str]:
    response = client.get(path)
    assert response.status_code == 200
    return [str(found.text_content()) for found in Page(path, response).all("//main//*[@class='card-headline']")]


def links(client: Client, path: str) -> dict[str, str]:
    """Return where “Older” and “Newer” lead, by their word."""
    found = Page(path, client.get(path)).all("//nav[@class='pages']//a")
    return {str(link.text_content()): path.partition("?")[0] + str(link.get("href")) for link in found}


@pytest.mark.parametrize("name", LISTS)
def test_the_newest_story_stands_first_and_changes_move_nothing(
    client: Client, house: dict[str, Any], name: str
) -> None:
    first = a_live_article(headline="First", now=NOON - 2 * HOUR, **house)
    a_live_article(headline="Second", now=NOON - HOUR, **house)
    publishing.publish(edit(first, headline="First, updated"), by=None, now=NOON)
    assert headlines(client, PLACES[name]()) == ["Second", "First, updated"]


@pytest.mark.parametrize("name", LISTS)
def test_only_live_stories_that_stand_stand_on_a_list(
    client: Client, noon: time_machine.Traveller, house: dict[str, Any], name: str
) -> None:
    a_live_article(headline="Live", now=NOON - HOUR, **house)
    an_article(headline="Draft", **house)
    publishing.publish(an_article(headline="Planned", **house), by=None, at=NOON + HOUR)
    publishing.withdraw(a_live_article(headline="Withdrawn", now=NOON - HOUR, **house), by=None)
    retracted = a_live_article(headline="Retracted", now=NOON - HOUR, **house)
    publishing.publish(retracted, by=None, kind=Kind.RETRACTION, note="Invented.")
    a_live_article(headline="Elsewhere", section=a_section(), topics=["Trams"], bylines=[an_author()])
    assert headlines(client, PLACES[name]()) == ["Live"]
    noon.move_to(NOON + HOUR)
    assert headlines(client, PLACES[name]()) == ["Planned", "Live"]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_follows_what_readers_have_not_what_the_desk_has(
    client: Client, house: dict[str, Any], name: str
) -> None:
    article = a_live_article(headline="Live", now=NOON - HOUR, **house)
    article.topics.clear()
    article.bylines.all().delete()
    edit(article, section=a_section())
    assert headlines(client, PLACES[name]()) == ["Live"]


@pytest.mark.parametrize("name", LISTS)
def test_a_walk_there_and_back_shows_every_story_once(client: Client, house: dict[str, Any], name: str) -> None:
    expected = [f"Story {number}" for number in range(45)]
    template = a_live_article(headline="Story 44", now=NOON - 9 * HOUR, **house)
    for headline in reversed(expected[:-1]):
        # Half of them at one and the same moment.
        at = NOON - 9 * HOUR + timedelta(seconds=max(0, 22 - int(headline.split()[1])))
        twin(template, headline, at)
    there = [PLACES[name]()]
    while (older := links(client, there[-1]).get("Older")) and older not in there:
        there.append(older)
    assert [headline for path in there for headline in headlines(client, path)] == expected
    back = [there[-1]]
    while (newer := links(client, back[-1]).get("Newer")) and newer not in back:
        back.append(newer)
    assert [headline for path in reversed(back) for headline in headlines(client, path)] == expected
    assert len(there) == len(back) == 3


def twin(template: Article, headline: str, at: datetime) -> None:
    """Put a story beside another one without the work of publishing it."""
    version = template.versions.get(headline="Story 44")
    bylines, topics = list(version.bylines.all()), list(version.topics.all())
    article = Article.objects.create(headline=headline)
    version.pk, version.article, version.headline = None, article, headline
    version.live_from = version.first_published = at
    version._state.adding = True
    version.save()
    version.topics.set(topics, through_defaults={"listed_at": at})
    for credit in bylines:
        version.bylines.create(author=credit.author, role=credit.role, position=credit.position, listed_at=at)


@pytest.mark.parametrize("role", Role)
def test_whoever_had_any_part_in_a_story_has_it_on_their_page(client: Client, role: Role) -> None:
    article = an_article(headline="Together")
    Byline.objects.create(article=article, author=Author.objects.get(slug="ada"), role=role, position=1)
    publishing.publish(article, by=None)
    assert headlines(client, PLACES["author"]()) == ["Together"]


def test_a_list_says_what_it_is_of(client: Client, house: dict[str, Any]) -> None:
    a_live_article(**house)
    assert "Ships and tides" in client.get("/harbour/").content.decode()
    author = client.get("/authors/ada/").content.decode()
    assert "Ada Okafor" in author
    assert "Since 2019." in author
    assert "日本 ferries" in client.get(PLACES["topic"]()).content.decode()


def test_a_list_without_stories_is_a_page(client: Client) -> None:
    for path in ("/harbour/", "/authors/ada/"):
        assert headlines(client, path) == []


def test_a_topic_that_only_the_desk_knows_has_no_page(client: Client, noon: time_machine.Traveller) -> None:
    article = an_article(headline="Draft", topics=["Merger"])
    for path in ("/topics/merger/", "/topics/merger/feed/"):
        assert client.get(path).status_code == 404
    publishing.publish(article, by=None, at=NOON + HOUR)
    assert client.get("/topics/merger/").status_code == 404
    noon.move_to(NOON + HOUR)
    assert headlines(client, "/topics/merger/") == ["Draft"]
    assert client.get("/topics/merger/feed/").status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/nowhere/", "/topics/nothing/", "/topics/x%00y/", "/authors/nobody/", "/Harbour/", "/nowhere/feed/"],
)
def test_what_does_not_exist_has_no_list(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("query", ["before=x", "after=x", "before=" + "A" * 4000, "before=%00", "after=%F0%9F"])
@pytest.mark.parametrize("name", LISTS)
def test_a_page_that_nobody_gave_out_is_not_found(client: Client, house: dict[str, Any], name: str, query: str) -> None:
    a_live_article(**house)
    assert client.get(f"{PLACES[name]()}?{query}").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_lists_can_only_be_read(client: Client, method: str) -> None:
    for path in ("/", "/harbour/", "/authors/ada/", "/authors/"):
        assert getattr(client, method)(path).status_code == 405
        assert client.head(path).status_code == 200
