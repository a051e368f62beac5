"""What the database keeps true about a photo, and how the desk finds one."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from newsroom.photos.models import NO_ALT_TEXT, OUTSIDE, Photo

type Add = Callable[..., Photo]


def complaints(photo: Photo) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        photo.full_clean()
    return refused.value.messages


def test_a_photo_needs_an_alt_text_or_is_decorative(add: Add) -> None:
    photo = add()
    photo.alt_text = "  "
    assert complaints(photo) == [NO_ALT_TEXT]
    photo.decorative = True
    photo.full_clean()


@pytest.mark.parametrize(("x", "y"), [(-0.01, 0.5), (1.01, 0.5), (0.5, -3), (0.5, 2)])
def test_the_focal_point_is_inside_the_picture(x: float, y: float, add: Add) -> None:
    photo = add()
    photo.focal_x, photo.focal_y = x, y
    assert complaints(photo) == [OUTSIDE]


def test_the_database_itself_refuses_what_the_forms_refuse(add: Add) -> None:
    photo = add()
    for wrong in ({"alt_text": ""}, {"focal_x": 1.5}, {"focal_y": -0.5}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Photo.objects.filter(pk=photo.pk).update(**wrong)


def test_the_same_file_twice_has_a_message_for_editors(add: Add) -> None:
    photo = add()
    photo.pk = None
    assert complaints(photo) == ["This picture is already in the library."]


def test_search_wants_every_word_in_some_text(add: Add) -> None:
    ferry = add(alt_text="Two ferries at the quay", credit="Ada Okafor", caption="Before the strike")
    add(alt_text="A tram", credit="Ada Okafor")
    search = Photo.objects.search
    assert list(search("FERRIES okafor strike")) == [ferry]
    assert search("okafor").count() == 2
    assert search("ferries tram").count() == 0
    assert search("  ").count() == 2
    assert search("100%_\0").count() == 0


def test_a_photo_is_called_by_its_title(add: Add) -> None:
    assert str(add(title="Quay at dawn")) == "Quay at dawn"


def test_the_newest_come_first(add: Add) -> None:
    first, second = add(), add()
    assert list(Photo.objects.all()) == [second, first]
