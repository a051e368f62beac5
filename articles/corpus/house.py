"""The paper of the made-up archive: its sections, authors and topics, the same for any number of stories."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from random import Random

from django.db import transaction
from django.utils.text import slugify

from articles.corpus.words import WORDS
from articles.models import Section, Topic
from authors.models import Author

AUTHORS, TOPICS = 240, 400
#: Of a hundred stories so many are in each section.
SECTIONS = {
    "City": 26,
    "Politics": 20,
    "Business": 14,
    "World": 13,
    "Sport": 12,
    "Culture": 8,
    "Science": 5,
    "Views": 2,
}


@dataclass(frozen=True)
class Ranked[Row]:
    """Rows of which some are drawn more often: the n-th 1/n as often as the first (Zipf), if not told otherwise."""

    rows: Sequence[Row]
    weights: Sequence[float]

    @classmethod
    def of(cls, rows: Sequence[Row], weight: Callable[[int], float] = lambda rank: 1 / rank) -> "Ranked[Row]":
        return cls(rows, list(accumulate(weight(rank) for rank in range(1, len(rows) + 1))))

    def draw(self, draw: Random, count: int) -> list[Row]:
        """Return up to `count` different rows: one drawn twice is taken once."""
        chosen = draw.choices(range(len(self.rows)), cum_weights=self.weights, k=count)
        return [self.rows[n] for n in dict.fromkeys(chosen)]


@dataclass(frozen=True)
class House:
    sections: Ranked[Section]
    authors: Ranked[Author]
    topics: Ranked[Topic]


@transaction.atomic
def open_house() -> House:
    """Return the house, after writing what is not there yet."""
    sections = [
        Section.objects.get_or_create(slug=slugify(name), defaults={"name": name, "position": position})[0]
        for position, name in enumerate(SECTIONS)
    ]
    shares = list(SECTIONS.values())
    return House(
        sections=Ranked.of(sections, lambda rank: shares[rank - 1]),
        authors=Ranked.of([_author(first, last) for first, last in _names()], lambda rank: 1 / (rank + 20)),
        topics=Ranked.of([_topic(name) for name in _subjects()]),
    )


def _names() -> list[tuple[str, str]]:
    return list(product(WORDS["first"], WORDS["last"]))[::2][:AUTHORS]


def _subjects() -> list[str]:
    made = [f"{what[0].upper()}{what[1:]}, {where}" for where, what in product(WORDS["where"], WORDS["what"])]
    return made[:TOPICS]


def _author(first: str, last: str) -> Author:
    facts = {
        "name": f"{first} {last}",
        "job_title": "Reporter",
        "bio": f"{first} {last} has written for this paper for years.\n\nTips are welcome.",
        "beats": ["harbour", "budgets"],
    }
    return Author.objects.get_or_create(slug=slugify(f"{first} {last}"), defaults=facts)[0]


def _topic(name: str) -> Topic:
    topic: Topic = Topic.objects.get_or_create(slug=slugify(name), defaults={"name": name})[0]
    return topic
