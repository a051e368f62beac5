"""Real pictures made in memory, and real storage in a folder of the test's own."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from PIL import Image
from pytest_django import Settings

from newsroom.photos import library
from newsroom.photos.models import Photo

type Save = Callable[..., ContentFile[bytes]]
type Add = Callable[..., Photo]

FILES = "django.core.files.storage.FileSystemStorage"


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.STORAGES = {
        "default": {"BACKEND": FILES, "OPTIONS": {"location": tmp_path / "media"}},
        "originals": {"BACKEND": FILES, "OPTIONS": {"location": tmp_path / "originals"}},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
    monkeypatch.setattr(Photo._meta.get_field("file"), "storage", storages["originals"])
    return tmp_path / "media"


@pytest.fixture
def stripes() -> Callable[[int, int], Image.Image]:
    """Return a maker of pictures whose left third is red, the middle green and the right blue."""

    def make(width: int, height: int) -> Image.Image:
        picture = Image.new("RGB", (width, height), (0, 200, 0))
        picture.paste((200, 0, 0), (0, 0, width // 3, height))
        picture.paste((0, 0, 200), (width - width // 3, 0, width, height))
        return picture

    return make


@pytest.fixture
def saved() -> Save:
    """Return a maker of uploads: a picture saved in a format, under a name that says nothing true."""

    def save(picture: Image.Image, kind: str = "PNG", **options: object) -> ContentFile[bytes]:
        stored = BytesIO()
        picture.save(stored, kind, **options)
        return ContentFile(stored.getvalue(), name="../holiday.exe")

    return save


@pytest.fixture
def add(db: None, saved: Save, stripes: Callable[[int, int], Image.Image]) -> Add:
    """Return a way to add a picture of a size, or a given file, with what is valid at least."""
    made = iter(range(1, 200))

    def add_photo(
        file: ContentFile[bytes] | None = None,
        size: tuple[int, int] = (90, 60),
        **about: Any,
    ) -> Photo:
        if file is None:
            picture = stripes(*size)
            picture.putpixel((0, 0), (next(made), 0, 0))  # so that no two are the same file
            file = saved(picture)
        return library.add(file, **({"alt_text": "Three stripes"} | about))

    return add_photo
