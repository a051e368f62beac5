"""Body text made ready for readers: anchors, contents list, pictures, words and read time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import lxml.html
from django.template.loader import render_to_string
from django.utils.text import slugify

from newsroom import reading
from newsroom.photos.models import Photo

#: What stands within a line; every other element begins and ends one.
INLINE = frozenset({"a", "em", "strong"})


@dataclass(frozen=True)
class RenderedBody:
    """A body as the story page shows it, and its text; `contents` lists the crossheads with their anchors.

    `photos` are those that stand in it, each once.
    """

    html: str
    text: str
    contents: list[dict[str, str]]
    words: int
    read_minutes: int
    photos: list[Photo]


def render(body: str, language: str, photos: Mapping[int, Photo] | None = None) -> RenderedBody:
    """Return `body`, which is clean HTML, with its figures filled from `photos` (all it names, if not given)."""
    if photos is None:
        photos = photos_in(body)
    root = parse(body)
    contents = _anchor_crossheads(root)
    text = text_of(root)
    shown = dict.fromkeys(filter(None, (_fill(figure, photos) for figure in list(root.iter("figure")))))
    words, minutes = reading.measure(text, language)
    return RenderedBody(_inner_html(root), text, contents, words, minutes, list(shown))


def photo_ids(body: str) -> set[int]:
    """Return the ids of the photos that the figures in `body` name."""
    if "<figure" not in body:
        return set()
    named = (photo_id(figure) for figure in parse(body).iter("figure"))
    return {pk for pk in named if pk is not None}


def photos_in(body: str) -> dict[int, Photo]:
    """Return the photos in `body` by id, in one query; those that no longer exist are left out."""
    ids = photo_ids(body)
    return Photo.objects.in_bulk(ids) if ids else {}


def text_of(root: lxml.html.HtmlElement | str) -> str:
    """Return the words of a body without markup, one block to a line."""
    root = parse(root) if isinstance(root, str) else root
    lines = "".join(_text_in(root)).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())


def parse(body: str) -> lxml.html.HtmlElement:
    """Return the tree of a body, under one element of its own."""
    return lxml.html.fragment_fromstring(body, create_parent="div")


def _inner_html(root: lxml.html.HtmlElement) -> str:
    whole: str = lxml.html.tostring(root, encoding="unicode", with_tail=False)
    # libxml2 is older than <source> and does not know that nothing closes it.
    return whole[len("<div>") : -len("</div>")].replace("</source>", "")


def _text_in(element: lxml.html.HtmlElement) -> Iterator[str]:
    """Yield all text in `element`, with a line break wherever readers see one."""
    edge = "" if element.tag in INLINE else "\n"
    yield edge + (element.text or "")
    for child in element:
        yield from _text_in(child)
        yield child.tail or ""
    yield edge


def photo_id(figure: lxml.html.HtmlElement) -> int | None:
    """Return the id that a figure names; what no database key could be is none."""
    name = figure.get("data-photo", "")
    return int(name) if name.isdecimal() and len(name) < 19 else None


def _anchor_crossheads(root: lxml.html.HtmlElement) -> list[dict[str, str]]:
    """Give every crosshead an id of its own and return the list; empty ones are dropped."""
    contents: list[dict[str, str]] = []
    taken: set[str] = set()
    for heading in list(root.iter("h2", "h3")):
        text = " ".join(str(heading.text_content()).split())
        if not text:
            heading.drop_tree()
            continue
        anchor = _free_anchor(slugify(text, allow_unicode=True)[:60] or "part", taken)
        heading.set("id", anchor)
        if heading.tag == "h2":
            contents.append({"id": anchor, "text": text})
    return contents


def _free_anchor(wanted: str, taken: set[str]) -> str:
    # The prefix keeps crossheads clear of the ids that the page itself uses.
    anchor, count = f"s-{wanted}", 1
    while anchor in taken:
        count += 1
        anchor = f"s-{wanted}-{count}"
    taken.add(anchor)
    return anchor


def _fill(figure: lxml.html.HtmlElement, photos: Mapping[int, Photo]) -> Photo | None:
    """Put the photo that a figure names in its place, with caption and credit line, and return it if there is one."""
    pk = photo_id(figure)
    photo = None if pk is None else photos.get(pk)
    if photo is None:
        figure.drop_tree()
        return None
    written = figure.find("figcaption")
    caption = "" if written is None else str(written.text_content()).strip()
    markup = render_to_string("articles/figure.html", {"photo": photo, "caption": caption or photo.caption})
    filled = lxml.html.fragment_fromstring(markup.strip())
    filled.tail = figure.tail
    figure.getparent().replace(figure, filled)
    return photo
