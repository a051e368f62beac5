"""Which files a photo has, what they are called and how large they are."""

import re
from dataclasses import dataclass, replace

import pytest

from newsroom.photos.renditions import (
    FORMATS,
    Crop,
    all_renditions_of,
    best,
    crop_size,
    in_format,
    renditions_of,
)


@dataclass(frozen=True)
class Frozen:
    """The facts of a photo as a Version keeps them: no model, no database."""

    pk: int = 12
    digest: str = "ab" * 32
    width: int = 3000
    height: int = 2400
    focal_x: float = 0.5
    focal_y: float = 0.5


def widths(photo: Frozen, crop: Crop) -> list[int]:
    return [rendition.width for rendition in in_format(photo, crop, "jpg")]


def test_a_large_picture_has_four_widths_in_three_formats() -> None:
    assert widths(Frozen(), "full") == [320, 640, 960, 1600]
    assert len(renditions_of(Frozen(), "full")) == 12
    assert {rendition.format for rendition in renditions_of(Frozen(), "full")} == set(FORMATS)


@pytest.mark.parametrize(
    ("size", "crop", "expected"),
    [
        ((1000, 800), "full", [320, 640, 960, 1000]),
        ((960, 800), "full", [320, 640, 960]),
        ((200, 100), "full", [200]),
        ((3000, 500), "1x1", [320, 500]),
        ((1600, 1600), "3x2", [320, 640, 960, 1600]),
        ((1, 1), "3x2", [1]),
    ],
)
def test_nothing_is_scaled_up(size: tuple[int, int], crop: Crop, expected: list[int]) -> None:
    assert widths(Frozen(width=size[0], height=size[1]), crop) == expected


@pytest.mark.parametrize(
    ("size", "crop", "expected"),
    [
        ((3000, 2400), "full", (3000, 2400)),
        ((3000, 2400), "3x2", (3000, 2000)),
        ((3000, 1000), "3x2", (1500, 1000)),
        ((3000, 2400), "1x1", (2400, 2400)),
        ((1000, 2400), "1x1", (1000, 1000)),
    ],
)
def test_a_crop_is_the_largest_that_fits(size: tuple[int, int], crop: Crop, expected: tuple[int, int]) -> None:
    assert crop_size(Frozen(width=size[0], height=size[1]), crop) == expected


def test_heights_follow_the_ratio_and_are_never_nothing() -> None:
    assert [(r.width, r.height) for r in in_format(Frozen(), "3x2", "avif")][-1] == (1600, 1067)
    assert in_format(Frozen(width=9000, height=2), "full", "jpg")[0].height == 1


def test_names_say_photo_content_crop_and_width() -> None:
    for rendition in all_renditions_of(Frozen()):
        pattern = rf"photos/12/[0-9a-f]{{10}}-{rendition.crop}-{rendition.width}\.{rendition.format}"
        assert re.fullmatch(pattern, rendition.name)
    names = [rendition.name for rendition in all_renditions_of(Frozen())]
    assert len(set(names)) == len(names) == 36


def test_a_new_focal_point_renames_the_crops_and_nothing_else() -> None:
    before, after = Frozen(), replace(Frozen(), focal_x=0.2)
    assert renditions_of(before, "full") == renditions_of(after, "full")
    for crop in ("3x2", "1x1"):
        assert not {*renditions_of(before, crop)} & {*renditions_of(after, crop)}


def test_another_file_has_other_names() -> None:
    before, after = Frozen(), replace(Frozen(), digest="cd" * 32)
    assert not {*all_renditions_of(before)} & {*all_renditions_of(after)}


def test_best_is_the_largest_that_is_not_too_wide() -> None:
    assert best(Frozen(), "full", "jpg", 1000).width == 960
    assert best(Frozen(), "full", "jpg", 100).width == 320
    assert best(Frozen(width=200), "full", "jpg", 960).width == 200


def test_the_address_is_below_media() -> None:
    rendition = best(Frozen(), "full", "avif", 640)
    assert rendition.url == f"/media/{rendition.name}"
    assert rendition.content_type == "image/avif"
