"""The languages a story can be written in, and which way each is read."""

from collections.abc import Iterable

from django.conf.locale import LANG_INFO
from django.utils.translation import get_language_info


def story_languages() -> Iterable[tuple[str, str]]:
    """Return (code, English name) of every language, by name: the choices of a story's language field."""
    known = ((code, str(info["name"])) for code, info in LANG_INFO.items() if "name" in info)
    return sorted(known, key=lambda pair: pair[1])


def direction(code: str) -> str:
    """Return "rtl" for Arabic, Hebrew, Persian and the like, else "ltr"."""
    return "rtl" if get_language_info(code)["bidi"] else "ltr"
