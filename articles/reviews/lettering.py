"""Text as people read it, not as it is spelt: look-alike letters, marks, figures and spaces undone.

The rule is: whole words. “Scunthorpe” holds no word but itself, and letters with spaces or dots between them are one
word only where at least three stand alone: “c a s i n o”, “c.a.s.i.n.o”. Scripts that put no spaces between words are
read letter by letter. A text takes time in proportion to its length.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

#: Letters that look like Latin ones and are none by their name, after https://www.unicode.org/reports/tr39/.
LOOK_ALIKES = str.maketrans(
    "аеіїјорсѕухһԁԛԝвкмнтьгпЈѵӏүқ" + "αβεζικνορτυχγηωϳ" + "ıɑɡɩɪʏʜʟɴʀʙɢɛƨƽ" + "աոսցօհկ",
    "aeiijopcsyxhdqwbkmhtbrnjvlyk" + "abezikvoptuxynwj" + "iagiiyhlnrbgess" + "wnugohk",
)
#: Greek capitals that look like another Latin letter than they do when they are small.
CAPITALS = str.maketrans("ΗΝΥ", "HNY")
NAMED = re.compile(r"LATIN (?:SMALL|CAPITAL) LETTER ([A-Z])(?: WITH .*)?|(?:.*LATIN.*|REGIONAL.*) ([A-Z])")
#: Marks that any letter may carry. Those of one script, such as vowels in Hindi, are part of its words.
MARKS = re.compile(
    "[\u034f\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u115f\u1160\u3164]"
)
#: Scripts without spaces: Thai and Lao, Burmese, Khmer, Japanese and Chinese.
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
#: Signs and figures that stand for letters, but only in a word that has a letter; a one may be either of two.
SIGNS = re.compile(r"[@$!|]+")
LETTERS_OF_SIGNS = str.maketrans("@$!|", "asil")
FIGURES = tuple(str.maketrans("01345789", f"o{one}eastbg") for one in "il")
#: In many typefaces nobody can tell this from a capital I.
SMALL_L = str.maketrans("l", "i")
THREE_AND_MORE = re.compile(r"([^\W\d_])\1{2,}")
#: Words of one letter, which may stand beside a word that is spelt with spaces.
ONE_LETTER = {"a", "i", "o"}

type Piece = tuple[int, int, str]
type Way = Callable[[list[Piece]], list[Piece]]


@dataclass(frozen=True, slots=True)
class Word:
    """A word, where it stands in the text, and what it may be read as; the first is how it is spelt."""

    start: int
    end: int
    spellings: tuple[str, ...]


def words_of(text: str) -> list[str]:
    """Return the words of a text one by one, as they are compared."""
    return [text for _start, _end, text in _split(*folded(text))]


def folded(text: str) -> tuple[str, list[int]]:
    """Return the text in plain small letters, and of each letter where it stood."""
    parts = [(_plain(letter), place) for place, letter in enumerate(text)]
    return "".join(part for part, _place in parts), [place for part, place in parts for _ in part]


def readings(text: str) -> list[list[Word]]:
    """Return the words of a text in every way that somebody may have meant them; most texts have one."""
    found: dict[tuple[tuple[int, int, str], ...], None] = {}
    for written in dict.fromkeys((text, text.translate(CAPITALS))):
        flat, places = folded(written)
        for letters in dict.fromkeys((flat, SIGNS.sub(_as_letters, flat))):
            plain = _split(letters, places)
            for words in (plain, *(_joined(plain, way) for way in (_whole, _apart, _after_one))):
                found.setdefault(tuple(words))
    return [[Word(start, end, _spellings(word)) for start, end, word in words] for words in found]


@lru_cache(maxsize=10_000)
def _plain(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    if unicodedata.category(letter) == "Cf":  # such as a space without width
        return ""
    letters = MARKS.sub("", unicodedata.normalize("NFKD", letter)).casefold()
    return unicodedata.normalize("NFC", "".join(map(_latin, letters.translate(LOOK_ALIKES))))


def _latin(letter: str) -> str:
    found = None if letter.isascii() else NAMED.fullmatch(unicodedata.name(letter, ""))
    return (found[1] or found[2]).lower() if found else letter


def _as_letters(signs: re.Match[str]) -> str:
    after = signs.string[signs.end() : signs.end() + 1]
    return signs[0].translate(LETTERS_OF_SIGNS) if after.isalnum() else signs[0]


@lru_cache(maxsize=10_000)
def _kind(letter: str) -> int:
    """Return 0 for what stands between words, 1 for a part of a word, 2 for a word by itself."""
    if UNSPACED.match(letter):
        return 2
    return int(letter.isalnum() or unicodedata.category(letter)[0] == "M")


def _split(letters: str, places: list[int]) -> list[Piece]:
    words = []
    for kind, numbered in groupby(enumerate(letters), lambda at: _kind(at[1])):
        run = list(numbered)
        if kind == 1:
            words.append(_piece(letters, places, run[0][0], run[-1][0]))
        elif kind == 2:
            words += [_piece(letters, places, at, at) for at, _letter in run]
    return words


def _piece(letters: str, places: list[int], first: int, last: int) -> Piece:
    return places[first], places[last] + 1, letters[first : last + 1]


# Letters that stand alone ------------------------------------------------------------------------


def _joined(words: list[Piece], way: Way) -> list[Piece]:
    """Return the words with each three or more single letters in a row made into words."""
    found: list[Piece] = []
    for alone, group in groupby(words, lambda word: len(word[2]) == 1 and _kind(word[2]) == 1):
        run = list(group)
        found += way(run) if alone and len(run) >= 3 else run
    return found


def _whole(run: list[Piece]) -> list[Piece]:
    return [(run[0][0], run[-1][1], "".join(letter for _start, _end, letter in run))]


def _apart(run: list[Piece]) -> list[Piece]:
    """Return one word for each part of a run, where wider spaces part it."""
    return [word for part in _parts(run) for word in (_whole(part) if len(part) >= 3 else part)]


def _after_one(run: list[Piece]) -> list[Piece]:
    """Return the same, with an “a” or “I” before a part as the word that it may be."""
    found: list[Piece] = []
    for part in _parts(run):
        if part[0][2] in ONE_LETTER:
            found.append(part.pop(0))
        found += _whole(part) if len(part) >= 3 else part
    return found


def _parts(run: list[Piece]) -> Iterator[list[Piece]]:
    narrow = min(after[0] - before[1] for before, after in pairwise(run))
    part = run[:1]
    for before, after in pairwise(run):
        if after[0] - before[1] > narrow:
            yield part
            part = []
        part.append(after)
    yield part


# What a word may be read as ----------------------------------------------------------------------


@lru_cache(maxsize=10_000)
def _spellings(word: str) -> tuple[str, ...]:
    slower = [word, *(THREE_AND_MORE.sub(times, word) for times in (r"\1\1", r"\1"))]
    plain = [text for text in slower if text == word or len(text) >= 3]
    if not word.isalpha() and any(map(str.isalpha, word)):
        plain += [text.translate(figures) for figures in FIGURES for text in plain]
    return tuple(dict.fromkeys([*plain, *(text.translate(SMALL_L) for text in plain)]))
