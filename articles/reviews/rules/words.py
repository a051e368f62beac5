"""Words on the two lists of the newsroom."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from articles.reviews.lettering import Word
from articles.reviews.models import Reason, RuleKey, Term
from articles.reviews.rules.arrival import Arrival
from articles.reviews.rules.rule import Hit, Look, Rule


@dataclass
class Node:
    """A place in the tree of all words of all terms: what may follow there, and which terms end there."""

    after: "dict[str, Node]" = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)


type Place = tuple[Term, int, int]


def found_in(readings: Iterable[Sequence[Word]], terms: Iterable[Term]) -> list[Place]:
    """Return each place where one of these terms stands as whole words, in the order of the text."""
    tree = _tree(terms)
    found = (place for words in readings for first in range(len(words)) for place in _from(words, first, tree))
    return sorted({(term.pk, start, end): (term, start, end) for term, start, end in found}.values(), key=_order)


def _tree(terms: Iterable[Term]) -> Node:
    tree = Node()
    for term in terms:
        at = tree
        for word in term.key.split(" "):
            at = at.after.setdefault(word, Node())
        at.terms.append(term)
    return tree


def _from(words: Sequence[Word], first: int, tree: Node) -> Iterator[Place]:
    """Yield the terms that begin with this word. Nothing is walked that no term begins with."""
    reached = [tree]
    for word in words[first:]:
        reached = [at.after[spelling] for at in reached for spelling in word.spellings if spelling in at.after]
        if not reached:
            return
        for at in reached:
            for term in at.terms:
                yield term, words[first].start, word.end


def _order(place: Place) -> tuple[int, int, str]:
    return place[1], place[2], place[0].key


def _look(kind: Term.Kind, list_name: str) -> Look:
    def look(arrival: Arrival, _limit: int) -> Iterator[Hit]:
        for name, readings in arrival.readings.items():
            for term, start, end in found_in(readings, [term for term in arrival.terms if term.kind == kind]):
                note = f" ({term.note})" if term.note else ""
                yield Hit(f"“{term.text}” is on the list of {list_name} words{note}.", name, start, end)

    return look


BANNED = Rule(
    RuleKey.BANNED,
    "Finds words and phrases of the list of banned words, however they are spelt.",
    Reason.WORDS,
    _look(Term.Kind.BANNED, "banned"),
    of_text=True,
    weighs=True,
)
SUSPECT = Rule(
    RuleKey.SUSPECT,
    "Finds words and phrases of the list of suspect words, however they are spelt, and highlights them.",
    Reason.WORDS,
    _look(Term.Kind.SUSPECT, "suspect"),
    of_text=True,
    weighs=True,
)
