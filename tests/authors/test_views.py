"""The page of all reporters."""

import lxml.html
import pytest
from django.test import Client

from tests.factories import a_photo, an_author

pytestmark = pytest.mark.django_db


def test_reporters_are_listed_with_what_they_cover(client: Client) -> None:
    an_author(name="Ben <Lim>", slug="ben", job_title="Editor", beats=["Ships", "Tides"], portrait=a_photo())
    an_author(name="Ada Okafor", slug="ada", public_email="ada@example.org")
    an_author(name="Gone Elsewhere", is_listed=False)
    response = client.get("/authors/")
    assert response.status_code == 200
    main = lxml.html.document_fromstring(response.content).find(".//main")
    names = [str(link.text_content()) for link in main.iterfind(".//h2/a")]
    assert names == ["Ada Okafor", "Ben <Lim>"]
    words = " ".join(str(main.text_content()).split())
    assert "Editor" in words
    assert "Covers Ships, Tides" in words


def test_a_newsroom_without_reporters_has_a_page_for_them(client: Client) -> None:
    response = client.get("/authors/")
    assert response.status_code == 200
    assert "Nobody is listed yet." in response.content.decode()
