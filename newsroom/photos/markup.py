"""A photo as HTML: a `<picture>` that loads the smallest file that will do and never shifts the page."""

from typing import Protocol

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from newsroom.photos import renditions
from newsroom.photos.renditions import Crop, Format, Pictured, Rendition

FALLBACK_WIDTH = 960


class Shown(Pictured, Protocol):
    """What the markup takes beside the names of the files."""

    @property
    def tint(self) -> str: ...
    @property
    def alt_text(self) -> str: ...
    @property
    def decorative(self) -> bool: ...


def picture_html(
    photo: Shown, *, crop: Crop = "full", sizes: str = "100vw", alt: str | None = None, eager: bool = False
) -> SafeString:
    """Return the markup of a photo without a query, for example for a Version's rendered body.

    >>> picture_html(photo, crop="3x2", sizes="(min-width: 60rem) 40rem, 100vw", eager=True)
    """
    jpegs = renditions.in_format(photo, crop, "jpg")
    context = {
        "sizes": sizes,
        "alt": _alt_of(photo) if alt is None else alt,
        "eager": eager,
        "tint": photo.tint,
        "largest": jpegs[-1],
        "fallback": renditions.best(photo, crop, "jpg", FALLBACK_WIDTH),
        "avif": srcset(photo, crop, "avif"),
        "webp": srcset(photo, crop, "webp"),
        "jpg": _join(jpegs),
    }
    return render_to_string("photos/picture.html", context)


def preload_attrs(photo: Pictured, crop: Crop = "full", sizes: str = "100vw") -> dict[str, str]:
    """Return the attributes of the `<link>` that fetches the picture of a page before its markup is read."""
    return {
        "rel": "preload",
        "as": "image",
        "type": renditions.CONTENT_TYPES["avif"],
        "imagesrcset": srcset(photo, crop, "avif"),
        "imagesizes": sizes,
        "fetchpriority": "high",
    }


def srcset(photo: Pictured, crop: Crop, format_: Format) -> str:
    return _join(renditions.in_format(photo, crop, format_))


def _join(files: list[Rendition]) -> str:
    return ", ".join(f"{file.url} {file.width}w" for file in files)


def _alt_of(photo: Shown) -> str:
    return "" if photo.decorative else photo.alt_text
