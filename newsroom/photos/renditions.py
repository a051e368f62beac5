"""The files readers get: each crop of a photo in four widths and three formats, named after its content."""

import hashlib
from dataclasses import dataclass
from typing import Literal, Protocol

from django.core.files.storage import default_storage

type Crop = Literal["full", "3x2", "1x1"]
type Format = Literal["avif", "webp", "jpg"]

CROPS: dict[Crop, tuple[int, int] | None] = {"full": None, "3x2": (3, 2), "1x1": (1, 1)}
FORMATS: tuple[Format, ...] = ("avif", "webp", "jpg")  # the best first
CONTENT_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
WIDTHS = (320, 640, 960, 1600)
#: The fields that the markup of a photo takes.
SHOWN_OF_PHOTO = ("digest", "width", "height", "tint", "alt_text", "decorative", "focal_x", "focal_y")


class Pictured(Protocol):
    """What naming a rendition takes: a `Photo`, or a frozen copy of these facts."""

    @property
    def pk(self) -> int: ...
    @property
    def digest(self) -> str: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def focal_x(self) -> float: ...
    @property
    def focal_y(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Rendition:
    name: str
    crop: Crop
    format: Format
    width: int
    height: int

    @property
    def url(self) -> str:
        return default_storage.url(self.name)

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES[self.format]


def renditions_of(photo: Pictured, crop: Crop) -> list[Rendition]:
    """List what exists of a crop, or can be made: by format, the smallest width first."""
    full_width, full_height = crop_size(photo, crop)
    stamp = _stamp(photo, crop)
    return [
        Rendition(
            name=f"photos/{photo.pk}/{stamp}-{crop}-{width}.{format_}",
            crop=crop,
            format=format_,
            width=width,
            height=max(1, round(width * full_height / full_width)),
        )
        for format_ in FORMATS
        for width in _widths(full_width)
    ]


def all_renditions_of(photo: Pictured) -> list[Rendition]:
    return [rendition for crop in CROPS for rendition in renditions_of(photo, crop)]


def in_format(photo: Pictured, crop: Crop, format_: Format) -> list[Rendition]:
    return [rendition for rendition in renditions_of(photo, crop) if rendition.format == format_]


def best(photo: Pictured, crop: Crop, format_: Format, width: int) -> Rendition:
    """Return the largest rendition not wider than `width`, or else the smallest there is."""
    offered = in_format(photo, crop, format_)
    return next((found for found in reversed(offered) if found.width <= width), offered[0])


def crop_size(photo: Pictured, crop: Crop) -> tuple[int, int]:
    """Return the size of a crop in pixels of the original."""
    ratio = CROPS[crop]
    if ratio is None:
        return photo.width, photo.height
    across, down = ratio
    if photo.width * down > photo.height * across:
        return max(1, photo.height * across // down), photo.height
    return photo.width, max(1, photo.width * down // across)


def _widths(own: int) -> list[int]:
    """Return the widths on offer: never wider than the crop itself, which is then the largest."""
    return [width for width in WIDTHS if width < own] + ([own] if own <= WIDTHS[-1] else [])


def _stamp(photo: Pictured, crop: Crop) -> str:
    """Return what changes whenever the pixels do, so that files can be cached for ever."""
    shown = photo.digest if crop == "full" else f"{photo.digest} {photo.focal_x:.4f} {photo.focal_y:.4f}"
    return hashlib.sha256(shown.encode()).hexdigest()[:10]
