"""The passages of a story that a reader may point at, named in a way that a form and an address can hold."""

from dataclasses import dataclass

import lxml.html
from django.utils import timezone

from articles import body, words
from articles.models import Version

#: What a passage of the text is: newsroom/static/newsroom/js/report-error.js counts the same elements.
BLOCKS = ("p", "h2", "h3", "li", "blockquote", "figcaption")

WHOLE = "whole"
ABOVE = {"headline": "Headline", "standfirst": "Standfirst", "caption": "Picture caption"}

#: How much two passages must share to be the same one in another wording.
ALIKE = 0.4


@dataclass(frozen=True)
class Passage:
    """`place` is “headline”, “standfirst”, “caption”, the number of a block of the text, or “whole”."""

    place: str
    text: str = ""

    @property
    def label(self) -> str:
        return label_of(self.place)


@dataclass(frozen=True)
class Pointed:
    """What somebody points at, in the version that they read."""

    version: Version
    passage: Passage

    @property
    def name(self) -> str:
        """The form's and the address's word for it, as in “2-14”."""
        return f"{self.version.number}-{self.passage.place}"


def label_of(place: str) -> str:
    """Return what a place is called at the desk."""
    if place.isdecimal():
        return f"Passage {place} of the text"
    return ABOVE.get(place, "The story as a whole")


def passages(version: Version) -> list[Passage]:
    """Return the passages of a version in the order of reading, without those that have no words."""
    above = {"headline": version.headline, "standfirst": version.standfirst, "caption": version.picture_caption}
    found = [Passage(place, text) for place, text in above.items() if text]
    blocks = (block for block in body.parse(version.body).iter(*BLOCKS) if _is_innermost(block))
    found += (Passage(str(number), _words(block)) for number, block in enumerate(blocks, start=1))
    return [passage for passage in found if passage.text]


def _is_innermost(block: lxml.html.HtmlElement) -> bool:
    return next(block.iterdescendants(*BLOCKS), None) is None


def _words(block: lxml.html.HtmlElement) -> str:
    return " ".join(body.text_of(block).split())


def pointed_at(live: Version, name: str) -> Pointed | None:
    """Return what `name` points at in the story, as readers have it now or had it; None where there is nothing.

    A bare place, such as “14”, is one of the version that is live.
    """
    number, dash, place = name[:24].rpartition("-")
    version = _version(live, number if dash else str(live.number))
    if version is None:
        return None
    named = [Passage(WHOLE), *passages(version)]
    return next((Pointed(version, passage) for passage in named if passage.place == place), None)


def _version(live: Version, number: str) -> Version | None:
    if not number.isdecimal() or len(number) > 6:
        return None
    if int(number) == live.number:
        return live
    had = Version.objects.filter(article=live.article_id, live_from__lte=timezone.now()).effective()
    return had.filter(number=int(number)).first()


def same_now(text: str, live: Version) -> Passage | None:
    """Return the passage of `live` that says this, or nearly this; None where it has gone."""
    there = passages(live)
    word_for_word = next((passage for passage in there if passage.text == text), None)
    if word_for_word is not None or not there:
        return word_for_word
    closest = max(there, key=lambda passage: _likeness(text, passage.text))
    return closest if _likeness(text, closest.text) >= ALIKE else None


def _likeness(one: str, other: str) -> float:
    """Return the share of words that two texts have in common, from 0 to 1."""
    these, those = _vocabulary(one), _vocabulary(other)
    return len(these & those) / max(1, len(these | those))


def _vocabulary(text: str) -> set[str]:
    return {token.text for token in words.in_text(text) if isinstance(token, words.Word)}
