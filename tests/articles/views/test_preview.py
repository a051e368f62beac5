"""What someone outside sees behind a preview link."""

from typing import Any

import pytest
from django.test import Client

from articles import editing, preview_links, publishing
from articles.models import PreviewLink, PreviewOpening
from tests.articles.desk import HOUR, edit
from tests.factories import a_live_article, a_photo, an_article, an_author

pytestmark = pytest.mark.django_db


def a_link(**fields: Any) -> PreviewLink:
    return preview_links.make(an_article(**fields), by=None, for_whom="Our lawyer", lasts=72 * HOUR)


def test_the_page_shows_the_whole_story_and_for_whom_it_is_but_no_notes_of_the_desk(client: Client) -> None:
    author, photo = an_author(name="Ada Okafor"), a_photo(credit="Jo Reed")
    body = f'<p>It left at noon.</p><figure data-photo="{photo.pk}"></figure>'
    link = a_link(headline="Secret", bylines=[author], body=body, picture=photo, topics=["Ferries"], notes="Ask Bo.")

    page = client.get(preview_links.address(link)).content.decode()

    for shown in (
        "Secret",
        "Ada Okafor",
        "Jo Reed",
        "It left at noon.",
        "Ferries",
        "For Our lawyer only",
        "Not published",
    ):
        assert shown in page
    assert "Ask Bo." not in page
    assert "/admin/" not in page
    assert "<form" not in page


def test_the_page_stays_as_it_was_saved_whatever_is_deleted_or_published_later(client: Client) -> None:
    author, photo = an_author(), a_photo()
    link = a_link(headline="Before", bylines=[author], picture=photo)
    article = link.article
    article.bylines.all().delete()
    edit(article, headline="After", picture=None, section=None)
    author.delete()
    photo.delete()

    response = client.get(preview_links.address(link))

    assert response.status_code == 200
    assert "Before" in response.content.decode()
    assert "nobody yet" in response.content.decode()


def test_an_update_of_a_live_story_can_be_shown_too(client: Client) -> None:
    article = edit(a_live_article(headline="Live"), headline="Update")
    link = preview_links.make(article, by=None, for_whom="A source", lasts=HOUR)
    publishing.withdraw(article, by=None)

    assert "Update" in client.get(preview_links.address(link)).content.decode()


def test_nothing_on_the_way_may_keep_find_or_pass_on_the_address(client: Client) -> None:
    link = a_link()
    for address in (preview_links.address(link), "/preview/nothing/"):
        response = client.get(address)
        assert "no-store" in response["Cache-Control"]
        assert "noindex" in response["X-Robots-Tag"]
        assert response["Referrer-Policy"] == "no-referrer"
        assert "Surrogate-Key" not in response
        assert not response.cookies
    signature = preview_links.address(link).strip("/").rpartition(":")[2]
    assert signature not in client.get(preview_links.address(link)).content.decode()


def test_unknown_and_ended_links_are_told_in_the_same_words(client: Client) -> None:
    link = a_link()
    preview_links.revoke(link, by=None)

    ended, unknown = client.get(preview_links.address(link)), client.get("/preview/x%00y/")

    assert (ended.status_code, unknown.status_code) == (410, 404)
    for response in (ended, unknown):
        assert "This link shows nothing any more" in response.content.decode()


def test_each_opening_is_noted_with_the_network_and_not_the_address(client: Client) -> None:
    link = a_link()
    client.get(preview_links.address(link), REMOTE_ADDR="203.0.113.9")
    client.get(preview_links.address(link), REMOTE_ADDR="203.0.113.9")
    client.head(preview_links.address(link))
    client.get("/preview/nothing/")

    first, second = PreviewOpening.objects.all()
    assert first.network == second.network
    assert "203.0.113" not in first.network
    assert client.post(preview_links.address(link)).status_code == 405


def test_a_page_costs_few_queries(client: Client, django_assert_max_num_queries: object) -> None:
    link = a_link(topics=["One", "Two", "Three"], bylines=[an_author() for _ in range(4)])
    editing.record(link.article, by=None)
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        client.get(preview_links.address(link))
