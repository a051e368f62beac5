"""How readers get the file of a rendition."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.db import connection
from django.http import FileResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from newsroom.photos import darkroom, library, views
from newsroom.photos.models import Photo
from newsroom.photos.renditions import best, renditions_of

type Add = Callable[..., Photo]


def body(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert isinstance(response, FileResponse)
    return bytes(response.getvalue())


def files(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file()]


def test_a_file_that_is_there_costs_no_query(
    add: Add, client: Client, media: Path, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rendition = best(add(renditions="now"), "3x2", "avif", 640)
    with django_assert_num_queries(0):
        assert body(client, rendition.url) == (media / rendition.name).read_bytes()


@pytest.mark.parametrize(("format_", "kind"), [("avif", "image/avif"), ("webp", "image/webp"), ("jpg", "image/jpeg")])
def test_a_file_may_be_kept_for_ever_and_is_what_it_says(format_: str, kind: str, add: Add, client: Client) -> None:
    rendition = next(r for r in renditions_of(add(), "full") if r.format == format_)
    for response in (client.get(rendition.url), client.head(rendition.url)):
        assert response.status_code == 200
        assert response["Cache-Control"] == "public, max-age=31536000, immutable"
        assert response["Content-Type"] == kind
        assert response["X-Content-Type-Options"] == "nosniff"
        assert not response.cookies
        response.close()


def test_a_missing_file_is_made_on_the_spot_and_only_that_one(add: Add, client: Client, media: Path) -> None:
    rendition = best(add(), "1x1", "webp", 320)
    assert files(media) == []
    assert body(client, rendition.url).startswith(b"RIFF")
    assert files(media) == [Path(rendition.name).name]


def test_a_crop_of_an_earlier_focal_point_stays_for_published_stories(add: Add, client: Client) -> None:
    photo = add(renditions="now")
    before = best(photo, "3x2", "jpg", 320)
    photo.focal_x = 0.1
    library.save(photo)
    assert body(client, before.url)
    assert body(client, best(photo, "3x2", "jpg", 320).url)


@pytest.mark.parametrize(
    "wrong",
    [
        ("-full-", "-4x3-"),
        ("-full-90.", "-full-91."),
        ("-full-90.", "-full-090."),
        (".jpg", ".gif"),
        (".jpg", ".jpg%0A"),
        (".jpg", ".jpg.jpg"),
        ("-full-", "-3x2-"),
        (".jpg", ""),
    ],
)
def test_no_other_name_is_answered(wrong: tuple[str, str], add: Add, client: Client, media: Path) -> None:
    address = best(add(), "full", "jpg", 90).url.replace(*wrong)
    assert client.get(address).status_code == 404
    assert files(media) == []


def test_a_photo_answers_for_itself_only(add: Add, client: Client) -> None:
    one, other = add(), add(renditions="now")
    name = Path(best(one, "full", "jpg", 90).name).name
    for pk in (other.pk, 10**6, 2**63, "9" * 400, "9" * 5000):
        assert client.get(f"/media/photos/{pk}/{name}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "..%2f..%2foriginals",
        "%2e%2e/%2e%2e/originals",
        "../1/../../originals",
        "..\\..\\originals",
        ".draft-1234",
        "%00",
        "0123456789-full-90.jpg%00.jpg",
        "０123456789-full-90.jpg",
    ],
)
def test_no_way_leads_out_of_the_folder(path: str, add: Add, client: Client) -> None:
    assert client.get(f"/media/photos/{add().pk}/{path}").status_code == 404


def test_originals_have_no_address(add: Add, client: Client) -> None:
    photo = add()
    assert client.get(f"/media/{photo.file.name}").status_code == 404
    assert client.get(f"/media/photos/{photo.pk}/{photo.digest}.png").status_code == 404


def test_without_original_there_is_no_rendition(add: Add, client: Client) -> None:
    photo = add()
    storages["originals"].delete(photo.file.name or "")
    assert client.get(best(photo, "full", "jpg", 90).url).status_code == 404


def test_a_damaged_original_is_not_found_rather_than_an_error(add: Add, client: Client) -> None:
    photo = add()
    Path(storages["originals"].path(photo.file.name or "")).write_bytes(b"rust")
    assert client.get(best(photo, "full", "jpg", 90).url).status_code == 404


def test_nothing_can_be_sent_there(add: Add, client: Client) -> None:
    assert client.post(best(add(), "full", "jpg", 90).url).status_code == 405


def test_who_waits_too_long_for_the_darkroom_may_come_again(
    add: Add, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "PATIENCE", 0.01)
    address = best(add(), "full", "jpg", 90).url
    with views._darkroom_door:
        response = client.get(address)
    assert (response.status_code, response["Cache-Control"]) == (503, "no-store")
    assert response["Retry-After"]
    assert body(client, address)


@pytest.mark.django_db(transaction=True)
def test_a_rush_on_one_picture_makes_it_once(add: Add, media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rendition = best(add(), "full", "jpg", 90)
    made, make = [], darkroom.make

    def counted(photo: Photo, wanted: object) -> None:
        made.append(wanted)
        make(photo, rendition)

    def ask(_: int) -> bytes:
        with closing(connection):
            return body(Client(), rendition.url)

    monkeypatch.setattr(darkroom, "make", counted)
    with ThreadPoolExecutor(6) as threads:
        bodies = [*threads.map(ask, range(6))]
    assert {*bodies} == {(media / rendition.name).read_bytes()}
    assert made == [rendition]
