"""A reader's words with what the rules found in them: pieces for a template, which escapes each of them last."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from articles.reviews.models import Finding

BLANK_LINE = re.compile(r"(?:\r?\n[ \t]*){2,}")


@dataclass(frozen=True)
class Piece:
    """Some of the text; `why` says what was found about it, empty for what is as it should be."""

    text: str
    why: str = ""


def paragraphs(text: str, findings: Iterable[Finding]) -> list[list[Piece]]:
    """Return the text in paragraphs, each in pieces. Places outside of the text, and in no order, do no harm."""
    parts: list[list[Piece]] = [[]]
    for piece in _pieces(text, list(findings)):
        first, *others = BLANK_LINE.split(piece.text)
        parts[-1].append(Piece(first, piece.why))
        parts += [[Piece(other, piece.why)] for other in others]
    return [kept for part in parts if (kept := [piece for piece in part if piece.text])]


def _pieces(text: str, findings: list[Finding]) -> Iterator[Piece]:
    placed = [(one.start, one.end, one.words) for one in findings if one.start is not None and one.end is not None]
    edges = sorted({0, len(text), *(min(edge, len(text)) for start, end, _words in placed for edge in (start, end))})
    for start, end in pairwise(edges):
        why = dict.fromkeys(words for at, until, words in placed if at <= start and until >= end)
        yield Piece(text[start:end], " ".join(why))
