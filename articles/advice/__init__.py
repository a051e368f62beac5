"""What would make a story better. Advice never stops anybody.

A rule is a function that takes a Proof and yields findings. To add one, write it and put it on the list.
"""

from articles.advice import names, structure, wording
from articles.proof import Finding, Proof, Rule, read

RULES: tuple[Rule, ...] = (
    structure.long_headline,
    structure.no_topics,
    structure.crosshead_order,
    structure.empty_crossheads,
    structure.long_paragraphs,
    wording.vague_links,
    wording.repeated_words,
    names.spelt_two_ways,
)


def advise(proof: Proof) -> list[Finding]:
    """Return all advice about a story, each with its place."""
    return read(proof, RULES)
