"""How long a text takes to read, in any script."""

import math
import re
import unicodedata

# Silent reading of prose: 238 words a minute in English (Brysbaert 2019). Trauzettel-Klosinski and Dietz 2012
# measured other scripts with one method: Arabic 138 words, Japanese 357 and Chinese 255 characters a minute.
WORDS_PER_MINUTE = {"ar": 138, "fa": 138, "he": 187}
WORDS_PER_MINUTE_DEFAULT = 238
CHARACTERS_PER_MINUTE = {"ja": 357}
CHARACTERS_PER_MINUTE_DEFAULT = 255

# Scripts written without spaces, where a "word" would be a whole sentence: kana, Han, and their extensions.
UNSPACED = re.compile(r"[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]")


def words(text: str) -> int:
    """Return how many words `text` has; in scripts without spaces every character counts as one."""
    spaced = UNSPACED.sub(" ", text)
    return sum(1 for word in spaced.split() if any(map(_is_word_character, word))) + len(UNSPACED.findall(text))


def minutes(text: str, language: str) -> int:
    """Return the read time of `text` in whole minutes, at least one."""
    base = language.partition("-")[0]
    unspaced = len(UNSPACED.findall(text))
    spaced = words(text) - unspaced
    time = spaced / WORDS_PER_MINUTE.get(base, WORDS_PER_MINUTE_DEFAULT)
    time += unspaced / CHARACTERS_PER_MINUTE.get(base, CHARACTERS_PER_MINUTE_DEFAULT)
    return max(1, math.ceil(time - 0.25))


def _is_word_character(character: str) -> bool:
    return unicodedata.category(character)[0] in "LN"
