"""Pictures on hold."""

from typing import Any

from authors.models import User
from newsroom.photos import clearance
from newsroom.photos.models import Photo
from tests.factories import a_photo, a_user


def a_picture_editor() -> User:
    return a_user("photos.hold_photo", "photos.lift_hold_photo", name="Pia Pictures")


def a_held_photo(**about: Any) -> Photo:
    photo = a_photo(**about)
    clearance.place(photo, by=a_picture_editor(), reason="The agency has withdrawn it")
    return photo
