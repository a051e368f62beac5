"""Sixty stories in three sections, some on deeper pages: who may be surprised by a purge."""

from collections.abc import Iterator
from datetime import timedelta

from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, StoryType
from articles.reviews import moderation
from articles.reviews.models import Review
from tests.factories import a_live_article, a_photo, a_review, a_section, an_author

STORIES = 60
#: Those whose own pages are looked at: old and new, with and without topics.
WATCHED = (2, 9, 22, 30, 31, 33, 40, 54, 55, 57, 58, 59)

#: One that has several reviews, and that the front does not show.
REVIEWED = 9


class House:
    def __init__(self) -> None:
        self.start = timezone.now() - timedelta(days=200)
        self.sections = [a_section(name=name, slug=name.lower()) for name in ("City", "World", "Sport")]
        self.pictures = [a_photo() for _ in range(4)]
        self.authors = [
            an_author(name=f"Author {n}", slug=f"author-{n}", portrait=self.pictures[n], is_listed=n < 3)
            for n in range(4)
        ]
        self.stories = [self._story(number) for number in range(STORIES)]
        for story in (self.stories[5], self.stories[-1], self.stories[-8]):
            moderation.approve(a_review(story), by=None)
        for rating in (2, 4, 4):
            moderation.approve(a_review(self.stories[REVIEWED], rating=rating), by=None)

    def _story(self, number: int) -> Article:
        """Three quarters are of the city, one in nine is an opinion, one in five has a picture, half have a topic."""
        section = 0 if number % 4 else 1 + number % 8 // 4
        return a_live_article(
            headline=f"Story number {number}",
            section=self.sections[section],
            bylines=[self.authors[number % 4]],
            topics=[f"Topic {number % 6}"] if number % 2 else [],
            story_type=StoryType.OPINION if number % 9 == 0 else StoryType.NEWS,
            picture=self.pictures[number % 3] if number % 5 == 0 else None,
            now=self.start + timedelta(days=3 * number),
        )

    def addresses(self) -> Iterator[str]:
        """Yield every address that a reader can find, deeper pages and feeds included."""
        yield from (reverse("articles:front"), reverse("articles:feed"), reverse("authors:staff"))
        lists = [section.get_absolute_url() for section in self.sections]
        lists += [author.get_absolute_url() for author in self.authors]
        lists += [f"/topics/topic-{n}/" for n in range(1, 6, 2)]
        for path in lists:
            yield from (*pages_of(path), f"{path}feed/")
        yield from (path_of(self.stories[number]) for number in WATCHED)
        for number in WATCHED[::6]:
            path = path_of(self.stories[number])
            yield from (f"{path}reviews/", f"{path}review/sent/")
        yield from self._reviews(self.stories[REVIEWED])

    def _reviews(self, story: Article) -> Iterator[str]:
        """Yield every way to read the reviews of a story, and each by itself."""
        path = f"{path_of(story)}reviews/"
        queries = ("", "?stars=4", "?stars=2", "?sort=helpful", "?sort=highest", "?sort=helpful&stars=4")
        yield from (f"{path}{query}" for query in queries)
        yield from (f"{path}{review.pk}/" for review in Review.objects.filter(article=story))


def path_of(article: Article) -> str:
    return article.versions.latest().get_absolute_url()


def pages_of(path: str) -> Iterator[str]:
    """Yield the first page of a list and all older ones."""
    address = path
    while True:
        yield address
        page = Client().get(address).context["page"]
        if not page.older:
            return
        address = f"{path}?before={page.older}"


def empty() -> None:
    call_command("flush", interactive=False, verbosity=0)
