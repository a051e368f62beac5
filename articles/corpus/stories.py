"""The stories of the made-up archive, each a function of the seed and its number alone."""

from datetime import UTC, datetime, timedelta
from random import Random

from articles.bulk import Finished
from articles.corpus import words
from articles.corpus.house import House
from articles.models import StoryType

#: The archive ends here, so that it is the same on every day.
END = datetime(2026, 1, 1, tzinfo=UTC)
DAYS = 15 * 365
#: Multiples of it fill every stretch of time evenly, however many there are.
GOLDEN = 0.6180339887498949
#: About 370 words for the usual story, 1,200 and more for one in thirty.
USUAL, SPREAD, SHORTEST, LONGEST = 28, 0.6, 6, 200


def slug_of(seed: int, number: int) -> str:
    """Return the last part of a story's address, by which a second run knows what is there."""
    return f"archive-{seed}-{number}"


class Archive:
    def __init__(self, house: House, seed: int) -> None:
        self.house, self.seed = house, seed
        self.sentences = words.sentences(seed)

    def story(self, number: int) -> Finished:
        draw = Random(self.seed * 2**40 + number)  # noqa: S311  (nothing secret is drawn)
        headline = words.headline(draw)
        [section] = self.house.sections.draw(draw, 1)
        opinion = section.slug == "views" or draw.random() < 0.03
        return Finished(
            headline=headline,
            standfirst=" ".join(draw.choices(self.sentences, k=2))[:390],
            body=self._body(draw),
            section=section,
            authors=self.house.authors.draw(draw, 1 if draw.random() < 0.8 else 2),
            published=self.published(draw, number),
            slug=slug_of(self.seed, number),
            topics=self.house.topics.draw(draw, draw.randint(0, 4)),
            story_type=StoryType.OPINION if opinion else StoryType.NEWS,
            kicker=words.some(draw, "where") if draw.random() < 0.3 else "",
            place=words.some(draw, "where"),
        )

    def published(self, draw: Random, number: int) -> datetime:
        """Return when it appeared: any day of fifteen years, most often around noon."""
        days = int(DAYS * (number * GOLDEN % 1)) + 1
        return END - timedelta(days=days) + timedelta(seconds=int(draw.triangular(18_000, 82_000, 43_000)))

    def _body(self, draw: Random) -> str:
        count = min(max(round(draw.lognormvariate(0, SPREAD) * USUAL), SHORTEST), LONGEST)
        drawn = draw.choices(self.sentences, k=count)
        parts = []
        for start in range(0, count, 4):
            if start and start % 24 == 0:
                parts.append(f"<h2>{words.some(draw, 'what').capitalize()}</h2>")
            parts.append(f"<p>{' '.join(drawn[start : start + 4])}</p>")
        return "".join(parts)
