"""A name that is spelt in two ways. Rather silent than wrong: only what is all but certain is told."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, islice, pairwise

from articles.proof import Finding, Proof

#: Where nouns have capitals, a capital tells no name.
CAPITAL_NOUNS = {"de", "lb"}
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: What a word gains when it only changes its case, number or kind: Korea and Korean, Nguyen and Nguyens.
ENDINGS = {"s", "n", "i"}
LONG_ENOUGH = 5
#: Every name is compared with every other, while somebody types.
MOST_NAMES = 300

type Name = tuple[str, str]


def spelt_two_ways(proof: Proof) -> Iterator[Finding]:
    if proof.language in CAPITAL_NOUNS:
        return
    seen: dict[Name, Finding] = {}
    count: Counter[Name] = Counter()
    for passage in proof.passages:
        for name in full_names(passage.passage):
            seen.setdefault(name, passage)
            count[name] += 1
    for one, other in combinations(islice(seen, MOST_NAMES), 2):
        if is_same(one, other):
            rare, common = sorted((one, other), key=lambda name: count[name])
            message = f"“{_told(rare)}” here, “{_told(common)}” elsewhere. If it is one name, spell it one way."
            yield replace(seen[rare], message=message, passage=_told(rare))


def full_names(text: str) -> Iterator[Name]:
    """Yield every two words with capitals that follow each other with one space between."""
    for first, second in pairwise(WORD.finditer(text)):
        between = text[first.end() : second.start()]
        if between == " " and _is_name(first.group()) and _is_name(second.group()):
            yield _bare(first.group()), _bare(second.group())


def is_same(one: Name, other: Name) -> bool:
    """Return whether two names share one word and all but share the other."""
    if one[0] == other[0]:
        return is_close(one[1], other[1])
    return one[1] == other[1] and is_close(one[0], other[0])


def is_close(one: str, other: str) -> bool:
    """Return whether two words begin alike and differ by one letter, or by two that changed places."""
    short, long = sorted((one, other), key=len)
    if short[0] != long[0] or long in {short + ending for ending in ENDINGS}:
        return False
    if len(short) < len(long):
        return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
    wrong = [place for place, (a, b) in enumerate(zip(short, long, strict=True)) if a != b]
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and short[wrong[0]] == long[wrong[1]]
    return len(short) >= LONG_ENOUGH and (len(wrong) == 1 or (swapped and short[wrong[1]] == long[wrong[0]]))


def _is_name(word: str) -> bool:
    return len(word) > 2 and word[0].isupper() and not word.isupper()


def _bare(word: str) -> str:
    return re.sub(r"['’]s$", "", word)


def _told(name: Name) -> str:
    return " ".join(name)
