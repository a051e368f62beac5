"""How a story is built: headline, topics, crossheads, paragraphs."""

from collections.abc import Iterator
from itertools import pairwise

from articles.gates.text import LONGEST_HEADLINE
from articles.proof import Block, Finding, Proof
from newsroom import reading

GOOD_HEADLINE = 90
LONG_PARAGRAPH = 110
#: The same in characters, for scripts without spaces.
LONG_UNSPACED_PARAGRAPH = 300
CROSSHEADS = {"h2", "h3"}


def long_headline(proof: Proof) -> Iterator[Finding]:
    length = len(proof.article.headline)
    if GOOD_HEADLINE < length <= LONGEST_HEADLINE:
        yield Finding("headline", f"The headline has {length} characters. Up to {GOOD_HEADLINE} reads best.")


def no_topics(proof: Proof) -> Iterator[Finding]:
    if not proof.topics:
        yield Finding("topics", "Add a topic or two: they lead readers to this story and from it to others.")


def crosshead_order(proof: Proof) -> Iterator[Finding]:
    """A sub-crosshead belongs under a crosshead."""
    first = next((block for block in proof.blocks if block.tag in CROSSHEADS), None)
    if first is not None and first.tag == "h3":
        message = "The first crosshead is a sub-crosshead. Make it a crosshead, or put one above it."
        yield first.finding(message, first.text)


def empty_crossheads(proof: Proof) -> Iterator[Finding]:
    for block in proof.blocks:
        if block.tag in CROSSHEADS and not block.text.strip():
            yield block.finding("This crosshead is empty. Write it or remove it.")
    for above, below in pairwise([*proof.blocks, None]):
        if above is not None and above.tag in CROSSHEADS and above.text.strip() and _leaves_bare(above, below):
            yield above.finding("Nothing stands under this crosshead. Write on or remove it.", above.text)


def _leaves_bare(crosshead: Block, following: Block | None) -> bool:
    """Return whether a crosshead is followed by the end, or by another of its own level or above."""
    return following is None or (following.tag in CROSSHEADS and following.tag <= crosshead.tag)


def long_paragraphs(proof: Proof) -> Iterator[Finding]:
    for block in proof.blocks:
        if block.tag != "p":
            continue
        length = reading.words(block.text)
        most = LONG_UNSPACED_PARAGRAPH if reading.UNSPACED.search(block.text) else LONG_PARAGRAPH
        if length > most:
            yield block.finding(f"This paragraph has {length} words. Break it in two.", block.text)
