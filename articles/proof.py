"""A story laid out for checking: what gates and advice read, whether it is saved or still being typed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

import lxml.html
from django.utils import timezone

from articles import body
from articles.models import Article, Hold
from newsroom.photos import clearance
from newsroom.photos.models import Photo

#: What a writer sees as one piece of text or one picture; a list item or a quotation holds paragraphs.
PIECES = ("p", "h2", "h3", "figure", "li", "blockquote", "aside")


@dataclass(frozen=True)
class Finding:
    """Something to look at: where, and what to do.

    `passage` are the words to select there, and `block` the number of the piece of the body in which they stand.
    """

    field: str
    message: str
    passage: str = ""
    block: int | None = None


@dataclass(frozen=True)
class Block:
    """One piece of the body."""

    number: int
    tag: str
    text: str
    links: tuple[tuple[str, str], ...] = ()
    photo: int | None = None

    def finding(self, message: str, passage: str = "") -> Finding:
        return Finding("body", message, passage, self.number)


@dataclass(frozen=True)
class Proof:
    """All that a rule may look at, read beforehand: no rule asks the database.

    `at` is when readers would get the story, `photos` are those in the text, `held` the pictures that are on hold.
    """

    article: Article
    at: datetime
    named: bool
    topics: Sequence[str] = ()
    holds: Sequence[Hold] = ()
    photos: Mapping[int, Photo] = field(default_factory=dict)
    held: frozenset[int] = frozenset()
    words: str | None = None  # of the body, where they are known already

    @classmethod
    def of(
        cls,
        article: Article,
        at: datetime | None = None,
        *,
        named: bool | None = None,
        topics: Sequence[str] = (),
        photos: Mapping[int, Photo] | None = None,
    ) -> "Proof":
        """Read what belongs to a story as it stands in memory; `named` says whether it will have a byline.

        `photos` are those in the text, for those who have read them already.
        """
        at = at or timezone.now()
        saved = article.pk is not None
        return cls(
            article=article,
            at=at,
            named=saved and article.bylines.exists() if named is None else named,
            topics=topics,
            holds=list(article.holds.standing(at).select_related("placed_by")) if saved else [],
            photos=body.photos_in(article.body) if photos is None else photos,
            held=frozenset(clearance.held_among(pictures_of(article))),
        )

    @cached_property
    def text(self) -> str:
        """The words of the body, one line to a block."""
        if self.words is not None:
            return self.words
        return body.text_of(self.article.body) if self.article.body else ""

    @cached_property
    def blocks(self) -> list[Block]:
        """The pieces of the body in order, numbered as the editor numbers them."""
        if not self.article.body:
            return []
        pieces = (piece for piece in body.parse(self.article.body).iter(*PIECES) if _is_piece(piece))
        return [_block(number, piece) for number, piece in enumerate(pieces)]

    @cached_property
    def passages(self) -> list[Finding]:
        """All running text that readers get: each as a finding that has nothing to say yet."""
        lines = [Finding(name, "", getattr(self.article, name)) for name in ("headline", "standfirst")]
        blocks = [Finding("body", "", block.text, block.number) for block in self.blocks]
        return [*lines, *blocks, Finding("picture_caption", "", self.article.picture_caption)]

    @property
    def language(self) -> str:
        """The language without its country: “en” for “en-gb”."""
        return self.article.language.partition("-")[0]


def pictures_of(article: Article) -> set[int]:
    """Return the ids of all pictures of a story: the lead and those in the text."""
    named = body.photo_ids(article.body) if article.body else set()
    return named | {article.picture_id} if article.picture_id else named


type Rule = Callable[[Proof], Iterator[Finding]]


def read(proof: Proof, rules: Sequence[Rule]) -> list[Finding]:
    """Return what these rules find, in their order, nothing twice."""
    return list(dict.fromkeys(finding for rule in rules for finding in rule(proof)))


def _is_piece(element: lxml.html.HtmlElement) -> bool:
    """Return whether an element is one piece by itself, and neither part of a picture nor a wrapper of others."""
    if any(above.tag == "figure" for above in element.iterancestors()):
        return False
    return element.tag in {"p", "h2", "h3", "figure"} or next(element.iterdescendants(*PIECES), None) is None


def _block(number: int, element: lxml.html.HtmlElement) -> Block:
    links = tuple((link.get("href", ""), "".join(_parts(link))) for link in element.iter("a"))
    photo = body.photo_id(element) if element.tag == "figure" else None
    return Block(number, str(element.tag), "".join(_parts(element)), links, photo)


def _parts(element: lxml.html.HtmlElement) -> Iterator[str]:
    """Yield the text of a piece as the editor has it, with its line breaks."""
    yield "\n" if element.tag == "br" else element.text or ""
    for child in element:
        yield from _parts(child)
        yield child.tail or ""
