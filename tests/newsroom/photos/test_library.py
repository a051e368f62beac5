"""Adding, changing and removing photos."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.storage import storages
from django.db.models import Model
from django.tasks import task_backends
from django.tasks.backends.dummy import DummyBackend
from model_bakery import baker
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks

from newsroom.photos import library
from newsroom.photos.models import NO_ALT_TEXT, Photo
from newsroom.photos.renditions import all_renditions_of
from newsroom.photos.tasks import make_renditions

type Add = Callable[..., Photo]
type Save = Callable[..., ContentFile[bytes]]


def enqueued() -> list[int]:
    backend = task_backends["default"]
    assert isinstance(backend, DummyBackend)
    return [result.args[0] for result in backend.results]


def made(media: Path) -> int:
    return len([path for path in media.rglob("*") if path.is_file()])


def test_a_photo_is_filed_under_its_content(add: Add, saved: Save) -> None:
    file = saved(Image.new("RGB", (60, 40), "red"), "TIFF")
    content = file.read()
    photo = add(file)
    assert photo.file.name == f"photos/{photo.digest[:2]}/{photo.digest}.tif"
    assert (photo.width, photo.height, photo.tint) == (60, 40, "c00")
    with storages["originals"].open(photo.file.name) as kept:
        assert kept.read() == content


def test_a_file_from_the_disk_will_do(db: None, tmp_path: Path) -> None:
    path = tmp_path / "quay.webp"
    Image.new("RGB", (60, 40)).save(path)
    with path.open("rb") as source:
        photo = library.add(File(source), decorative=True)
    assert photo.file.name
    assert photo.file.name.endswith(f"{photo.digest}.webp")
    assert path.exists()


def test_who_added_it_is_kept(add: Add, django_user_model: type[Model]) -> None:
    editor = baker.make(django_user_model)
    assert add(by=editor).uploaded_by == editor


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ({"title": "Quay", "alt_text": "Two ferries"}, "Quay"),
        ({"alt_text": "Two ferries", "caption": "Before the strike"}, "Two ferries"),
        ({"alt_text": "", "decorative": True, "caption": "Waves"}, "Waves"),
        ({"alt_text": "", "decorative": True}, "Decorative picture"),
        ({"alt_text": "x" * 300}, "x" * 200),
    ],
)
def test_a_photo_without_title_takes_one_from_what_is_said(said: dict[str, str], title: str, add: Add) -> None:
    assert add(**said).title == title


def test_an_unusable_file_is_refused_at_its_field(add: Add) -> None:
    with pytest.raises(ValidationError) as refused:
        add(ContentFile(b"GIF89a"))
    assert list(refused.value.message_dict) == ["file"]
    assert not Photo.objects.exists()


def test_missing_words_are_refused_before_anything_is_stored(add: Add, tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match=NO_ALT_TEXT):
        add(alt_text=" ")
    assert not (tmp_path / "originals").exists()


def test_the_same_file_again_is_refused_with_the_name_it_has(add: Add, saved: Save) -> None:
    file = saved(Image.new("RGB", (60, 40)))
    first = add(file, title="Quay at dawn")
    with pytest.raises(library.AlreadyHereError, match="already in the library, as “Quay at dawn”") as refused:
        add(file)
    assert refused.value.existing == first


def test_two_uploads_of_one_file_in_one_moment_make_one_photo(add: Add, saved: Save, tmp_path: Path) -> None:
    content = saved(Image.new("RGB", (60, 40))).read()
    rivals = [Photo(alt_text="First"), Photo(alt_text="Second")]
    for rival in rivals:
        library.admit(rival, ContentFile(content))
    library.save(rivals[0])
    with pytest.raises(library.AlreadyHereError, match="First"):
        library.save(rivals[1])
    assert made(tmp_path / "originals") == Photo.objects.count() == 1


def test_renditions_are_ordered_when_the_photo_is_really_there(
    add: Add, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        photo = add()
        assert enqueued() == []
    assert enqueued() == [photo.pk]


def test_only_a_new_focal_point_orders_new_renditions(
    add: Add, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    photo = add()
    with django_capture_on_commit_callbacks(execute=True):
        photo.caption = "Other words"
        library.save(photo)
    assert enqueued() == []
    with django_capture_on_commit_callbacks(execute=True):
        photo.focal_x = 0.1
        library.save(photo)
    assert enqueued() == [photo.pk]


def test_seeding_gets_its_renditions_at_once(
    add: Add, media: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        photo = add(renditions="now")
    assert made(media) == len(all_renditions_of(photo))
    assert enqueued() == []


def test_the_task_may_run_twice_and_late(add: Add, media: Path) -> None:
    photo = add()
    assert make_renditions.call(photo.pk) == len(all_renditions_of(photo)) == made(media)
    assert make_renditions.call(photo.pk) == 0
    photo.delete()
    assert make_renditions.call(photo.pk) == 0


def test_a_removed_photo_leaves_no_file(
    add: Add,
    media: Path,
    tmp_path: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    photo, other = add(renditions="now"), add(renditions="now")
    with django_capture_on_commit_callbacks(execute=True):
        library.remove(photo)
        assert made(tmp_path / "originals") == 2
    assert made(tmp_path / "originals") == 1
    assert made(media) == len(all_renditions_of(other))
    assert list(Photo.objects.all()) == [other]


def test_a_photo_without_renditions_can_be_removed(
    add: Add, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    photo = add()
    with django_capture_on_commit_callbacks(execute=True):
        library.remove(photo)
    assert not Photo.objects.exists()
