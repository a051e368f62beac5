"""The one allow-list of body HTML: the editor's toolbar and the sanitiser both read it from here.

Settings import this module, so it imports nothing of Django.
"""

import re
from typing import Any

LINK_SCHEMES = ["http", "https", "mailto"]

#: Control characters, which word processors paste along. No XML may hold them, hence no feed and no sitemap.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]+")


def printable(text: str) -> str:
    """Return `text` with a space in place of control characters; removing them could join two harmless halves."""
    # Most texts are quickly seen to have none, line breaks neither.
    return text if text.isprintable() else CONTROL.sub(" ", text)


def allow_pull_quote(_config: Any, allowed: dict[str, Any]) -> None:
    """Let `<aside class="pull-quote">` through, with no other class."""
    allowed["tags"].add("aside")
    allowed.setdefault("allowed_classes", {}).setdefault("aside", set()).add("pull-quote")


def allow_photo_figure(_config: Any, allowed: dict[str, Any]) -> None:
    """Let a figure through as a reference to the photo library: `<figure data-photo="12">` and a caption."""
    allowed["tags"].update({"figure", "figcaption"})
    allowed["attributes"].setdefault("figure", set()).add("data-photo")


#: What a body may hold. Names are the editor's extensions; each brings its tags and attributes along.
BODY_EXTENSIONS: dict[str, Any] = {
    "Bold": True,
    "Italic": True,
    "HardBreak": True,
    "Heading": {"levels": [2, 3]},
    "Link": {"enableTarget": False, "protocols": LINK_SCHEMES},
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Blockquote": True,
    "PullQuote": True,
    "PhotoFigure": True,
}

#: The setting DJANGO_PROSE_EDITOR_EXTENSIONS: our own nodes and what each lets through the sanitiser.
OWN_EXTENSIONS = [
    {"js": [], "extensions": {"PullQuote": allow_pull_quote, "PhotoFigure": allow_photo_figure}},
]
