"""How long a text takes to read, in any script."""

import math
import re

# Silent reading of prose: 238 words a minute in English (Brysbaert 2019). Trauzettel-Klosinski and Dietz 2012
# measured other scripts with one method: Arabic 138 words, Japanese 357 and Chinese 255 characters a minute.
WORDS_PER_MINUTE = {"ar": 138, "fa": 138, "he": 187}
WORDS_PER_MINUTE_DEFAULT = 238
CHARACTERS_PER_MINUTE = {"ja": 357}
CHARACTERS_PER_MINUTE_DEFAULT = 255

# Scripts written without spaces, where a "word" would be a whole sentence: kana, Han, and their extensions.
UNSPACED = re.compile(r"[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]")

#: A letter or a figure: what stands between spaces counts as a word if it has one.
LETTER = re.compile(r"[^\W_]")


def words(text: str) -> int:
    """Return how many words `text` has; in scripts without spaces every character counts as one."""
    return sum(_counted(text))


def minutes(text: str, language: str) -> int:
    """Return the read time of `text` in whole minutes, at least one."""
    return measure(text, language)[1]


def measure(text: str, language: str) -> tuple[int, int]:
    """Return the words of `text` and its read time in minutes; looking once is half the work."""
    base = language.partition("-")[0]
    spaced, unspaced = _counted(text)
    time = spaced / WORDS_PER_MINUTE.get(base, WORDS_PER_MINUTE_DEFAULT)
    time += unspaced / CHARACTERS_PER_MINUTE.get(base, CHARACTERS_PER_MINUTE_DEFAULT)
    return spaced + unspaced, max(1, math.ceil(time - 0.25))


def _counted(text: str) -> tuple[int, int]:
    """Return the words between spaces, and the characters of scripts without spaces."""
    rest, unspaced = UNSPACED.subn(" ", text)
    parts = rest.split()
    return len(parts) - sum(not LETTER.search(part) for part in parts if not part[0].isalnum()), unspaced
