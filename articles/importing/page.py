"""The lines of a story page below the byline: which are text, which biography, which furniture."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from articles.importing import furniture
from articles.importing.furniture import Kind
from articles.importing.lines import Line, ParseError
from articles.importing.people import is_named

APART = {Kind.SHARE, Kind.FOLLOW}


@dataclass
class Part:
    """Text between furniture; `above` is the kind of furniture it stands below."""

    above: Kind | None = None
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Page:
    body: list[Line]
    bio: list[Line]
    has_furniture: bool


def sort(lines: Sequence[Line], names: Collection[str]) -> Page:
    """Take the furniture out and tell body and biography apart.

    The biography is the last part below a share or follow line. A share line may also stand amid the text:
    then what follows names nobody in the byline, and is body.
    """
    parts, has_furniture = _parts(_without_glue(lines), names)
    bio = parts.pop().lines if len(parts) > 1 and _is_bio(parts[-1], names) else []
    return Page([line for part in parts for line in part.lines], bio, has_furniture)


def _parts(lines: Sequence[Line], names: Collection[str]) -> tuple[list[Part], bool]:
    parts, has_furniture = [Part()], False
    before: Kind | None = None
    for place, line in enumerate(lines):
        kind = _kind(line, names, before, is_first=place == 0)
        if before == Kind.REVIEW and kind != Kind.REVIEW:
            raise ParseError(line.number, "The page ends with “Leave a review”, but more follows. One story to a file.")
        has_furniture = has_furniture or kind is not None
        if kind in APART:
            if parts[-1].lines:
                parts.append(Part())
            parts[-1].above = kind
        elif kind is None:
            parts[-1].lines.append(line)
        before = kind
    return [part for part in parts if part.lines], has_furniture


def _kind(line: Line, names: Collection[str], before: Kind | None, *, is_first: bool) -> Kind | None:
    if is_first and furniture.is_read_time(line.text):
        return Kind.READ_TIME
    kind = furniture.kind_of(line.text, names)
    if kind == Kind.NETWORK and before not in {*APART, Kind.NETWORK}:
        return None
    return kind


def _is_bio(part: Part, names: Collection[str]) -> bool:
    return part.above == Kind.FOLLOW or is_named(names, " ".join(line.text for line in part.lines))


def _without_glue(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, with a “Leave a review” pasted onto the end of the last one on a line of its own."""
    if not lines:
        return []
    *others, last = lines
    text = furniture.unglue_review(last.text)
    if text in {last.text, ""}:
        return list(lines)
    return [*others, Line(last.number, text), Line(last.number, "Leave a review")]
