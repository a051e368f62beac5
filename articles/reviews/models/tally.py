"""How the reviews of a story add up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from django.db import models
from django.db.models import Count, Q
from django.db.models.functions import JSONObject

RATINGS = (5, 4, 3, 2, 1)


class Opinion(models.TextChoices):
    """A reader's answer to one of the questions beside the stars."""

    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"


#: What readers are asked beside the stars; each is a field of the review.
QUESTIONS = ("accurate", "clear", "fair")


def counted_stars() -> dict[str, Count]:
    """Count what a tally counts of each rating, from five stars to one: reviews by colleagues are not among it."""
    return {f"stars_{n}": Count("pk", filter=Q(rating=n, by_staff=False)) for n in RATINGS}


def tallied() -> JSONObject:
    """Count all that is in a tally, as one value."""
    opinions = {
        f"{name}_{opinion}": Count("pk", filter=Q(by_staff=False, **{name: opinion}))
        for name in QUESTIONS
        for opinion in Opinion.values
    }
    return JSONObject(**counted_stars(), **opinions, staff=Count("pk", filter=Q(by_staff=True)))


@dataclass(frozen=True)
class Tally:
    """How the approved reviews of one story add up: how many gave 5, 4, 3, 2, 1 stars.

    `opinions` tells how many answered each question with yes, partly and no; `staff`, how many reviews by
    colleagues are shown that count in nothing else.
    """

    stars: dict[int, int]
    opinions: dict[str, dict[str, int]] = field(default_factory=dict)
    staff: int = 0

    @classmethod
    def of(cls, counted: Mapping[str, int]) -> Self:
        """Return what tallied() found."""
        opinions = {
            name: {Opinion(opinion).value: counted[f"{name}_{opinion}"] for opinion in Opinion.values}
            for name in QUESTIONS
        }
        return cls({n: counted[f"stars_{n}"] for n in RATINGS}, opinions, counted["staff"])

    @property
    def count(self) -> int:
        return sum(self.stars.values())

    @property
    def shown(self) -> int:
        """How many reviews readers find, counted or not."""
        return self.count + self.staff

    @property
    def average(self) -> float:
        """The mean, from 1 to 5; there is none without a review that counts."""
        return sum(rating * count for rating, count in self.stars.items()) / self.count

    @property
    def answers(self) -> list[tuple[str, str]]:
        """What readers answered: [("Accurate", "24 yes, 3 partly, 1 no")], of questions that somebody answered."""
        told = {
            name.title(): ", ".join(f"{count} {opinion}" for opinion, count in found.items() if count)
            for name, found in self.opinions.items()
        }
        return [(name, words) for name, words in told.items() if words]
