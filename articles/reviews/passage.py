"""The passage of a story that a review speaks of: the paragraph that it quotes, or how the story begins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles import body
from articles.models import Version

#: So many words in a row are no chance; in quotation marks, two are meant.
IN_A_ROW = 5
IN_QUOTES = 2
WORD = re.compile(r"\w+(?:['’]\w+)*")
QUOTED = re.compile(r"[“„«\"]([^“”„«»\"\n]{3,300})[”“»\"]|[‘‚]([^‘’\n]{3,300})’")

type Place = tuple[int, int]


@dataclass(frozen=True)
class Passage:
    """A paragraph of the story, and what of it the review quotes: empty where it quotes nothing."""

    before: str
    quoted: str = ""
    after: str = ""


def passage(version: Version, words: str) -> Passage:
    """Return the paragraph of a story that shares the longest row of words with a review, else the first.

    Takes time in proportion to the length of both.
    """
    paragraphs = (
        [version.standfirst, *body.text_of(version.body).splitlines()] if version.body else [version.standfirst]
    )
    quotes, text = [_words(quote) for quote in _quotes(words)], _words(words)
    found = max(((_longest(paragraph, quotes, text), paragraph) for paragraph in paragraphs), key=lambda one: one[0][0])
    (length, start, end), paragraph = found
    if not length:
        return Passage(paragraphs[min(1, len(paragraphs) - 1)])
    return Passage(paragraph[:start], paragraph[start:end], paragraph[end:])


def _quotes(words: str) -> Iterator[str]:
    for found in QUOTED.finditer(words):
        yield found[1] or found[2]


def _words(text: str) -> list[str]:
    return [found[0].casefold().replace("’", "'") for found in WORD.finditer(text)]


def _longest(paragraph: str, quotes: list[list[str]], text: list[str]) -> tuple[int, int, int]:
    """Return how many words in a row the paragraph shares with the review, and where they stand in it; 0 for none."""
    places = [found.span() for found in WORD.finditer(paragraph)]
    theirs = _words(paragraph)
    best = 0, 0
    for ours, least in [*((quote, min(len(quote), IN_A_ROW)) for quote in quotes), (text, IN_A_ROW)]:
        if least >= IN_QUOTES:
            best = max(best, _shared(theirs, ours, least))
    length, start = best
    return (length, places[start][0], places[start + length - 1][1]) if length else (0, 0, 0)


def _shared(theirs: list[str], ours: list[str], least: int) -> Place:
    """Return length and start in `theirs` of the longest row that both have, of `least` words or more."""
    starts: dict[tuple[str, ...], int] = {}
    for n in range(len(ours) - least + 1):
        starts.setdefault(tuple(ours[n : n + least]), n)
    best, n = (0, 0), 0
    while n <= len(theirs) - least:
        at = starts.get(tuple(theirs[n : n + least]))
        length = _row(theirs, n, ours, at) if at is not None else 0
        best, n = max(best, (length, n), key=lambda one: one[0]), n + max(1, length - least + 1)
    return best


def _row(theirs: list[str], n: int, ours: list[str], m: int) -> int:
    length = 0
    while n + length < len(theirs) and m + length < len(ours) and theirs[n + length] == ours[m + length]:
        length += 1
    return length
