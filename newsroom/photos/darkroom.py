"""Makes renditions: decodes an original, crops it around the focal point and writes each file in one step."""

import os
import tempfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageOps

from newsroom.photos import originals, rights
from newsroom.photos.models import Photo
from newsroom.photos.renditions import Format, Rendition, all_renditions_of

ENCODERS: dict[Format, dict[str, Any]] = {
    "avif": {"format": "AVIF", "quality": 60, "speed": 8},
    "webp": {"format": "WEBP", "quality": 80},
    "jpg": {"format": "JPEG", "quality": 82, "progressive": True},
}


def make(photo: Photo, rendition: Rendition) -> None:
    """Make one rendition, over one that is there; any number of processes may do so at once."""
    _make_each(photo, [rendition])


def make_all(photo: Photo) -> int:
    """Make the renditions that are missing with a single decoding, and return how many there were."""
    missing = [wanted for wanted in all_renditions_of(photo) if not default_storage.exists(wanted.name)]
    if missing:
        _make_each(photo, missing)
    return len(missing)


def _make_each(photo: Photo, wanted: Iterable[Rendition]) -> None:
    with (
        photo.file.storage.open(photo.file.name or "") as file,
        originals.opened(file) as image,
    ):
        packet = rights.packet(photo.credit, rights.copyright_of(image))
        seen = originals.as_seen(image)
    for rendition in wanted:
        cut = ImageOps.fit(
            seen,
            (rendition.width, rendition.height),
            method=Image.Resampling.LANCZOS,
            centering=(photo.focal_x, photo.focal_y),
        )
        _put(rendition.name, _encoded(cut, rendition.format, packet))


def _encoded(cut: Image.Image, format_: Format, packet: bytes) -> bytes:
    with BytesIO() as made:
        options = ENCODERS[format_] | ({"xmp": packet} if packet else {})
        cut.save(made, **options)
        return made.getvalue()


def _put(name: str, content: bytes) -> None:
    """Write a public file so that nobody ever reads half of it."""
    try:
        path = Path(default_storage.path(name))
    except NotImplementedError:  # an object store, which shows an object when it is complete
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(content))
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".draft-", delete=False) as draft:
        try:
            draft.write(content)
            draft.flush()
            os.fchmod(draft.fileno(), settings.FILE_UPLOAD_PERMISSIONS or 0o644)
            Path(draft.name).replace(path)
        except BaseException:
            Path(draft.name).unlink(missing_ok=True)
            raise
