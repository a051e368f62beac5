"""Addresses that readers type become links; all else they type is text."""

import re
from urllib.parse import quote, urlsplit

from django.utils.html import escape, format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe

ADDRESS = re.compile(r"https?://[^\s<>\"“”«»\\^`{|}]+", re.IGNORECASE)
#: What ends a sentence rather than an address; a bracket belongs to the address if it was opened there.
ENDS = ".,;:!?'’…*_"
BRACKETS = {")": "(", "]": "["}
#: Letters that show what follows in another order than it is, or not at all.
HIDING = re.compile("[\\u0000-\\u0020\\u007f-\\u00a0\\u00ad\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff]")
KEPT = "/?#&=%:;,+~!$*'()[]@-._"


def linked(words: str) -> SafeString:
    """Return what a reader wrote as paragraphs, everything escaped, with its http and https addresses as links."""
    parts: list[str] = []
    end = 0
    for found in ADDRESS.finditer(words):
        address = _without_the_end(found[0])
        if link := _link(address):
            parts += [escape(words[end : found.start()]), link]
            end = found.start() + len(address)
    parts.append(escape(words[end:]))
    return mark_safe(linebreaks("".join(parts)))  # noqa: S308  (every part is escaped)


def _without_the_end(address: str) -> str:
    while address[-1] in ENDS or address.count(address[-1]) > address.count(BRACKETS.get(address[-1], address[-1])):
        address = address[:-1]
    return address


def _link(address: str) -> SafeString | None:
    """Return the address as a link that shows where it leads, or None where it hides that or leads nowhere.

    A name in other letters is shown as it is sent, “xn--…”: some look like those of a name that the reader trusts.
    """
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError:
        return None
    if "." not in host or "@" in parts.netloc or HIDING.search(address):
        return None
    place = f"{host}:{port}" if port else host
    shown = parts._replace(netloc=place).geturl()
    return format_html('<a href="{}" rel="nofollow ugc noopener" dir="ltr">{}</a>', quote(shown, safe=KEPT), shown)
