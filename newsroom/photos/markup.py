"""A photo as HTML: a `<picture>` that loads the smallest file that will do and never shifts the page."""

from functools import lru_cache
from typing import NamedTuple, Protocol, Self

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from newsroom.photos import renditions
from newsroom.photos.renditions import Crop, Format, Pictured, Rendition

FALLBACK_WIDTH = 960
#: The markup of the same photo is the same for ever, as the names of its files are.
REMEMBERED = 512


class Shown(Pictured, Protocol):
    """What the markup takes beside the names of the files."""

    @property
    def tint(self) -> str: ...
    @property
    def alt_text(self) -> str: ...
    @property
    def decorative(self) -> bool: ...


class Facts(NamedTuple):
    """All that the markup is made of, so that what was made of the same can be remembered."""

    pk: int
    digest: str
    width: int
    height: int
    focal_x: float
    focal_y: float
    tint: str

    @classmethod
    def of(cls, photo: Shown) -> Self:
        return cls._make(getattr(photo, name) for name in cls._fields)


def picture_html(
    photo: Shown, *, crop: Crop = "full", sizes: str = "100vw", alt: str | None = None, eager: bool = False
) -> SafeString:
    """Return the markup of a photo without a query, for example for a Version's rendered body.

    >>> picture_html(photo, crop="3x2", sizes="(min-width: 60rem) 40rem, 100vw", eager=True)
    """
    return _picture(Facts.of(photo), crop, sizes, _alt_of(photo) if alt is None else alt, eager)


@lru_cache(maxsize=REMEMBERED)
def _picture(photo: Facts, crop: Crop, sizes: str, alt: str, eager: bool) -> SafeString:
    jpegs = renditions.in_format(photo, crop, "jpg")
    context = {
        "sizes": sizes,
        "alt": alt,
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
