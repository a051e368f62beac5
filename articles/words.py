"""A text as a row of words and breaks between blocks, which is what a comparison needs of it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import lxml.html

from newsroom.fields import clean_body
from newsroom.reading import UNSPACED
from newsroom.sequences import STARTS

#: Words, marks of punctuation, and single characters of scripts that are written without spaces.
_PUNCTUATION = r"!-/:-@\[-^`{-~\u00a1-\u00bf\u2010-\u2027\u2030-\u205e\u3000-\u303f\uff00-\uff0f\uff1a-\uff20"
_WORD = re.compile(rf"{UNSPACED.pattern}|[{_PUNCTUATION}]|(?:(?!{UNSPACED.pattern})[^\s{_PUNCTUATION}])+")
_MARKS = {"strong": "strong", "em": "em"}
_KINDS = {
    "p": "paragraph",
    "h2": "crosshead",
    "h3": "small crosshead",
    "ul": "bulleted item",
    "ol": "numbered item",
    "blockquote": "quotation",
    "aside": "pull quote",
    "figure": "picture",
}
#: Blocks that hold others, so that a paragraph in them takes their kind.
_HOLDERS = frozenset({"ul", "ol", "blockquote", "aside", "figure"})


class Word(NamedTuple):
    """`spaced` says whether a space goes before it; `marks` are of strong, em and address, which a link leads to."""

    text: str
    spaced: bool = True
    marks: tuple[str, ...] = ()


class Break(NamedTuple):
    """Where a block begins, and what sort of block; `photo` is the number of a picture's photo."""

    kind: str = ""
    depth: int = 0
    photo: int | None = None


type Token = Word | Break


def weight(token: Token) -> int:
    """Return how much it says that two texts share this token: a break is never chance, punctuation always is."""
    if isinstance(token, Break):
        return STARTS
    return sum(map(str.isalnum, token.text))


def in_text(text: str) -> list[Token]:
    """Return the tokens of plain text, each of its lines a block."""
    tokens: list[Token] = []
    for line in filter(str.strip, text.splitlines()):
        tokens += (Break(), *_in_line(line, ()))
    return tokens


def in_body(html: str) -> list[Token]:
    """Return the tokens of a body, saved or as typed: what readers see of it, and where its links lead."""
    cleaned = clean_body(html)
    if not cleaned:
        return []
    reader = _Reader()
    reader.read(lxml.html.fragment_fromstring(cleaned, create_parent="div"), "paragraph", 0, ())
    return reader.tokens


def _in_line(text: str, marks: tuple[str, ...], *, spaced: bool = True) -> Iterator[Word]:
    end = 0
    for found in _WORD.finditer(text):
        yield Word(found[0], spaced if not end and not found.start() else found.start() > end, marks)
        end = found.end()


class _Reader:
    """Walks a body once; `spaced` says whether what comes next stands after a space."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.spaced = True
        self.starts: Break | None = None

    def read(self, element: lxml.html.HtmlElement, kind: str, depth: int, marks: tuple[str, ...]) -> None:
        tag = str(element.tag)
        self._open(element, tag, kind, depth)
        held = _KINDS[tag] if tag in _HOLDERS else kind
        inner = tuple(sorted({*marks, _MARKS[tag]})) if tag in _MARKS else marks
        deeper = depth + 1 if tag in {"ul", "ol"} else depth
        self._write(element.text or "", inner)
        for child in element:
            self.read(child, held, deeper, inner)
            self._write(child.tail or "", inner)
        if tag == "a" and element.get("href"):
            self.tokens.append(Word(element.get("href"), True, ("address",)))
        elif tag in _KINDS or tag == "li":
            self.starts = Break("paragraph", depth)

    def _open(self, element: lxml.html.HtmlElement, tag: str, kind: str, depth: int) -> None:
        if tag == "figure":
            named = element.get("data-photo", "")
            self._break(Break("picture", depth, int(named) if named.isdecimal() and len(named) < 19 else None))
        elif tag == "br":
            self.tokens.append(Word("↵", True))
            self.spaced = True
        elif tag in {"blockquote", "aside"}:
            self.starts = Break(_KINDS[tag], depth)
        elif tag in {"p", "h2", "h3", "li"}:
            is_named = kind == "paragraph" and tag != "li"
            self.starts = Break(_KINDS[tag] if is_named else kind, depth)

    def _break(self, start: Break) -> None:
        self.tokens.append(start)
        self.starts, self.spaced = None, True

    def _write(self, text: str, marks: tuple[str, ...]) -> None:
        if text.strip():
            if self.starts is not None or not self.tokens:
                self._break(self.starts or Break("paragraph"))
            self.tokens += _in_line(text, marks, spaced=self.spaced)
        if text:
            self.spaced = text[-1].isspace() or (self.spaced and not text.strip())
