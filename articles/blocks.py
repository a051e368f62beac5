"""Two texts laid out as one, block by block: what stayed, what went and what came."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from articles.words import Break, Token, Word, weight
from newsroom.photos.models import Photo
from newsroom.sequences import Stretch, stretches

#: Unchanged blocks on either side of a change that are shown with it.
AROUND = 1


class Change(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass
class Run:
    """Words in a row that share a fate; `marks` are those of `Word`."""

    change: Change
    text: str
    spaced: bool = True
    marks: tuple[str, ...] = ()

    @property
    def is_address(self) -> bool:
        return "address" in self.marks

    @property
    def is_strong(self) -> bool:
        return "strong" in self.marks

    @property
    def is_emphasis(self) -> bool:
        return "em" in self.marks


@dataclass
class Block:
    """A paragraph, a crosshead, an item of a list...; `change` is what became of the break before it."""

    kind: str = ""
    change: Change = Change.SAME
    was: str = ""
    depth: int = 0
    photo: Photo | None = None
    runs: list[Run] = field(default_factory=list)

    @property
    def is_changed(self) -> bool:
        return bool(self.was) or self.change != Change.SAME or any(run.change != Change.SAME for run in self.runs)

    @property
    def is_structured(self) -> bool:
        """Whether it is something else than running text."""
        return self.kind not in {"", "paragraph"}

    @property
    def note(self) -> str:
        """What happened to the block while some of its words stayed."""
        if self.was:
            return f"was a {self.was}"
        if self.change == Change.SAME or self.kind == "picture" or all(run.change == self.change for run in self.runs):
            return ""
        return f"break {self.change}"

    def write(self, change: Change, word: Word) -> None:
        last = self.runs[-1] if self.runs else None
        if last is not None and (last.change, last.marks) == (change, word.marks):
            last.text += f" {word.text}" if word.spaced else word.text
        else:
            self.runs.append(Run(change, word.text, word.spaced, word.marks))


@dataclass(frozen=True)
class Part:
    """Blocks to be shown together; those far from every change may be folded away."""

    blocks: list[Block]
    is_folded: bool


type Pictures = Callable[[int], tuple[Photo | None, str]]


def lay_out(before: list[Token], after: list[Token], pictures: Pictures) -> list[Block]:
    """Return the blocks of both texts in reading order; what is not among `pictures` is shown by its name only."""
    page = _Page(pictures)
    for stretch in stretches(before, after, weigh=weight):
        page.put(stretch, before, after)
    return page.blocks


def fold(blocks: list[Block]) -> list[Part]:
    """Return the blocks in parts: around the changes, and between."""
    changed = [n for n, block in enumerate(blocks) if block.is_changed]
    near = {m for n in changed for m in range(n - AROUND, n + AROUND + 1)}
    grouped = groupby(enumerate(blocks), key=lambda pair: pair[0] not in near)
    parts = (([block for _n, block in pairs], far) for far, pairs in grouped)
    return [Part(found, far and len(found) > 1) for found, far in parts]


type _Segment = tuple[Break | None, list[Word]]


class _Page:
    """Lays two texts out as one, in blocks."""

    def __init__(self, pictures: Pictures) -> None:
        self.pictures = pictures
        self.blocks: list[Block] = []

    def put(self, stretch: Stretch, before: list[Token], after: list[Token]) -> None:
        gone = _segments(before[stretch.start : stretch.end])
        come = _segments(after[stretch.new_start : stretch.new_end])
        if stretch.same:
            self._all(Change.SAME, come)
            return
        self._write(Change.REMOVED, gone[0][1])
        self._write(Change.ADDED, come[0][1])
        goes_on = stretch.new_end < len(after) and isinstance(after[stretch.new_end], Word)
        became = gone[-1][0], come[-1][0]
        # What follows stays as it was: then its block has not gone, it has become another sort of block.
        if goes_on and len(gone) > 1 < len(come) and not any(one and one.kind == "picture" for one in became):
            self._all(Change.REMOVED, gone[1:-1])
            self._all(Change.ADDED, come[1:-1])
            self._become(gone[-1], come[-1])
        else:
            self._all(Change.REMOVED, gone[1:])
            self._all(Change.ADDED, come[1:])

    def _all(self, change: Change, segments: list[_Segment]) -> None:
        for start, words in segments:
            if start is not None:
                self._start(change, start)
            self._write(change, words)

    def _start(self, change: Change, start: Break) -> None:
        block = Block(start.kind, change, depth=start.depth)
        if start.photo is not None:
            block.photo, name = self.pictures(start.photo)
            block.write(change, Word(f"[{name}]"))
        self.blocks.append(block)

    def _become(self, gone: _Segment, come: _Segment) -> None:
        (old, went), (new, came) = gone, come
        assert old is not None
        assert new is not None
        self.blocks.append(Block(new.kind, was=old.kind if old.kind != new.kind else "", depth=new.depth))
        self._write(Change.REMOVED, went)
        self._write(Change.ADDED, came)

    def _write(self, change: Change, words: list[Word]) -> None:
        if words and not self.blocks:
            self.blocks.append(Block())
        for word in words:
            self.blocks[-1].write(change, word)


def _segments(tokens: list[Token]) -> list[_Segment]:
    """Return the words up to each break and after it; the first come before any break."""
    found: list[_Segment] = [(None, [])]
    for token in tokens:
        if isinstance(token, Break):
            found.append((token, []))
        else:
            found[-1][1].append(token)
    return found
