"""A page of the library to pick a picture from: newest first, without counting what there is."""

from contextlib import suppress
from dataclasses import dataclass

from newsroom.photos.models import Photo
from newsroom.photos.renditions import Rendition, best

PER_PAGE = 24
LAST_PAGE = 500


@dataclass(frozen=True, slots=True)
class Choice:
    photo: Photo

    @property
    def thumbnail(self) -> Rendition:
        return best(self.photo, "1x1", "jpg", 320)

    @property
    def shown(self) -> Rendition:
        return best(self.photo, "full", "jpg", 960)


@dataclass(frozen=True, slots=True)
class Page:
    words: str
    number: int
    choices: list[Choice]
    newer: int | None
    older: int | None


def page_of(words: str, asked: str) -> Page:
    number = _number(asked)
    start = (number - 1) * PER_PAGE
    found = list(Photo.objects.search(words)[start : start + PER_PAGE + 1])
    return Page(
        words=words,
        number=number,
        choices=[Choice(photo) for photo in found[:PER_PAGE]],
        newer=number - 1 if number > 1 else None,
        older=number + 1 if len(found) > PER_PAGE and number < LAST_PAGE else None,
    )


def _number(asked: str) -> int:
    with suppress(ValueError):
        return min(max(1, int(asked)), LAST_PAGE)
    return 1
