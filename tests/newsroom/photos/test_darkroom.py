"""What is inside the files readers get."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, TiffImagePlugin

from newsroom.photos import darkroom
from newsroom.photos.models import Photo
from newsroom.photos.renditions import Crop, Rendition, all_renditions_of, best, renditions_of

type Add = Callable[..., Photo]
type Save = Callable[..., ContentFile[bytes]]


def content(rendition: Rendition) -> bytes:
    with default_storage.open(rendition.name) as file:
        return bytes(file.read())


def picture(photo: Photo, crop: Crop = "full", width: int = 1600) -> Image.Image:
    rendition = best(photo, crop, "jpg", width)
    darkroom.make(photo, rendition)
    return Image.open(BytesIO(content(rendition))).convert("RGB")


def strongest(pixel: object) -> str:
    assert isinstance(pixel, tuple)
    return "rgb"[pixel.index(max(pixel))]


def test_every_rendition_is_what_its_name_says(add: Add) -> None:
    photo = add(size=(700, 500))
    assert darkroom.make_all(photo) == 24
    for rendition in all_renditions_of(photo):
        made = Image.open(BytesIO(content(rendition)))
        assert made.size == (rendition.width, rendition.height)
        assert Image.MIME[made.format or ""] == rendition.content_type


def test_only_what_is_missing_is_made(add: Add) -> None:
    photo = add()
    kept, gone = renditions_of(photo, "1x1")[:2]
    darkroom.make_all(photo)
    Path(default_storage.path(kept.name)).write_bytes(b"kept")
    default_storage.delete(gone.name)
    assert darkroom.make_all(photo) == 1
    assert content(kept) == b"kept"
    assert darkroom.make_all(photo) == 0


@pytest.mark.parametrize(("focal_x", "colour"), [(0, "r"), (0.5, "g"), (1, "b")])
def test_a_crop_follows_the_focal_point_across(focal_x: float, colour: str, add: Add) -> None:
    square = picture(add(size=(300, 100), focal_x=focal_x), "1x1")
    assert strongest(square.getpixel((50, 50))) == colour


def test_a_crop_follows_the_focal_point_down(add: Add, saved: Save) -> None:
    tall = Image.new("RGB", (100, 300), (200, 0, 0))
    tall.paste((0, 0, 200), (0, 150, 100, 300))
    photo = add(saved(tall), focal_y=0)
    assert strongest(picture(photo, "3x2").getpixel((50, 30))) == "r"
    photo.focal_y = 1
    assert strongest(picture(photo, "3x2").getpixel((50, 30))) == "b"


def test_the_focal_point_leaves_the_full_picture_alone(add: Add) -> None:
    full = picture(add(size=(300, 100), focal_x=1))
    assert [strongest(full.getpixel((x, 50))) for x in (20, 150, 280)] == ["r", "g", "b"]


def test_a_turned_picture_is_upright(add: Add, saved: Save, stripes: Callable[..., Image.Image]) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = add(saved(stripes(90, 60), "JPEG", exif=exif))
    made = picture(photo)
    assert made.size == (photo.width, photo.height) == (60, 90)
    assert [strongest(made.getpixel((30, y))) for y in (10, 45, 80)] == ["r", "g", "b"]


def test_places_and_cameras_stay_in_the_house(add: Add, saved: Save) -> None:
    exif = Image.Exif()
    exif[0x0110] = "Secret camera"
    exif[0x8298] = "Copyright Ada Okafor"
    exif.get_ifd(0x8825).update({1: "N", 2: tuple(TiffImagePlugin.IFDRational(n) for n in (51, 28, 40))})
    file = saved(Image.new("RGB", (60, 40)), "JPEG", exif=exif, xmp=b"<x>Secret place</x>", comment=b"Secret")
    with Image.open(file) as original:
        assert original.getexif().get_ifd(0x8825)
    photo = add(file, credit="Ada <Okafor> & Söhne/Reuters")
    darkroom.make_all(photo)
    for rendition in all_renditions_of(photo):
        made = content(rendition)
        assert b"Secret" not in made
        assert not Image.open(BytesIO(made)).getexif()
        assert "<photoshop:Credit>Ada &lt;Okafor&gt; &amp; Söhne/Reuters<".encode() in made
        assert b">Copyright Ada Okafor<" in made


def test_without_rights_there_is_no_metadata_at_all(add: Add) -> None:
    photo = add()
    darkroom.make_all(photo)
    for rendition in all_renditions_of(photo):
        assert "xmp" not in Image.open(BytesIO(content(rendition))).info


def test_racing_makers_leave_one_whole_file(add: Add, media: Path) -> None:
    photo = add(size=(400, 300))
    rendition = best(photo, "full", "jpg", 320)
    darkroom.make(photo, rendition)
    done = threading.Event()

    def read() -> int:
        looks = 0
        while not done.is_set():
            Image.open(BytesIO(content(rendition))).load()
            looks += 1
        return looks

    with ThreadPoolExecutor(5) as threads:
        reader = threads.submit(read)
        makers = [threads.submit(darkroom.make, photo, rendition) for _ in range(40)]
        for maker in makers:
            maker.result()
        done.set()
        assert reader.result() > 0
    assert [path.name for path in (media / "photos" / str(photo.pk)).iterdir()] == [Path(rendition.name).name]


def test_a_draft_that_fails_is_cleared_away(add: Add, media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fchmod", full)
    photo = add()
    with pytest.raises(OSError, match="No space"):
        darkroom.make(photo, best(photo, "full", "jpg", 320))
    assert not [path for path in media.rglob("*") if path.is_file()]
