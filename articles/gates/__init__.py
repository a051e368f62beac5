"""What a story must have, and what must not stand against it, before readers may see it.

A rule is a function that takes a Proof and yields findings. To add one, write it and put it on the list.
"""

from datetime import datetime

from django.core.exceptions import ValidationError

from articles.gates import address, holds, links, pictures, text
from articles.gates.address import ADDRESS_TAKEN
from articles.gates.text import MARKS, TO_COME
from articles.models import Article
from articles.proof import Finding, Proof, Rule, pictures_of, read
from newsroom.photos import clearance

__all__ = [
    "ADDRESS_TAKEN",
    "MARKS",
    "ON_PAPER",
    "TO_COME",
    "NotReady",
    "check",
    "complaints",
    "found_in",
    "keeping_in_house",
    "problems",
]

#: Rules that ask the database nothing.
ON_PAPER: tuple[Rule, ...] = (
    holds.story,
    text.missing,
    text.headline_length,
    text.marks,
    links.empty,
    pictures.gone,
    pictures.held,
    pictures.rights,
    pictures.alt_text,
    pictures.credit,
    pictures.marks,
)
RULES: tuple[Rule, ...] = (*ON_PAPER, address.free)

HELD_PICTURE = "A picture in it is on hold. Choose another one, or have the hold lifted in the picture library."


class NotReady(ValidationError):
    """Something stands between the story and its readers; `message_dict` says what, by field."""


def check(proof: Proof) -> None:
    """Raise NotReady with all that stands in the way of readers, or return."""
    if found := found_in(proof):
        raise NotReady(complaints(found))


def problems(article: Article, at: datetime | None = None) -> dict[str, list[str]]:
    """Return what stands between the story and its readers at a moment, now if none: messages by field."""
    return complaints(found_in(Proof.of(article, at)))


def found_in(proof: Proof, rules: tuple[Rule, ...] = RULES) -> list[Finding]:
    """Return what stands in the way, each with its place."""
    return read(proof, rules)


def complaints(findings: list[Finding]) -> dict[str, list[str]]:
    """Return the messages by field, as forms and exceptions take them."""
    by_field: dict[str, dict[str, None]] = {}
    for finding in findings:
        by_field.setdefault(finding.field, {})[finding.message] = None
    return {field: list(messages) for field, messages in by_field.items()}


def keeping_in_house(article: Article, at: datetime | None = None) -> list[str]:
    """Return why nobody outside may be shown this story: an embargo or a hold on it, or on one of its pictures.

    Ask whenever it is shown, not only when a link is made. The story is taken as it stands in memory, so that an
    earlier revision is judged with the pictures it had then.
    """
    reasons = [holds.told(hold) for hold in article.holds.standing(at).select_related("placed_by")]
    return [*reasons, HELD_PICTURE] if clearance.held_among(pictures_of(article)) else reasons
