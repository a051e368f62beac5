"""The picture library at the desk."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from lxml import html
from model_bakery import baker
from PIL import Image
from pytest_django import (
    DjangoAssertNumQueries,
    DjangoCaptureOnCommitCallbacks,
)

from newsroom.photos import library, originals
from newsroom.photos.models import NO_ALT_TEXT, OUTSIDE, Photo
from newsroom.photos.renditions import best

type Add = Callable[..., Photo]
type Save = Callable[..., ContentFile[bytes]]
type Staff = Callable[..., Client]

LIST = "admin:photos_photo_changelist"
NEW = "admin:photos_photo_add"


@pytest.fixture
def staff(db: None, django_user_model: type[Any]) -> Staff:
    """Return a way to a browser of someone at the desk with the named permissions."""

    def log_in(*permissions: str) -> Client:
        user = baker.make(django_user_model, is_staff=True, is_active=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
        client = Client()
        client.force_login(user)
        return client

    return log_in


@pytest.fixture
def desk(staff: Staff) -> Client:
    return staff("add_photo", "change_photo", "view_photo", "delete_photo")


def upload(picture: ContentFile[bytes]) -> SimpleUploadedFile:
    return SimpleUploadedFile("C:\\my holiday.exe", picture.read(), content_type="text/html")


def change(photo: Photo) -> str:
    return reverse("admin:photos_photo_change", args=[photo.pk])


def said(photo: Photo, **other: object) -> dict[str, object]:
    fields = ("alt_text", "caption", "credit", "title", "focal_x", "focal_y")
    return {field: getattr(photo, field) for field in fields} | other


def errors(response: Any) -> dict[str, list[str]]:
    return dict(response.context["adminform"].form.errors)


def test_a_picture_is_added_with_a_name_of_our_own(staff: Staff, saved: Save) -> None:
    desk = staff("add_photo", "view_photo")
    picture = upload(saved(Image.new("RGB", (60, 40)), "JPEG"))
    response = desk.post(reverse(NEW), {"file": picture, "alt_text": "A black field", "credit": "Ada Okafor"})
    assert response.status_code == 302
    photo = Photo.objects.get()
    assert photo.file.name == f"photos/{photo.digest[:2]}/{photo.digest}.jpg"
    assert (photo.title, photo.width, photo.credit) == ("A black field", 60, "Ada Okafor")
    assert str(photo.uploaded_by_id) == desk.session["_auth_user_id"]


def test_a_new_picture_orders_its_renditions(
    desk: Client, saved: Save, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks() as ordered:
        desk.post(reverse(NEW), {"file": upload(saved(Image.new("RGB", (60, 40)))), "decorative": "on"})
    assert len(ordered) == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"GIF89a", originals.NO_PICTURE), (b"", "The submitted file is empty.")],
)
def test_an_unusable_file_is_explained_at_its_field(content: bytes, message: str, desk: Client) -> None:
    file = SimpleUploadedFile("photo.jpg", content)
    response = desk.post(reverse(NEW), {"file": file, "alt_text": "x"})
    assert errors(response) == {"file": [message]}


def test_a_missing_alt_text_is_explained_once_at_its_field(desk: Client, saved: Save) -> None:
    response = desk.post(reverse(NEW), {"file": upload(saved(Image.new("RGB", (6, 4)))), "alt_text": " "})
    assert errors(response) == {"alt_text": [NO_ALT_TEXT]}


def test_the_same_picture_again_leads_to_the_one_that_is_there(desk: Client, add: Add, saved: Save) -> None:
    picture = saved(Image.new("RGB", (60, 40)))
    first = add(picture, title="<Quay>")
    picture.seek(0)
    response = desk.post(reverse(NEW), {"file": upload(picture), "alt_text": "x"})
    assert f'as <a href="{change(first)}">&lt;Quay&gt;</a>.' in response.content.decode()
    assert Photo.objects.count() == 1


def test_the_loser_of_a_race_is_led_to_the_one_that_is_there(
    desk: Client, add: Add, saved: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    rival, admit = add(title="The rival’s"), library.admit

    def overtaken(photo: Photo, file: Any) -> None:
        admit(photo, file)
        Photo.objects.filter(pk=rival.pk).update(digest=photo.digest)

    monkeypatch.setattr(library, "admit", overtaken)
    picture = upload(saved(Image.new("RGB", (60, 40))))
    response = desk.post(reverse(NEW), {"file": picture, "alt_text": "x"}, follow=True)
    assert response.redirect_chain == [(change(rival), 302)]
    assert "already in the library, as “The rival’s”" in response.content.decode()


def test_the_file_of_a_picture_stays_what_it_is(desk: Client, add: Add, saved: Save) -> None:
    photo = add()
    assert not html.fromstring(desk.get(change(photo)).content).findall(".//input[@type='file']")
    other = upload(saved(Image.new("RGB", (6, 4))))
    assert desk.post(change(photo), said(photo, file=other, caption="New words")).status_code == 302
    changed = Photo.objects.get()
    assert (changed.digest, changed.caption) == (photo.digest, "New words")


def test_the_focal_point_is_two_numbers(desk: Client, add: Add) -> None:
    photo = add()
    desk.post(change(photo), said(photo, focal_x="0.25", focal_y="1"))
    photo.refresh_from_db()
    assert (photo.focal_x, photo.focal_y) == (0.25, 1)
    for wrong in ("1.2", "-1"):
        assert errors(desk.post(change(photo), said(photo, focal_x=wrong))) == {"focal_x": [OUTSIDE]}
    assert "focal_x" in errors(desk.post(change(photo), said(photo, focal_x="nan")))


def test_the_form_obeys_the_content_security_policy(desk: Client, add: Add) -> None:
    page = html.fromstring(desk.get(change(add(focal_x=0.25))).content)
    (preview,) = page.findall(".//*[@data-focal-point]")
    assert not [element for element in preview.iter() if "style" in element.attrib]
    assert page.findall(".//*[@data-focal-marker]")[0].get("x") == "25.0%"
    modules = page.findall(".//script[@type='module']")
    assert [script.get("src") for script in modules] == ["/static/newsroom/js/desk/focal-point.js"]


def test_who_may_only_look_sees_the_picture(staff: Staff, add: Add) -> None:
    page = html.fromstring(staff("view_photo").get(change(add())).content)
    assert page.findall(".//*[@data-focal-point]")
    assert not page.findall(".//*[@id='photo_form']//input[@type='number']")


def test_the_list_shows_and_finds_pictures(desk: Client, add: Add) -> None:
    ferry = add(alt_text="Two ferries", credit="Ada Okafor")
    add(alt_text="", decorative=True, caption="Waves")
    page = desk.get(reverse(LIST)).content.decode()
    assert best(ferry, "1x1", "jpg", 320).url in page
    assert "90 × 60" in page
    assert ">decorative<" in page
    found = desk.get(reverse(LIST), {"q": "okafor ferries"}).context["cl"]
    assert [*found.result_list] == [ferry]


def test_a_longer_list_costs_no_more_queries(
    desk: Client, add: Add, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(12):
        add()
    with django_assert_max_num_queries(8):
        desk.get(reverse(LIST))


@pytest.mark.parametrize("way", ["one", "several"])
def test_deleting_takes_the_files_along(
    way: str,
    desk: Client,
    add: Add,
    media: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    photo = add(renditions="now")
    with django_capture_on_commit_callbacks(execute=True):
        if way == "one":
            desk.post(reverse("admin:photos_photo_delete", args=[photo.pk]), {"post": "yes"})
        else:
            order = {"action": "delete_selected", "_selected_action": photo.pk, "post": "yes"}
            desk.post(reverse(LIST), order)
    assert not Photo.objects.exists()
    assert not [path for path in media.rglob("*") if path.is_file()]
