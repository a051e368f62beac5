"""The language of a text as far as its script gives it away."""

import unicodedata
from collections import Counter
from itertools import islice

#: The first word of a character's Unicode name, and the most likely language of the story.
LANGUAGE_OF_SCRIPT = {
    "ARABIC": "ar",
    "ARMENIAN": "hy",
    "BENGALI": "bn",
    "CJK": "zh-hans",
    "CYRILLIC": "ru",
    "DEVANAGARI": "hi",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "HANGUL": "ko",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "TAMIL": "ta",
    "TELUGU": "te",
    "THAI": "th",
}
#: Letters that one language has and the likely one lacks.
TELLING_LETTERS = {"ar": {"ur": "ٹڈڑےں", "fa": "پچژگ"}, "ru": {"uk": "іїєґ", "be": "ў"}}
DEFAULT = "en"
ENOUGH_LETTERS = 5000


def likely_language(text: str) -> str:
    """Return the code of the language that `text` is probably in; English for Latin letters."""
    letters = list(islice(filter(str.isalpha, text), ENOUGH_LETTERS))
    scripts = Counter(unicodedata.name(letter, "?").split()[0].partition("-")[0] for letter in letters)
    # Japanese mixes kana with more Han characters than kana.
    kana = scripts["HIRAGANA"] + scripts["KATAKANA"]
    if kana and kana * 10 > scripts["CJK"]:
        scripts["HIRAGANA"] += scripts.pop("CJK", 0)
    script = max(scripts, key=lambda name: scripts[name], default="")
    language = LANGUAGE_OF_SCRIPT.get(script, DEFAULT)
    for other, telling in TELLING_LETTERS.get(language, {}).items():
        if any(letter in letters for letter in telling):
            return other
    return language
