"""Holds on pictures and the end of their rights, for the library by itself."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from newsroom.photos import clearance
from newsroom.photos.models import PhotoHold
from tests.factories import a_photo, a_user
from tests.newsroom.photos.holding import a_held_photo, a_picture_editor

pytestmark = pytest.mark.django_db


def test_a_held_picture_is_named_until_the_hold_is_lifted() -> None:
    held, free = a_held_photo(), a_photo()
    assert clearance.held_among([held.pk, free.pk]) == {held.pk}

    person = a_picture_editor()
    clearance.lift(held.holds.get(), by=person, reason="The agency agreed")

    assert clearance.held_among([held.pk, free.pk]) == set()
    kept = held.holds.get()
    assert (kept.lifted_by, kept.lifted_reason) == (person, "The agency agreed")


@pytest.mark.parametrize("reason", ["", " "])
def test_placing_and_lifting_need_a_reason(reason: str) -> None:
    held, person = a_held_photo(), a_picture_editor()
    with pytest.raises(ValidationError):
        clearance.place(held, by=person, reason=reason)
    with pytest.raises(ValidationError):
        clearance.lift(held.holds.get(), by=person, reason=reason)


def test_placing_and_lifting_need_a_right_each() -> None:
    held = a_held_photo()
    with pytest.raises(PermissionDenied):
        clearance.place(held, by=a_user("photos.lift_hold_photo"), reason="x")
    with pytest.raises(PermissionDenied):
        clearance.lift(held.holds.get(), by=a_user("photos.hold_photo"), reason="x")


@pytest.mark.parametrize(
    "fields",
    [
        {"reason": ""},
        {"lifted_at": timezone.now()},
        {"lifted_at": timezone.now(), "lifted_reason": "Because"},
        {"lifted_reason": "Because"},
    ],
)
def test_the_database_refuses_half_a_record(fields: dict[str, object]) -> None:
    about = {"photo": a_photo(), "placed_by": a_picture_editor(), "reason": "x"} | fields
    with pytest.raises(IntegrityError), transaction.atomic():
        PhotoHold.objects.create(**about)


def test_a_picture_with_a_hold_in_its_record_cannot_be_deleted() -> None:
    with pytest.raises(IntegrityError):
        a_held_photo().delete()
