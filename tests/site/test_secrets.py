"""What the desk keeps to itself is nowhere: not in pages, feeds, headers or files, and not at an address guessed."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.storage import storages
from django.test import Client

from newsroom.photos.models import Photo
from tests.factories import a_user
from tests.site.addresses import below
from tests.site.newsroom import Newsroom
from tests.site.reading import Page
from tests.site.reviewed import SECRET

pytestmark = pytest.mark.django_db

BELOW = ("", "review/", "review/sent/", "reviews/", "report-an-error/")


def told(response: Any) -> bytes:
    """Return everything that an answer says, headers and all, in small letters."""
    return (b"".join(response) + repr(sorted(response.headers.items())).encode()).lower()


def media(pages: list[Page]) -> set[str]:
    return {address for page in pages for address in page.fetched if address.startswith("/media/")}


def assert_silent(paths: Iterator[str] | list[str] | set[str]) -> None:
    telling = [path for path in paths if SECRET.encode() in told(Client().get(path))]
    assert telling == []


def test_the_desk_does_hold_the_secret(newsroom_site: Newsroom) -> None:
    """Were the word not there to be found, the tests below would prove nothing."""
    desk = Client()
    desk.force_login(a_user(is_superuser=True))
    for model in ("articles/article", "reviews/review", "error_reports/report", "photos/photo"):
        assert SECRET.encode() in told(desk.get(f"/admin/{model}/")), model


def test_no_public_page_or_feed_tells(newsroom_site: Newsroom, public_urls: list[str]) -> None:
    assert_silent(public_urls)


def test_no_picture_that_readers_get_tells(newsroom_site: Newsroom, pages: list[Page]) -> None:
    original = Photo.objects.get(caption="The first tram.")
    with storages["originals"].open(original.file.name or "") as file:
        assert SECRET.encode() in file.read()
    shown = media(pages)
    assert any(f"/photos/{original.pk}/" in address for address in shown)
    assert_silent(shown)


def test_no_error_page_tells(newsroom_site: Newsroom) -> None:
    assert_silent(["/nowhere/", newsroom_site.withdrawn, newsroom_site.former, "/admin/login/", "/robots.txt"])


def test_what_readers_do_not_have_answers_as_if_it_had_never_been(newsroom_site: Newsroom) -> None:
    assert newsroom_site.hidden.keys() >= {"draft", "sent-back", "spiked", "scheduled", "cancelled"}
    for path in newsroom_site.hidden.values():
        never = re.sub("[a-z]", "x", path)
        for end in BELOW:
            hidden, nothing = Client().get(path + end), Client().get(never + end)
            assert hidden.status_code == nothing.status_code == 404, path + end
            assert without_path(hidden, path) == without_path(nothing, never), path + end


def without_path(response: Any, path: str) -> bytes:
    return told(response).replace(path.encode(), b"")


def test_a_guessed_topic_of_a_hidden_story_answers_404(newsroom_site: Newsroom) -> None:
    for slug in ("draft", "scheduled", "cancelled", "spiked", "withdrawn-story"):
        topic = f"/topics/{SECRET}-{slug}/"
        assert Client().get(topic).status_code == 404, topic
        assert Client().get(f"{topic}feed/").status_code == 404, topic


def test_a_planned_withdrawal_is_not_announced(newsroom_site: Newsroom) -> None:
    page = Client().get(newsroom_site.section.get_absolute_url()).content.decode()
    assert "A story that will end" in page or "?before=" in page
    assert not re.search(r"9000|unavailable_after", page)


def test_neither_originals_nor_settings_can_be_fetched(newsroom_site: Newsroom) -> None:
    photo = Photo.objects.get(caption="The first tram.")
    name = photo.file.name or ""
    wanted = [f"/media/{name}", f"/originals/{name}", f"/media/../originals/{name}", f"/static/../originals/{name}"]
    for path in [*wanted, "/media/photos/", "/media/", "/static/", "/.env", "/var/secret-key", "/static/../secret-key"]:
        assert Client().get("/", PATH_INFO=path).status_code == 404, path


def test_the_form_gives_nobody_away_who_has_sent_a_review(newsroom_site: Newsroom) -> None:
    """The same answer, whether or not someone else has reviewed the story, except to the same address."""
    sent = {"rating": "3", "headline": "Good", "words": "Ten words at least, more or less.", "name": "Mo"}
    answer = Client().post(below(newsroom_site.story, "reviews:leave"), sent | {"email": "mo@example.org"})
    assert answer.status_code == 303
    assert_silent([answer.headers["Location"]])
