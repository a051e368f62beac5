"""The body of a story: lines become paragraphs, crossheads and lists."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from django.utils.html import escape

from articles.importing import sentences
from articles.importing.lines import Line, has_words
from newsroom.reading import UNSPACED

CROSSHEAD_CHARACTERS, CROSSHEAD_WORDS = 90, 14
DECK_CHARACTERS = 300
#: Lines of a text that someone broke by hand are no longer than this; a line per paragraph soon is.
WRAP_COLUMNS = 120
BULLET = re.compile(r"[-•*‣◦]\s+(?=\S)")


class Kind(Enum):
    PARAGRAPH = "p"
    CROSSHEAD = "h2"
    LIST = "ul"


class Block(NamedTuple):
    """A part of a body; a list has a text for each of its items, the others have one."""

    kind: Kind
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Body:
    """A body and the line above it that sums it up, if there was one."""

    deck: str
    blocks: tuple[Block, ...]


def compose(lines: Sequence[Line]) -> Body:
    """Return what the lines between read time and furniture are.

    A lone line without a full stop right at the start is the deck. Further on, a short line between two
    paragraphs is a crosshead; several in a row, as in a table of results, are not.
    """
    pieces = paragraphs(lines)
    deck = ""
    if len(pieces) > 1 and _is_deck(pieces[0]) and not all(map(_is_short, pieces[1:])):
        deck, pieces = pieces[0], pieces[1:]
    short = [_is_short(piece) for piece in pieces]
    return Body(deck, _blocks(pieces, [_stands_between(short, place) for place in range(len(pieces))]))


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """Return the paragraphs of `lines`: each line is one, unless a text was wrapped by hand."""
    written = [line for line in lines if line.text]
    width = max((len(line.text) for line in written), default=0)
    found: list[str] = []
    for before, line in pairwise([None, *written]):
        assert line is not None
        if before is not None and line.number == before.number + 1 and _continues(before.text, line.text, width):
            found[-1] = sentences.joined(found[-1], line.text)
        else:
            found.append(line.text)
    return found


def standfirst(body: Body, *, at_most: int) -> str:
    """Return the deck, or how the first paragraph begins."""
    if body.deck:
        return body.deck
    texts = [text for block in body.blocks if block.kind != Kind.CROSSHEAD for text in block.texts]
    return sentences.opening(next(filter(has_words, texts)), enough=60, at_most=at_most)


def as_html(blocks: Sequence[Block]) -> str:
    """Return the blocks as body HTML; whatever looks like markup in them stays text."""
    return "".join(map(_markup, blocks))


def _markup(block: Block) -> str:
    texts = [str(escape(text)) for text in block.texts]
    inside = "".join(f"<li><p>{text}</p></li>" for text in texts) if block.kind == Kind.LIST else texts[0]
    return f"<{block.kind.value}>{inside}</{block.kind.value}>"


def _blocks(pieces: list[str], crossheads: list[bool]) -> tuple[Block, ...]:
    found: list[Block] = []
    run: list[str] = []
    for piece, is_crosshead in zip([*pieces, ""], [*crossheads, False], strict=True):
        if BULLET.match(piece):
            run.append(piece)
            continue
        found += _list(run)
        run = []
        if piece:
            found.append(Block(Kind.CROSSHEAD if is_crosshead else Kind.PARAGRAPH, (piece,)))
    return tuple(found)


def _list(run: list[str]) -> list[Block]:
    """Return one list, or the paragraph as it was: a single dash may begin someone's words."""
    if len(run) < 2:
        return [Block(Kind.PARAGRAPH, (piece,)) for piece in run]
    return [Block(Kind.LIST, tuple(BULLET.sub("", piece, count=1) for piece in run))]


def _continues(before: str, after: str, width: int) -> bool:
    """Return whether a line break between two lines is only where the line was full."""
    if sentences.ends(before) or BULLET.match(after):
        return False
    if after[0].islower():
        return True
    first_word = after[0] if UNSPACED.match(after) else after.split(maxsplit=1)[0]
    return width <= WRAP_COLUMNS and len(before) + 1 + len(first_word) > width


def _is_title(piece: str) -> bool:
    """Return whether a line ends and begins like a title and not like a sentence or a quotation."""
    if not has_words(piece) or BULLET.match(piece) or sentences.is_quotation(piece):
        return False
    if next(character for character in piece if character.isalnum()).islower():
        return False
    return not sentences.belongs_to_sentence(piece) or sentences.is_question(piece)


def _is_short(piece: str) -> bool:
    return len(piece) <= CROSSHEAD_CHARACTERS and len(piece.split()) <= CROSSHEAD_WORDS and _is_title(piece)


def _is_deck(piece: str) -> bool:
    return len(piece) <= DECK_CHARACTERS and _is_title(piece)


def _stands_between(short: list[bool], place: int) -> bool:
    """Return whether a line is short, neither neighbour is, and something follows."""
    if not short[place] or place + 1 == len(short):
        return False
    return not short[place + 1] and not (place and short[place - 1])
