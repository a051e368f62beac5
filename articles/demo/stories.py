"""The stories of the demo newsroom as they are written down: one TOML file each."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

FOLDER = Path(__file__).parent / "stories"
FIGURE = re.compile(r'<figure data-scene="([\w-]+)"><figcaption>(.*?)</figcaption>')

type Stage = Literal["draft", "in_review", "ready", "spiked", "scheduled", "live", "changed", "withdrawn"]


@dataclass(frozen=True)
class Edit:
    """A change of wording."""

    old: str
    new: str

    def of(self, body: str) -> str:
        """Return `body` with the change made. Raises ValueError unless the old wording is there once."""
        if body.count(self.old) != 1:
            raise ValueError(f"“{self.old}” must occur once in the text.")
        return body.replace(self.old, self.new)


@dataclass(frozen=True)
class Update:
    """A later version: what changed, and what readers were told about it."""

    kind: str
    hours_after: float
    note: str
    edit: Edit


@dataclass(frozen=True)
class Letter:
    """What a reader wrote, how the moderator judged it, and what became of it."""

    rating: int
    headline: str
    words: str
    name: str
    email: str
    status: Literal["approved", "pending", "rejected"]
    hours_after: float
    reason: str = ""
    note: str = ""
    accurate: str = ""
    clear: str = ""
    fair: str = ""
    helpful: int = 0
    edited: bool = False
    confirmed: bool = False  # whether its address is known to be theirs
    answer: str = ""


@dataclass(frozen=True)
class Mistake:
    """What a reader says is wrong in the passage that has these words, and what the desk did about it."""

    passage: str
    wrong: str
    right: str
    status: Literal["received", "checking", "unchanged", "corrected"]
    hours_after: float
    answer: str = ""
    email: str = ""


@dataclass(frozen=True)
class Story:
    slug: str
    headline: str
    kicker: str
    standfirst: str
    section: str
    story_type: str
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    language: str
    place: str
    hours_ago: float  # since it was published; negative if it will be
    state: Stage
    picture: str
    caption: str
    body: str
    notes: str = ""
    reason: str = ""  # why it was sent back, spiked or withdrawn
    withdrawn_after: float = 0
    desk_change: Edit | None = None
    updates: tuple[Update, ...] = ()
    reviews: tuple[Letter, ...] = ()
    mistakes: tuple[Mistake, ...] = ()

    @property
    def figures(self) -> list[tuple[str, str]]:
        """The pictures in the text: scene and caption."""
        return FIGURE.findall(self.body)

    def with_figures(self, photo_ids: list[int]) -> str:
        """Return the text with its figures naming photos of the library, in the order of the text."""
        ids = iter(photo_ids)
        return FIGURE.sub(
            lambda found: f'<figure data-photo="{next(ids)}"><figcaption>{found[2]}</figcaption>', self.body
        )


def load(folder: Path = FOLDER) -> list[Story]:
    """Return all stories, oldest first."""
    stories = [_story(path) for path in sorted(folder.glob("*.toml"))]
    return sorted(stories, key=lambda story: (-story.hours_ago, story.slug))


def _story(path: Path) -> Story:
    facts = tomllib.loads(path.read_text())
    change = facts.pop("desk_change", None)
    return Story(
        slug=path.stem,
        authors=tuple(facts.pop("authors")),
        topics=tuple(facts.pop("topics")),
        desk_change=Edit(**change) if change else None,
        updates=tuple(_update(**update) for update in facts.pop("updates", [])),
        reviews=tuple(Letter(**letter) for letter in facts.pop("reviews", [])),
        mistakes=tuple(Mistake(**mistake) for mistake in facts.pop("mistakes", [])),
        **facts,
    )


def _update(old: str, new: str, **facts: Any) -> Update:
    return Update(edit=Edit(old, new), **facts)
