"""Embargoes and legal holds on the story itself."""

from collections.abc import Iterator

from articles import plans
from articles.models import Hold
from articles.proof import Finding, Proof


def story(proof: Proof) -> Iterator[Finding]:
    for hold in proof.holds:
        yield Finding("holds", f"{told(hold)} {'Publish it after that.' if hold.until else 'Have it lifted first.'}")


def told(hold: Hold) -> str:
    """Return a hold in words: what it is, until when, who placed it and why."""
    if hold.until is not None:
        return f"Embargo from {hold.source} until {plans.told(hold.until)}: {_sentence(hold.reason)}"
    return f"Legal hold, placed by {hold.placed_by}: {_sentence(hold.reason)}"


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."
