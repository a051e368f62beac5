"""How a text is written: too short, or shouting."""

import re
from collections.abc import Iterator

from articles.reviews.lettering import UNSPACED
from articles.reviews.models import Reason, RuleKey
from articles.reviews.rules.arrival import FIELDS, Arrival
from articles.reviews.rules.rule import Hit, Rule

#: One of these says as much as three letters do.
SAYS_MORE = 3
#: In less than that, capitals may be names.
LETTERS_TO_JUDGE = 16
REPEATED = re.compile(r"([!?])[!?]{3,}|([^\s\d.…_=*-])\2{6,}")


def _short(arrival: Arrival, limit: int) -> Iterator[Hit]:
    text = arrival.review.words
    letters = sum(SAYS_MORE if UNSPACED.match(letter) else 1 for letter in text if letter.isalnum())
    if letters < limit:
        yield Hit(f"It has {letters} letters; {limit} are asked for.", "words", 0, len(text))


def _shouting(arrival: Arrival, limit: int) -> Iterator[Hit]:
    for field in FIELDS:
        text = getattr(arrival.review, field)
        capitals, small = sum(map(str.isupper, text)), sum(map(str.islower, text))
        if capitals + small >= LETTERS_TO_JUDGE and 100 * capitals >= limit * (capitals + small):
            share = 100 * capitals // (capitals + small)
            yield Hit(f"{share} % of the letters are capitals.", field, 0, len(text))
        if match := REPEATED.search(text):
            yield Hit(f"“{match[0][:40]}”", field, match.start(), match.end())


SHORT = Rule(
    RuleKey.SHORT,
    "Finds reviews that say next to nothing.",
    Reason.EMPTY,
    _short,
    limit=20,
    unit="letters at least",
    of_text=True,
)
SHOUTING = Rule(
    RuleKey.SHOUTING,
    "Finds texts in capitals, and the same sign many times in a row.",
    Reason.AUTOMATIC,
    _shouting,
    limit=60,
    unit="per cent of the letters are capitals",
    of_text=True,
    weighs=True,
)
