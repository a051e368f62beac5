"""The ways into, within and out of the picture library, for the admin, seeding and imports alike."""

from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any, Literal, NoReturn, TypedDict, Unpack

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from newsroom.photos import clearance, darkroom, originals
from newsroom.photos.models import Photo
from newsroom.photos.tasks import make_renditions

type When = Literal["later", "now"]


class About(TypedDict, total=False):
    """What the desk says about a picture."""

    title: str
    alt_text: str
    decorative: bool
    caption: str
    credit: str
    focal_x: float
    focal_y: float
    rights_until: date | None


class AlreadyHereError(ValidationError):
    """The same file was added before, as `existing`."""

    def __init__(self, existing: Photo) -> None:
        super().__init__(f"This picture is already in the library, as “{existing}”.", code="already_here")
        self.existing = existing


def add(
    file: File[Any],
    *,
    by: AbstractBaseUser | None = None,
    renditions: When = "later",
    **about: Unpack[About],
) -> Photo:
    """Add a picture, or raise a ValidationError that says at which field it failed.

    >>> add(File(path.open("rb")), alt_text="Two ferries at the quay", credit="Ada Okafor", by=user)
    """
    photo = Photo(uploaded_by_id=by.pk if by else None, **about)
    try:
        admit(photo, file)
    except AlreadyHereError:
        raise
    except ValidationError as error:
        raise ValidationError({"file": error}) from error
    photo.full_clean()
    save(photo, renditions=renditions)
    return photo


def admit(photo: Photo, file: File[Any]) -> None:
    """Give a new photo its file and the facts about it, unless it can't be used or is here already."""
    original = originals.inspect(file)
    existing = Photo.objects.filter(digest=original.digest).exclude(pk=photo.pk).first()
    if existing:
        raise AlreadyHereError(existing)
    photo.digest, photo.tint = original.digest, original.tint
    photo.width, photo.height = original.width, original.height
    file.name = f"{original.digest}{original.ending}"
    photo.file = file


def save(photo: Photo, *, by: AbstractBaseUser | None = None, renditions: When = "later") -> list[str]:
    """Save a photo and have its renditions made, where there are new ones to make.

    Return what became of stories that were to show it after its rights end.
    """
    photo.title = photo.title or (photo.alt_text or photo.caption or "Decorative picture")[:200]
    fresh = not Photo.objects.filter(pk=photo.pk, focal_x=photo.focal_x, focal_y=photo.focal_y).exists()
    try:
        with transaction.atomic():
            # Stories before the photo itself, whose signals take the number of the purge: everyone in one order.
            told = _bar_stories(photo, by)
            photo.save()
    except IntegrityError as error:
        _explain(photo, error)
    if renditions == "now":
        darkroom.make_all(photo)
    elif fresh:
        transaction.on_commit(partial(make_renditions.enqueue, photo.pk))
    return told


def _bar_stories(photo: Photo, by: AbstractBaseUser | None) -> list[str]:
    if photo.pk is None:
        return []
    clearance.keep_still([photo.pk])
    return clearance.follow(photo, by) if photo.rights_until is not None else []


def remove(photo: Photo) -> None:
    """Delete a photo that nothing uses, and after that its original and all renditions."""
    pk, original = photo.pk, photo.file.name or ""
    with transaction.atomic():
        clearance.keep_still([pk])
        photo.delete()
        transaction.on_commit(partial(_discard, pk, original))


def _explain(photo: Photo, error: IntegrityError) -> NoReturn:
    """Name the photo that a second upload of the same file at the same moment has just become."""
    existing = Photo.objects.filter(digest=photo.digest).exclude(pk=photo.pk).first()
    if existing is None:
        raise error
    if photo.file.name != existing.file.name:
        photo.file.delete(save=False)
    raise AlreadyHereError(existing) from error


def _discard(pk: int, original: str) -> None:
    Photo.file.field.storage.delete(original)
    folder = f"photos/{pk}"
    with suppress(FileNotFoundError):
        for name in default_storage.listdir(folder)[1]:
            default_storage.delete(f"{folder}/{name}")
