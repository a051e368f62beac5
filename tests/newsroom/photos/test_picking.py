"""The pictures a writer can choose from without leaving the story."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from lxml import html
from lxml.html import HtmlElement
from model_bakery import baker
from pytest_django import DjangoAssertNumQueries

from newsroom.photos.models import Photo
from newsroom.photos.renditions import best

type Add = Callable[..., Photo]


@pytest.fixture
def writer(client: Client, db: None, django_user_model: type[Any]) -> Client:
    user = baker.make(django_user_model, is_staff=True, is_active=True)
    user.user_permissions.add(Permission.objects.get(codename="view_photo"))
    client.force_login(user)
    return client


@pytest.fixture
def address() -> str:
    return reverse("admin:photos_photo_pick")


def fragment(client: Client, address: str, **query: str | int) -> HtmlElement:
    response = client.get(address, query)
    assert response.status_code == 200
    text = response.content.decode()
    assert "<html" not in text
    return html.fragment_fromstring(text, create_parent="div")


def offered(element: HtmlElement) -> list[str]:
    return [button.get("data-photo") or "" for button in element.findall(".//button[@data-photo]")]


def test_a_picture_says_what_the_editor_needs(writer: Client, address: str, add: Add) -> None:
    photo = add(alt_text='The "old" quay', caption="At <dawn>", credit="Ada Okafor", title="Quay")
    (button,) = fragment(writer, address).findall(".//button[@data-photo]")
    assert dict(button.attrib) == {
        "type": "button",
        "data-photo": str(photo.pk),
        "data-alt": 'The "old" quay',
        "data-decorative": "false",
        "data-caption": "At <dawn>",
        "data-credit": "Ada Okafor",
        "data-src": best(photo, "full", "jpg", 960).url,
        "data-width": "90",
        "data-height": "60",
    }
    assert button.text_content().strip() == "Quay"
    assert next(button.iter("img")).get("src") == best(photo, "1x1", "jpg", 320).url


def test_there_are_twenty_four_on_a_page_newest_first(writer: Client, address: str, add: Add) -> None:
    photos = [str(add().pk) for _ in range(26)][::-1]
    first = fragment(writer, address)
    assert offered(first) == photos[:24]
    assert [button.get("data-page") for button in first.findall(".//button[@data-page]")] == ["2"]
    second = fragment(writer, address, page=2)
    assert offered(second) == photos[24:]
    assert [button.get("data-page") for button in second.findall(".//button[@data-page]")] == ["1"]


@pytest.mark.parametrize("page", ["0", "-3", "x", "", "²", "9" * 5000])
def test_a_page_that_cannot_be_is_no_error(page: str, writer: Client, address: str, add: Add) -> None:
    add()
    assert len(offered(fragment(writer, address, page=page))) <= 1


def test_words_narrow_the_choice(writer: Client, address: str, add: Add) -> None:
    ferry = add(alt_text="Two ferries")
    add(alt_text="A tram")
    assert offered(fragment(writer, address, q="ferries")) == [str(ferry.pk)]
    assert "No picture in the library" in fragment(writer, address, q="zeppelin\0").text_content()


def test_an_empty_library_says_so(writer: Client, address: str) -> None:
    assert "no pictures yet" in fragment(writer, address).text_content()


def test_a_full_page_costs_one_query_for_pictures(
    writer: Client, address: str, add: Add, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(25):
        add()
    with django_assert_max_num_queries(5):  # session, user, two for permissions, pictures
        fragment(writer, address)


def test_only_who_may_see_photos_may_pick_one(
    client: Client, address: str, django_user_model: type[Any], db: None
) -> None:
    assert client.get(address).status_code == 302
    client.force_login(baker.make(django_user_model, is_staff=True, is_active=True))
    assert client.get(address).status_code == 403
    client.force_login(baker.make(django_user_model, is_staff=False, is_active=True))
    assert client.get(address).status_code == 302


def test_picking_changes_nothing_and_is_never_kept(writer: Client, address: str) -> None:
    assert "no-store" in writer.get(address)["Cache-Control"]
    assert writer.post(address).status_code == 405
