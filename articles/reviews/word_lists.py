"""The lists of words: pasting many at once, and trying one on what came in last."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from articles.reviews.lettering import readings
from articles.reviews.models import Review, Term
from articles.reviews.models.term import LONGEST
from articles.reviews.rules.arrival import FIELDS
from articles.reviews.rules.words import found_in
from authors.models import User

#: So many of the newest reviews a word is tried on.
TRIED = 200
MOST_LINES = 20_000
#: So much text is shown around a passage.
AROUND = 80


@dataclass(frozen=True)
class Pasted:
    """What became of a pasted list: how many were added, how many stood on a list already, which lines are no terms."""

    added: int
    known: int
    refused: list[str]


@dataclass(frozen=True)
class Caught:
    """A review that a word stands in, with what stands around it there."""

    review: Review
    before: str
    passage: str
    after: str


def paste(lines: str, *, kind: str, note: str = "", by: User | None) -> Pasted:
    """Add a term for each line; empty lines and those that begin with # are left out, and so is what is known."""
    terms: dict[str, Term] = {}
    refused: list[str] = []
    wanted = [line.strip() for line in lines.splitlines()]
    for text in dict.fromkeys(line for line in wanted if line and not line.startswith("#")):
        term = Term(text=text, kind=kind, note=note, by=by).fold()
        if term.key and len(text) <= LONGEST and len(terms) < MOST_LINES:
            terms.setdefault(term.key, term)
        else:
            refused.append(text)
    with transaction.atomic():
        before = Term.objects.count()
        # What somebody else adds at the same moment is no error.
        Term.objects.bulk_create(terms.values(), batch_size=500, ignore_conflicts=True)
        added = Term.objects.count() - before
    return Pasted(added, len(terms) - added, refused)


def would_catch(text: str) -> list[Caught]:
    """Return those of the newest reviews in which the word or phrase stands, the newest first."""
    term = Term(text=text, pk=0).fold()
    if not term.key:
        return []
    newest = Review.objects.newest_first().with_reviewed_story()[:TRIED]
    return [caught for review in newest for caught in _places(review, term)]


def _places(review: Review, term: Term) -> Iterator[Caught]:
    """Yield the first place in the review; one is enough to know it."""
    for field in FIELDS:
        text = getattr(review, field)
        for _term, start, end in found_in(readings(text), [term]):
            yield Caught(review, text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND])
            return
