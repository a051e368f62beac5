"""Words and files for the pages of one's own account."""

import re
from collections.abc import Iterable
from urllib.parse import quote

from django import template

register = template.Library()

#: Looked for in this order: most browsers claim to be others too.
BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox|FxiOS": "Firefox",
    "Chrome|CriOS": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "iPhone": "an iPhone",
    "iPad": "an iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS X": "a Mac",
    "CrOS": "a Chromebook",
    "Linux": "Linux",
}


@register.filter
def browser_in_words(user_agent: str) -> str:
    browser = _first(BROWSERS, user_agent) or "Some browser"
    system = _first(SYSTEMS, user_agent)
    return f"{browser} on {system}" if system else browser


def _first(names: dict[str, str], user_agent: str) -> str:
    return next((words for pattern, words in names.items() if re.search(pattern, user_agent)), "")


@register.filter
def as_text_file(lines: Iterable[str]) -> str:
    """Return the address of a text file that is nowhere kept: it stands in the address itself."""
    return "data:text/plain;charset=utf-8," + quote("\n".join(lines) + "\n")
