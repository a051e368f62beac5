"""The words of a story: what is missing, what is too long, and marks that were meant for the desk."""

import re
from collections.abc import Iterator

from articles.models import State
from articles.proof import Finding, Proof

#: A longer headline breaks lists, search results and phones.
LONGEST_HEADLINE = 120

# A pattern that begins with its letters is found thirty times as fast as one that begins with the edge of a word.
#: “To come”: the desk's mark for what is missing. It never reaches readers.
TO_COME = re.compile(r"TK(?<=\bTK)(?:TK)*\b(?! Maxx)", re.ASCII)
#: “Checked”: the desk's mark for an odd spelling that is right.
CHECKED = re.compile(r"CQ(?<=\bCQ)\b(?! (?:Roll Call|Press|Brown))", re.ASCII)

MARKS = {
    TO_COME: "There is still a TK (“to come”) here. Fill it in or take it out.",
    CHECKED: "There is still a CQ (“checked”) here. Take it out: it is a mark for the desk.",
}
#: Short texts that readers get, beside the body.
LINES = ("headline", "kicker", "standfirst", "place", "picture_caption")


def missing(proof: Proof) -> Iterator[Finding]:
    article = proof.article
    wanted = {
        "headline": (article.headline.strip(), "Write a headline."),
        "standfirst": (article.standfirst.strip(), "Write a standfirst: readers see it under the headline."),
        "section": (article.section_id, "Choose the section where readers will find the story."),
        "body": (proof.text.strip(), "The story has no text yet."),
        "bylines": (proof.named, "Add at least one name to the byline."),
    }
    for field, (value, message) in wanted.items():
        if not value:
            yield Finding(field, message)
    if article.state == State.SPIKED:
        yield Finding("state", "The story is spiked. Restore it first.")


def headline_length(proof: Proof) -> Iterator[Finding]:
    length = len(proof.article.headline)
    if length > LONGEST_HEADLINE:
        yield Finding("headline", f"The headline has {length} characters. Shorten it to {LONGEST_HEADLINE} or fewer.")


def marks(proof: Proof) -> Iterator[Finding]:
    for mark, message in MARKS.items():
        for name in LINES:
            if found := mark.search(getattr(proof.article, name)):
                yield Finding(name, message, found.group())
        if found := mark.search(proof.text):
            marked = [block for block in proof.blocks if mark.search(block.text)]
            yield from (block.finding(message, found.group()) for block in marked)
            if not marked:
                yield Finding("body", message, found.group())
