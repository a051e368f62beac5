"""The plain-text form of a story page, read into a Story."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.importing import furniture, people, prose
from articles.importing.furniture import Kind
from articles.importing.lines import Line, ParseError, has_words, read
from articles.importing.page import sort
from articles.importing.people import Profile
from articles.importing.prose import Block

MAX_HEADLINE, MAX_STANDFIRST = 160, 400
NEVER_FIRST = {Kind.READ_TIME, Kind.SHARE, Kind.FOLLOW, Kind.REVIEW}


@dataclass(frozen=True)
class Story:
    """A story as its page had it, without the furniture."""

    headline: str
    authors: tuple[Profile, ...]
    standfirst: str
    blocks: tuple[Block, ...]
    lines: tuple[Line, ...]

    @property
    def body(self) -> str:
        """The text as body HTML."""
        return prose.as_html(self.blocks)

    @property
    def crossheads(self) -> list[str]:
        return [block.texts[0] for block in self.blocks if block.kind == prose.Kind.CROSSHEAD]


def parse(data: bytes) -> Story:
    """Return the story in `data`. Raises ParseError with the line that shows it is none.

    The form: headline, byline, read time, body with crossheads, share and follow lines, biography,
    “Leave a review”. After the byline only the body is required, but some furniture must show that this is a page.
    """
    lines = read(data)
    written = [line for line in lines if line.text]
    headline = _headline(written[0])
    named = _byline(written)
    page = sort(written[2:], named)
    if not page.has_furniture:
        reason = "Expected a read time such as “5 Min Read”, or “Share This Article” below the text, but found neither."
        raise ParseError(written[min(2, len(written) - 1)].number, reason)
    if not any(has_words(line.text) for line in page.body):
        raise ParseError(written[-1].number, "The page ends here, and there is no story text below the byline.")
    body = prose.compose(page.body)
    return Story(
        headline=headline,
        authors=tuple(people.profiles(named, prose.paragraphs(page.bio))),
        standfirst=prose.standfirst(body, at_most=MAX_STANDFIRST),
        blocks=body.blocks,
        lines=tuple(written),
    )


def _headline(line: Line) -> str:
    if not has_words(line.text) or furniture.kind_of(line.text) in NEVER_FIRST:
        raise ParseError(line.number, f"Expected the headline here, but found “{line.text[:60]}”.")
    if len(line.text) > MAX_HEADLINE:
        reason = (
            f"Expected the headline here, but this line has {len(line.text)} characters; {MAX_HEADLINE} are the most."
        )
        raise ParseError(line.number, reason)
    return line.text


def _byline(written: Sequence[Line]) -> dict[str, str]:
    if len(written) < 2:
        raise ParseError(written[0].number, "The file ends after this line; the byline and the text are missing.")
    line = written[1]
    if furniture.kind_of(line.text) or furniture.is_read_time(line.text):
        raise ParseError(line.number, f"The byline is missing: found “{line.text[:60]}” where it belongs.")
    try:
        return people.byline(line.text)
    except ValueError as error:
        raise ParseError(line.number, str(error)) from error
