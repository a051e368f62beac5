"""How often a page asks the database: a fixed number, whatever there is to show."""

from collections.abc import Iterable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Byline, Role, StoryType
from articles.publishing import publish
from articles.reviews.models import Review, Status
from authors.models import Author
from newsroom.pagecache.held import HELD
from tests.factories import a_photo, a_review, a_section, an_article, an_author

FEW, MANY = 5, 60

#: The most that each page may ask.
CEILINGS = {
    "a story/": 5,
    "a story/reviews/": 4,
    "a story/reviews/?stars=4&sort=helpful": 4,
    "/": 4,
    "/harbour/": 2,
    "/topics/ferries/": 3,
    "/authors/ada/": 4,
    "/authors/": 1,
    "/feed/": 1,
    "/harbour/feed/": 2,
}

pytestmark = pytest.mark.django_db


class Newsroom:
    """A newsroom in which every story has all that a story can have."""

    def __init__(self) -> None:
        self.now = timezone.now() - timedelta(days=1)
        self.photo = a_photo()
        self.sections = [a_section(name=name.title(), slug=name) for name in ("harbour", "city", "culture")]
        self.people = [self.a_person(slug) for slug in ("ada", "ben", "cem")]
        self.count = 0

    def a_person(self, slug: str) -> Author:
        author = an_author(slug=slug, portrait=self.photo)
        for network in ("mastodon", "website"):
            author.links.create(network=network, url=f"https://example.org/{network}/{slug}")
        return author

    def grow(self, count: int) -> None:
        """Publish stories until there are so many."""
        while self.count < count:
            article = an_article(
                section=self.sections[self.count % 3 if self.count >= FEW else 0],
                story_type=StoryType.OPINION if self.count % 4 == 3 else StoryType.NEWS,
                picture=self.photo,
                body=f'<p>It left.</p><figure data-photo="{self.photo.pk}"></figure>',
                topics=["Ferries", "Tides"],
                bylines=self.people[:2],
            )
            Byline.objects.create(article=article, author=self.people[2], role=Role.PHOTOGRAPHER, position=2)
            version = publish(article, by=None, now=self.now + timedelta(minutes=self.count))
            self.path = version.get_absolute_url()
            for _ in range(min(3, self.count + 1)):
                a_review(article, status=Status.APPROVED)
            self.count += 1


def queries(path: str) -> list[str]:
    """Return what a page asks when all is held that the page cache holds: menu, policy, and what is frozen."""
    HELD.clear()
    with HELD.trusted(lambda _tags: True):
        Client().get(path)
        with CaptureQueriesContext(connection) as captured:
            response = Client().get(path)
    HELD.clear()
    assert response.status_code == 200, path
    return [str(query["sql"]) for query in captured]


def asked(room: Newsroom, paths: Iterable[str]) -> dict[str, int]:
    return {path: len(queries(path.replace("a story/", room.path))) for path in paths}


def test_pages_ask_as_often_for_sixty_stories_as_for_five_and_not_too_often() -> None:
    room = Newsroom()
    room.grow(FEW)
    few = asked(room, CEILINGS)
    room.grow(MANY)
    many = asked(room, CEILINGS)
    assert Review.objects.count() > MANY
    assert few == many
    assert {path: count for path, count in many.items() if count > CEILINGS[path]} == {}


def test_older_pages_ask_no_more_than_the_first() -> None:
    room = Newsroom()
    room.grow(MANY)
    for path in ("/harbour/", "/topics/ferries/", "/authors/ada/"):
        older = Client().get(path).context["page"].older
        second = f"{path}?before={older}"
        newer = Client().get(second).context["page"].newer
        assert len(queries(second)) <= CEILINGS[path]
        # A page back may find that it is the first one.
        assert len(queries(f"{path}?after={newer}")) <= CEILINGS[path] + 1
