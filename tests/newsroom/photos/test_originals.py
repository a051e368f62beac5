"""What may enter the library, and what the house makes of it."""

import random
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image

from newsroom.photos import originals

type Save = Callable[..., ContentFile[bytes]]

KINDS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif", "TIFF": ".tif"}
RED, BLUE = (200, 0, 0), (0, 0, 200)


def noise(size: tuple[int, int] = (64, 48)) -> Image.Image:
    return Image.frombytes("RGB", size, random.Random(7).randbytes(size[0] * size[1] * 3))


def seen(file: ContentFile[bytes]) -> Image.Image:
    originals.inspect(file)
    with Image.open(file) as image:
        return originals.as_seen(image)


def refusal(file: ContentFile[bytes]) -> str:
    with pytest.raises(ValidationError) as refused:
        originals.inspect(file)
    return str(refused.value.messages[0])


def near(pixel: object, expected: tuple[int, int, int], tolerance: int = 12) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(got - wanted) <= tolerance for got, wanted in zip(pixel, expected, strict=True))


def png_that_claims(width: int, height: int) -> ContentFile[bytes]:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(b"\0" * 100))
    return ContentFile(b"\x89PNG\r\n\x1a\n" + head + pixels + chunk(b"IEND", b""))


@pytest.mark.parametrize(("kind", "ending"), KINDS.items())
def test_a_kind_is_known_by_its_content(kind: str, ending: str, saved: Save) -> None:
    original = originals.inspect(saved(Image.new("RGB", (60, 40), RED), kind))
    assert (original.ending, original.width, original.height, original.tint) == (ending, 60, 40, "c00")


def test_the_double_picture_of_a_phone_counts_as_a_jpeg(saved: Save) -> None:
    file = saved(Image.new("RGB", (60, 40), RED), "MPO", save_all=True, append_images=[noise()])
    original = originals.inspect(file)
    assert (original.ending, original.width, original.tint) == (".jpg", 60, "c00")


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"<!doctype html><title>Hello</title>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        b"%PDF-1.7\n",
        b"",
        b"\0" * 4096,
    ],
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    assert refusal(ContentFile(content, name="photo.jpg")) == originals.NO_PICTURE


@pytest.mark.parametrize("kind", ["GIF", "BMP", "ICO", "PPM", "JPEG2000", "TGA"])
def test_other_kinds_of_picture_are_refused(kind: str, saved: Save) -> None:
    assert refusal(saved(noise(), kind)) == originals.NO_PICTURE


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_a_picture_that_moves_is_refused(kind: str, saved: Save) -> None:
    file = saved(noise(), kind, save_all=True, append_images=[Image.new("RGB", (64, 48), RED)])
    assert refusal(file) == originals.ANIMATED


@pytest.mark.parametrize("kind", KINDS)
def test_half_a_picture_is_refused(kind: str, saved: Save) -> None:
    content = saved(noise(), kind).read()
    for part in (0.5, 0.95):
        message = refusal(ContentFile(content[: int(len(content) * part)]))
        assert message in {originals.DAMAGED, originals.NO_PICTURE}


@pytest.mark.parametrize("kind", KINDS)
def test_a_broken_picture_never_raises_anything_but_a_refusal(kind: str, saved: Save) -> None:
    content, chance = saved(noise((24, 16)), kind).read(), random.Random(3)
    for _ in range(60):
        broken = bytearray(content)
        for _ in range(4):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        with suppress(ValidationError):
            originals.inspect(ContentFile(bytes(broken)))


@pytest.mark.parametrize("size", [(7800, 7800), (10_000, 10_000), (50_000, 50_000)])
def test_more_than_sixty_million_pixels_are_refused(size: tuple[int, int]) -> None:
    assert "more than 60 million pixels" in refusal(png_that_claims(*size))


def test_more_than_forty_megabytes_are_refused() -> None:
    message = refusal(ContentFile(b"\xff" * (originals.MAX_BYTES + 1)))
    assert message.startswith("This file has 40.0")
    assert "limit" in message


def test_a_picture_too_tall_to_be_rendered_is_refused(saved: Save) -> None:
    assert refusal(saved(Image.new("1", (10, 16_400)))) == originals.TOO_TALL


@pytest.mark.parametrize("mode", ["I", "F"])
def test_thirty_two_bits_are_refused(mode: str, saved: Save) -> None:
    assert refusal(saved(Image.new(mode, (9, 9)), "TIFF")) == originals.TOO_DEEP


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("orientation", "top_left"),
    [(1, RED), (2, BLUE), (3, BLUE), (4, RED), (5, RED), (6, RED), (7, BLUE), (8, BLUE)],
)
def test_a_picture_is_turned_as_the_camera_says(
    kind: str,
    orientation: int,
    top_left: tuple[int, int, int],
    saved: Save,
    stripes: Callable[[int, int], Image.Image],
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = saved(stripes(90, 60), kind, exif=exif)
    original = originals.inspect(file)
    size = (90, 60) if orientation < 5 else (60, 90)
    assert (original.width, original.height) == seen(file).size == size
    assert near(seen(file).getpixel((6, 6)), top_left, 30)


def test_a_big_jpeg_is_decoded_small_but_keeps_its_true_size(saved: Save) -> None:
    file = saved(Image.new("RGB", (4001, 3301), RED), "JPEG")
    original = originals.inspect(file)
    assert (original.width, original.height) == (4001, 3301)
    assert seen(file).size == (2001, 1651)


def test_printers_colours_become_screen_colours(saved: Save) -> None:
    for kind in ("JPEG", "TIFF"):
        assert near(seen(saved(Image.new("CMYK", (20, 20), (0, 255, 255, 0)), kind)).getpixel((5, 5)), (255, 0, 0))


def test_lab_colours_become_screen_colours(saved: Save) -> None:
    grey = Image.new("LAB", (20, 20), (137, 128, 128))
    assert near(seen(saved(grey, "TIFF")).getpixel((5, 5)), (128, 128, 128))


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_sixteen_bits_become_eight(kind: str, saved: Save) -> None:
    assert near(seen(saved(Image.new("I;16", (9, 9), 32_896), kind)).getpixel((5, 5)), (128, 128, 128), 1)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGBA"])
def test_every_mode_becomes_plain_colour(mode: str, saved: Save) -> None:
    picture = Image.new("RGB", (20, 20), "white").convert("L").convert(mode)
    assert near(seen(saved(picture, "TIFF" if mode == "PA" else "PNG")).getpixel((5, 5)), (255, 255, 255))


def test_transparency_shows_white_paper(saved: Save) -> None:
    clear = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    half = Image.new("RGBA", (20, 20), (0, 0, 0, 128))
    palette = Image.new("P", (20, 20), 1)
    palette.putpalette([255, 0, 0, 0, 0, 0])
    for kind in ("PNG", "WEBP", "AVIF", "TIFF"):
        assert near(seen(saved(clear, kind)).getpixel((5, 5)), (255, 255, 255))
        assert near(seen(saved(half, kind)).getpixel((5, 5)), (127, 127, 127))
    assert near(seen(saved(palette, "PNG", transparency=1)).getpixel((5, 5)), (255, 255, 255))


def test_a_colour_profile_is_followed_and_a_broken_one_ignored(saved: Save) -> None:
    swapped = Image.new("RGB", (20, 20), RED)
    file = saved(swapped, "PNG", icc_profile=swapped_profile())
    assert near(seen(file).getpixel((5, 5)), (0, 200, 0), 40)
    assert near(seen(saved(swapped, "JPEG", icc_profile=b"no profile")).getpixel((5, 5)), RED)


def swapped_profile() -> bytes:
    """Return an sRGB profile whose red and green have changed places."""
    from PIL import ImageCms

    plain = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack_from(">I", plain, 128)[0]
    places = {bytes(plain[132 + 12 * n : 136 + 12 * n]): 132 + 12 * n for n in range(count)}
    red, green = places[b"rXYZ"], places[b"gXYZ"]
    plain[red + 4 : red + 12], plain[green + 4 : green + 12] = (
        plain[green + 4 : green + 12],
        plain[red + 4 : red + 12],
    )
    return bytes(plain)


def test_nothing_but_pixels_is_kept(saved: Save) -> None:
    exif = Image.Exif()
    exif[0x010E] = "Secret"
    file = saved(noise(), "JPEG", exif=exif, comment=b"Secret", xmp=b"<Secret/>")
    again = BytesIO()
    seen(file).save(again, "JPEG")
    assert b"Secret" not in again.getvalue()


def test_reading_leaves_the_file_at_its_start(saved: Save) -> None:
    file = saved(noise())
    originals.inspect(file)
    assert file.tell() == 0
