"""Holds on pictures at the desk: asked for a reason, told what follows, kept on record."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from authors.models import User
from newsroom.photos.models import Photo
from tests.factories import a_live_article, a_photo, a_user
from tests.newsroom.photos.holding import a_held_photo

pytestmark = pytest.mark.django_db

LOOKS, HOLDS, LIFTS = "photos.view_photo", "photos.hold_photo", "photos.lift_hold_photo"
LIST = reverse("admin:photos_photo_changelist")


def at_desk(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(photo: Photo) -> str:
    return reverse("admin:photos_photo_change", args=[photo.pk])


def hold(photo: Photo) -> str:
    return reverse("admin:photos_photo_hold", args=[photo.pk])


def lift(photo: Photo) -> str:
    return reverse("admin:photos_photo_lift", args=[photo.pk, photo.holds.get().pk])


def test_a_hold_is_placed_for_a_reason_and_says_who_still_sees_the_picture() -> None:
    photo = a_photo()
    story = a_live_article(picture=photo)
    client = at_desk(a_user(LOOKS, HOLDS, name="Pia Pictures"))

    assert "this stays on record" in client.post(hold(photo), {"reason": " "}).content.decode()
    answer = client.post(hold(photo), {"reason": "Withdrawn by the agency"}, follow=True).content.decode()

    assert "Held. No story can be published with this picture" in answer
    assert f"Readers still see it in “{story.headline}”" in answer
    assert "Withdrawn by the agency (Pia Pictures" in answer
    assert "Lift the hold" not in answer
    assert "On hold" in client.get(LIST).content.decode()


def test_a_hold_is_lifted_for_a_reason_and_stays_on_record() -> None:
    photo = a_held_photo()
    client = at_desk(a_user(LOOKS, LIFTS, name="Carla Chief"))
    assert "Lift the hold" in client.get(page(photo)).content.decode()

    assert "this stays on record" in client.post(lift(photo), {"reason": ""}).content.decode()
    answer = client.post(lift(photo), {"reason": "The agency agreed"}, follow=True).content.decode()

    assert "Lifted by Carla Chief" in answer
    assert not photo.holds.standing().exists()
    again = client.post(lift(photo), {"reason": "Twice"}).content.decode()
    assert "Somebody has lifted this already." in again


def test_each_page_is_closed_without_its_right() -> None:
    photo = a_held_photo()
    for rights, address in (((LOOKS, LIFTS), hold(photo)), ((LOOKS, HOLDS), lift(photo)), ((HOLDS,), hold(photo))):
        client = at_desk(a_user(*rights))
        assert client.get(address).status_code == 403
        assert client.post(address, {"reason": "x"}).status_code == 403
    assert photo.holds.count() == 1


def test_the_list_says_until_when_a_picture_may_be_used() -> None:
    photo = a_photo(rights_until=timezone.localdate())
    shown = at_desk(a_user(LOOKS)).get(LIST).content.decode()
    assert f"until {photo.rights_until:%-d %B %Y}" in shown
