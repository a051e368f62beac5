"""Atom feeds: the way to follow the site, a section, a topic or a reporter."""

from datetime import timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from articles import publishing
from articles.feeds import COUNT
from articles.models import Kind
from tests.articles.desk import HOUR, NOON, edit
from tests.factories import a_live_article, a_section, an_article, an_author

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ["/feed/", "/harbour/feed/", "/topics/ferries/feed/", "/authors/ada/feed/"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture(autouse=True)
def house(db: None, settings: Settings) -> dict[str, Any]:
    """Return what every story of these tests has, so that it stands in every feed."""
    settings.SITE_URL, settings.SITE_NAME = "http://testserver", "The Ansel Courier"
    return {
        "section": a_section(name="Harbour", slug="harbour", description="Ships and tides"),
        "topics": ["Ferries"],
        "bylines": [an_author(name="Ada Okafor", slug="ada")],
    }


def feed(client: Client, path: str) -> ET.Element:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    return ET.fromstring(response.content)  # noqa: S314  (our own)


def titles(client: Client, path: str) -> list[str | None]:
    return [entry.findtext(f"{ATOM}title") for entry in feed(client, path).iter(f"{ATOM}entry")]


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_has_what_readers_have_newest_first(
    client: Client, noon: time_machine.Traveller, house: dict[str, Any], path: str
) -> None:
    a_live_article(headline="Older", now=NOON - 2 * HOUR, **house)
    edit(a_live_article(headline="Newer", now=NOON - HOUR, **house), headline="Edited")
    an_article(headline="Draft", **house)
    publishing.publish(an_article(headline="Planned", **house), by=None, at=NOON + HOUR)
    publishing.withdraw(a_live_article(headline="Withdrawn", now=NOON - HOUR, **house), by=None)
    publishing.publish(a_live_article(now=NOON - HOUR, **house), by=None, kind=Kind.RETRACTION, note="Invented.")
    assert titles(client, path) == ["Newer", "Older"]
    noon.move_to(NOON + HOUR)
    assert titles(client, path) == ["Planned", "Newer", "Older"]


@pytest.mark.parametrize(
    ("path", "title"),
    [
        (FEEDS[0], "The Ansel Courier"),
        (FEEDS[1], "Harbour – The Ansel Courier"),
        (FEEDS[2], "Ferries – The Ansel Courier"),
        (FEEDS[3], "Ada Okafor – The Ansel Courier"),
    ],
)
def test_a_feed_says_what_it_follows_and_where_it_belongs(
    client: Client, house: dict[str, Any], path: str, title: str
) -> None:
    a_live_article(**house)
    root = feed(client, path)
    assert root.findtext(f"{ATOM}title") == title
    addresses = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert addresses == {
        "alternate": f"http://testserver{path.removesuffix('feed/')}",
        "self": f"http://testserver{path}",
    }


def test_an_entry_says_what_a_card_says(client: Client, house: dict[str, Any]) -> None:
    article = a_live_article(
        slug="ferry", headline="5 < 6 & so on", standfirst="<b>Bold</b>", now=NOON - 2 * HOUR, **house
    )
    publishing.publish(article, by=None, kind=Kind.CORRECTION, note="Sorry.", now=NOON - HOUR)
    [entry] = feed(client, "/feed/").iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "5 < 6 & so on"
    assert entry.findtext(f"{ATOM}summary") == "<b>Bold</b>"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Ada Okafor"
    assert entry.findtext(f"{ATOM}published") == "2026-11-22T10:00:00+00:00"
    assert entry.findtext(f"{ATOM}updated") == "2026-11-22T11:00:00+00:00"
    assert [category.get("term") for category in entry.findall(f"{ATOM}category")] == ["Harbour", "Ferries"]
    [link] = entry.findall(f"{ATOM}link")
    assert link.get("href") == "http://testserver/2026/11/22/ferry/"


def test_an_entry_stays_the_same_entry_when_its_story_changes(client: Client, house: dict[str, Any]) -> None:
    def name() -> str | None:
        return feed(client, "/feed/").findtext(f"{ATOM}entry/{ATOM}id")

    article = a_live_article(slug="before", now=NOON - 3 * HOUR, **house)
    first = name()
    publishing.publish(edit(article, slug="after", headline="Another"), by=None, now=NOON - HOUR)
    assert name() == first == f"tag:testserver,2026-11-22:story:{article.pk}"


def test_no_two_stories_are_one_entry(client: Client, house: dict[str, Any]) -> None:
    for _ in range(3):
        a_live_article(now=NOON - HOUR, **house)
    names = [entry.findtext(f"{ATOM}id") for entry in feed(client, "/feed/").iter(f"{ATOM}entry")]
    assert len(set(names)) == 3


@pytest.mark.parametrize("path", FEEDS)
def test_a_story_with_control_characters_does_not_break_the_feed(
    client: Client, house: dict[str, Any], path: str
) -> None:
    a_live_article(headline="Ferry\x0bsails", standfirst="On\x01time", kicker="\x1f", **house)
    assert titles(client, path) == ["Ferry sails"]


def test_a_feed_ends_somewhere(client: Client, house: dict[str, Any], django_assert_max_num_queries: Any) -> None:
    for minutes in range(COUNT + 2):
        a_live_article(now=NOON - timedelta(minutes=minutes), **house)
    with django_assert_max_num_queries(2):
        assert len(titles(client, "/feed/")) == COUNT


@pytest.mark.parametrize("path", [FEEDS[0], FEEDS[1], FEEDS[3]])
def test_a_feed_without_stories_is_a_feed(client: Client, path: str) -> None:
    assert titles(client, path) == []


@pytest.mark.parametrize("path", ["/nowhere/feed/", "/topics/nothing/feed/", "/authors/nobody/feed/"])
def test_what_does_not_exist_has_no_feed(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
