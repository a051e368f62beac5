"""Who wrote a story and what it says about them: the byline, and the biography below the text."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from newsroom.reading import UNSPACED

MAX_NAME, MAX_BYLINE = 120, 380
BEFORE_NAMES = re.compile(r"(?:by|words by|بقلم|מאת)\b:?\s+", re.IGNORECASE)
BETWEEN_NAMES = re.compile(
    r"\s*[,;、،，](?!\s*(?:jr|sr|ii|iii|iv|phd|md)\b)\s*(?:and\s+)?|\s+(?:and|&)\s+", re.IGNORECASE
)
TITLE_WORD = re.compile(
    r"\b(?:reporter|editor|correspondent|writer|columnist|journalist|contributor|photographer|staff)s?$", re.IGNORECASE
)
NOT_IN_NAMES = re.compile(r"[\d<>{}\[\]|/\\=:!?@#\"“”«»…_*+%$€£~^]")
SENTENCE = re.compile(r"[^.]{4,}\.$")
TITLE = re.compile(
    r",?\s+is\s+(?:an?|the|our)\s+(.{3,120}?)(?:\s+(?:at|for|with|who|based|covering|and|in|whose)\b|\s*[,.;(—–]|$)"
)
EXPERIENCE = re.compile(
    r"\b(\d{1,2})\s*\+?\s+years?[’']?(?:\s+\w+){0,4}?\s+(?:journalism|journalist|reporting|reporter|newsrooms?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Profile:
    """A person in the byline and what the page tells of them."""

    name: str
    bio: str = ""
    job_title: str = ""
    years: int | None = None


def byline(line: str) -> dict[str, str]:
    """Return the people in a byline such as “By A, Staff Reporter, and B”, each with the title given there, if any.

    Raises ValueError with what is wrong with it.
    """
    found: dict[str, str] = {}
    for part in map(str.strip, BETWEEN_NAMES.split(BEFORE_NAMES.sub("", line, count=1))):
        if found and TITLE_WORD.search(part):
            found[list(found)[-1]] = part
        elif _fold(part) not in map(_fold, found):
            found[part] = ""
    if not all(map(_is_name, found)):
        raise ValueError(f"Expected the byline here, such as “Robin Smith”, but found “{_shown(line)}”.")
    if len(" and ".join(found)) > MAX_BYLINE:
        raise ValueError(f"The byline is too long: {MAX_BYLINE} characters are the most.")
    return found


def profiles(people: Mapping[str, str], bio: Sequence[str]) -> list[Profile]:
    """Return a profile for each person. A paragraph that names nobody goes with the one before it."""
    told: dict[str, list[str]] = {name: [] for name in people}
    owner = next(iter(people))
    for paragraph in bio:
        owner = next((name for name in people if _about(name, paragraph) is not None), owner)
        told[owner].append(paragraph)
    return [_profile(name, title, told[name]) for name, title in people.items()]


def is_named(people: Collection[str], text: str) -> bool:
    """Return whether `text` mentions one of these people, if only by their first or last name."""
    folded = _fold(text)
    words = {part for name in people for part in _fold(name).split() if len(part) > 2 or UNSPACED.match(part)}
    return any(word in folded if UNSPACED.match(word) else _is_word(word, folded) for word in words)


def _is_word(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _profile(name: str, title: str, paragraphs: Sequence[str]) -> Profile:
    told = "\n\n".join(paragraphs)
    about = _about(name, paragraphs[0]) if paragraphs else None
    described = TITLE.match(about) if about else None
    years = EXPERIENCE.search(told)
    job_title = described[1].strip() if described else title[:MAX_NAME]
    return Profile(name, told, job_title[:1].upper() + job_title[1:], int(years[1]) if years else None)


def _about(name: str, paragraph: str) -> str | None:
    """Return what a paragraph goes on to say of someone it begins with: “Robin S is …” is about Robin Smith."""
    first, *others = name.split()
    short = rf"(?:\s+{re.escape(others[-1][0])}\b\.?)?" if others else ""
    spaced = r"\s+".join(map(re.escape, name.split()))
    found = re.match(rf"(?:{spaced}|{re.escape(first)}{short})(?!\w)", paragraph, re.IGNORECASE)
    return paragraph[found.end() :] if found else None


def _is_name(part: str) -> bool:
    if not 0 < len(part) <= MAX_NAME or len(part.split()) > 7 or NOT_IN_NAMES.search(part):
        return False
    # “Robin S.” and “Ada Lovelace Jr.” are names, a sentence with a full stop is not.
    return any(map(str.isalpha, part)) and not SENTENCE.search(part.rpartition(" ")[2])


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _shown(line: str) -> str:
    return line if len(line) <= 60 else f"{line[:60]}…"
