"""The page of all reporters."""

import pytest
from django.test import Client

from tests.factories import a_photo, an_author
from tests.site.reading import Page

pytestmark = pytest.mark.django_db


def test_reporters_are_listed_with_what_they_cover(client: Client) -> None:
    an_author(name="Ben <Lim>", slug="ben", job_title="Editor", beats=["Ships", "Tides"], portrait=a_photo())
    an_author(name="Ada Okafor", slug="ada", public_email="ada@example.org")
    an_author(name="Gone Elsewhere", is_listed=False)
    response = client.get("/authors/")
    assert response.status_code == 200
    page = Page("/authors/", response)
    assert [str(link.text_content()) for link in page.all("//main//h2/a")] == ["Ada Okafor", "Ben <Lim>"]
    words = page.one("//main")
    assert "Editor" in words
    assert "Covers Ships, Tides" in words


def test_a_newsroom_without_reporters_has_a_page_for_them(client: Client) -> None:
    response = client.get("/authors/")
    assert response.status_code == 200
    assert "Nobody is listed yet." in response.content.decode()
