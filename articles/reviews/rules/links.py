"""Links, and other ways to lead readers elsewhere."""

import re
from collections.abc import Iterator

from articles.reviews.models import Reason, RuleKey
from articles.reviews.rules.arrival import Arrival
from articles.reviews.rules.rule import Hit, Rule

ENDINGS = "com|net|org|info|biz|io|co|ru|cn|xyz|icu|tk|ml|gq|cf|ga|pw|cc|ws|su|de|uk|fr|nl|eu|ua|pl|br|tr|vip|ly|gg"
#: Endings that are words, too: one with a capital begins a sentence whose space is missing.
WORDS = "top|shop|store|site|online|club|bet|casino|win|live|link|click|app|pro|space|website|fun|loan|bid|me"
NAME = r"(?<![a-z0-9@.-])[a-z0-9][a-z0-9-]{0,62}(?:[.。][a-z0-9-]{1,63}){0,4}"
MAIL = r"(?<![\w.+-])[\w.+-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[a-z0-9-]{1,63}\s?[.。][a-z0-9.-]{2,63}"
DOT = r"\s?[\[({<]\s?(?:dot|\.)\s?[\])}>]\s?|\s(?:dot|punkt)\s|\s\.\s?"
SPELT = rf"(?<![a-z0-9-])[a-z0-9][a-z0-9-]{{1,62}}(?:{DOT})(?:com|net|org|ru|info|xyz|top|shop|site|club)(?![a-z0-9-])"

#: Each with what it is called. None looks further than it can step back at once.
PATTERNS = (
    ("link", re.compile(r"(?:https?|hxxps?|ftp)\s?:\s?/\s?/\s?\S{1,200}|(?<![a-z0-9])www\s?[.。]\s?\S{2,200}")),
    ("link", re.compile(r"<a\s[^>]{0,200}>?|\[(?:url|link)[=\]]\S{0,200}")),
    ("email address", re.compile(MAIL)),
    ("link", re.compile(rf"{NAME}[.。](?:{ENDINGS}|{WORDS})(?![a-z0-9-])(?:/\S{{0,200}})?")),
    ("link", re.compile(SPELT)),
    ("phone number", re.compile(r"(?<![\d.,-])(?:\+|\(|00?[1-9])(?:[\s().-]{0,2}\d){8,14}(?!\d)")),
    ("phone number", re.compile(r"(?<![\d.,-])\d{3}[\s.-]\d{3}[\s.-]\d{4}(?!\d)")),
)
#: Nobody needs to be shown more.
MOST = 5


def _look(arrival: Arrival, _limit: int) -> Iterator[Hit]:
    found = 0
    for field, (letters, places) in arrival.letters.items():
        text, end = getattr(arrival.review, field), 0
        for what, first, last in sorted(_places(letters), key=lambda place: (place[1], -place[2])):
            start, stop = places[first], places[last - 1] + 1
            if start < end or _begins_sentence(letters, places, text, first, last) or found == MOST:
                continue
            end, found = stop, found + 1
            article = "An" if what[0] == "e" else "A"
            yield Hit(f"{article} {what}: “{text[start:stop][:80]}”.", field, start, stop)


def _places(letters: str) -> Iterator[tuple[str, int, int]]:
    for what, pattern in PATTERNS:
        for match in pattern.finditer(letters):
            yield what, match.start(), match.end()


def _begins_sentence(letters: str, places: list[int], text: str, first: int, last: int) -> bool:
    """Return whether this is “noon.Live pictures”, where only a space is missing."""
    dot = letters.rfind(".", first, last)
    ending = text[places[dot + 1] : places[last - 1] + 1] if first < dot < last - 1 else ""
    return ending in {word.capitalize() for word in WORDS.split("|")}


LINKS = Rule(
    RuleKey.LINKS,
    "Finds addresses of websites, also where they are disguised, email addresses and phone numbers.",
    Reason.SPAM,
    _look,
    of_text=True,
    weighs=True,
)
