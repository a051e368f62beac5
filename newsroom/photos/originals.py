"""What an uploaded file really is, found out by decoding it, and its pixels as a reader should see them."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.template.defaultfilters import filesizeformat
from PIL import ExifTags, Image, ImageCms, ImageOps, UnidentifiedImageError

# Pillow's name of a format, and our ending for it. MPO is the JPEG of many phones: picture and depth map.
ENDINGS = {"JPEG": ".jpg", "MPO": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif", "TIFF": ".tif"}
OPENERS = [kind for kind in ENDINGS if kind != "MPO"]  # which the opener of JPEG finds out by itself
MOVING = {"PNG", "WEBP", "AVIF"}
MAX_BYTES = 40 * 1024 * 1024
MAX_PIXELS = 60_000_000
MAX_HEIGHT = 16_000  # of a rendition 1600 wide: WebP ends at 16,383
NEEDED = 1600  # pixels of each side that are worth decoding, that is the widest rendition

KINDS = "Upload a JPEG, PNG, WebP, AVIF or TIFF."
NO_PICTURE = f"This file is not a picture we can use, or it is damaged. {KINDS}"
DAMAGED = "This picture is damaged or was not uploaded completely. Export it again and upload the new file."
ANIMATED = f"This picture moves, and the library keeps still pictures only. {KINDS}"
TOO_DEEP = "This picture has 32 bits per channel. Export it with 8 or 16 bits and upload the new file."
TOO_TALL = "This picture is too tall for its width. Crop it and upload the new file."


@dataclass(frozen=True, slots=True)
class Original:
    digest: str
    ending: str
    width: int
    height: int
    tint: str


def inspect(file: File[Any]) -> Original:
    """Decode a file completely and return the facts about it, or say why it can't be used."""
    if file.size > MAX_BYTES:
        size, limit = filesizeformat(file.size), filesizeformat(MAX_BYTES)
        raise ValidationError(f"This file has {size}; {limit} is the limit. Export it as a smaller JPEG.")
    try:
        return _decoded(file)
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(_too_many_pixels()) from error
    except UnidentifiedImageError as error:
        raise ValidationError(NO_PICTURE) from error
    except Exception as error:
        # Pillow's plugins raise whatever comes up in a broken file: the file's error, not ours.
        raise ValidationError(DAMAGED) from error
    finally:
        file.seek(0)


def opened(file: File[Any]) -> Image.Image:
    """Open a picture of a kind we take, without decoding it yet."""
    return Image.open(file, formats=OPENERS)


def as_seen(image: Image.Image) -> Image.Image:
    """Return the pixels upright, in sRGB, on white paper and without any metadata."""
    if image.format in {"JPEG", "MPO"}:
        # A JPEG can be decoded at a half or a quarter of its size, in as much less time and memory.
        image.draft(None, (NEEDED, NEEDED))
    ImageOps.exif_transpose(image, in_place=True)
    seen = _on_paper(image, image.info.get("icc_profile"))
    seen.info.clear()
    return seen


def _decoded(file: File[Any]) -> Original:
    with opened(file) as image:
        kind = image.format or ""
        _refuse_unusable(image, kind)
        width, height = _upright_size(image)
        if height * min(1, NEEDED / width) > MAX_HEIGHT:
            raise ValidationError(TOO_TALL)
        seen = as_seen(image)
    return Original(_digest(file), ENDINGS[kind], width, height, _tint(seen))


def _refuse_unusable(image: Image.Image, kind: str) -> None:
    """Refuse by what the head of the file says, before any pixel is decoded."""
    if image.width * image.height > MAX_PIXELS:
        raise ValidationError(_too_many_pixels())
    if kind in MOVING and getattr(image, "is_animated", False):
        raise ValidationError(ANIMATED)
    if image.mode in {"I", "F"}:
        raise ValidationError(TOO_DEEP)


def _too_many_pixels() -> str:
    return (
        f"This picture has more than {MAX_PIXELS // 1_000_000} million pixels. Make it smaller and upload the new file."
    )


def _upright_size(image: Image.Image) -> tuple[int, int]:
    """Return the size after turning; Pillow gives a TIFF's size as already turned."""
    turned = image.getexif().get(ExifTags.Base.Orientation) in {5, 6, 7, 8}
    return (image.height, image.width) if turned and image.format != "TIFF" else image.size


def _digest(file: File[Any]) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _on_paper(image: Image.Image, profile: bytes | None) -> Image.Image:
    if image.mode.startswith("I;16"):
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
        image.info.pop("transparency", None)  # one grey level of 65,536, which means nothing among 256
    if not image.has_transparency_data:
        return _srgb(image, profile)
    layered = image.convert("RGBA")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(_srgb(layered.convert("RGB"), profile), mask=layered.getchannel("A"))
    return paper


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Translate colours that were meant for another device; a broken profile is no reason to refuse."""
    if image.mode not in {"RGB", "CMYK", "L", "LAB"}:
        image = image.convert("RGB")
    source = BytesIO(profile) if profile else ImageCms.createProfile("LAB") if image.mode == "LAB" else None
    if source is not None:
        with suppress(ImageCms.PyCMSError, OSError):
            screen = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(image, source, screen, outputMode="RGB") or image
    return image.convert("RGB")


def _tint(image: Image.Image) -> str:
    """Return the mean colour, rounded so far that 64 style rules can show every possible one."""
    mean = image.resize((1, 1), Image.Resampling.BOX).tobytes()
    return "".join("048c"[min(3, round(value / 68))] for value in mean)
