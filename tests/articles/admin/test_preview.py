"""Preview shows what readers would see, to the desk alone, and writes nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from articles.models import Article, Move, Revision
from tests.articles.admin.conftest import Desk
from tests.factories import a_live_article, an_article, an_author

pytestmark = pytest.mark.django_db


def address(story: Article) -> str:
    return reverse("admin:articles_article_preview", args=[story.pk])


def everything() -> list[Any]:
    rows = [list(model.objects.order_by("pk").values()) for model in (Article, Revision, Move)]
    return [*rows, *(list(story.bylines.values()) for story in Article.objects.all())]


def test_shows_what_is_saved_through_the_public_page(writer: Desk) -> None:
    story = an_article(headline="Not out yet", body="<h2>Later</h2><p>Soon.</p>")

    answer = writer.open(address(story))

    assert "Preview: readers do not see this." in answer.text
    assert answer.words("h1") == "Not out yet"
    assert answer.all("h2#s-later")


def test_shows_what_is_typed_and_writes_nothing(writer: Desk) -> None:
    story = an_article(bylines=[an_author(name="Ada First")])
    second = an_author(name="Bo Second")
    typed = writer.form(story) | {
        "headline": "Typed, not saved",
        "topics": "Tides",
        "bylines-0-author": str(second.pk),
    }
    before = everything()

    answer = writer.send(address(story), typed)

    assert answer.words("h1") == "Typed, not saved"
    assert "Bo Second" in answer.text
    assert "Tides" in answer.text
    assert everything() == before


def test_shows_a_story_that_was_never_saved(writer: Desk) -> None:
    typed = writer.form() | {"headline": "Brand new"}

    answer = writer.send(reverse("admin:articles_article_preview_new"), typed)

    assert answer.words("h1") == "Brand new"
    assert not Article.objects.exists()


def test_says_what_is_wrong_with_a_form_that_cannot_be_shown(writer: Desk) -> None:
    story = an_article()

    answer = writer.send(address(story), writer.form(story) | {"kicker": "x" * 41})

    assert "Kicker" in answer.words("#content")
    story.refresh_from_db()
    assert story.headline


@pytest.mark.parametrize("live", [False, True])
def test_is_kept_nowhere_and_found_by_no_search_engine(writer: Desk, live: bool) -> None:
    story = a_live_article() if live else an_article()

    for response in (writer.client.get(address(story)), writer.client.post(address(story), writer.form(story))):
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex"


def test_is_closed_to_whoever_may_not_see_stories(at_desk: Callable[..., Desk]) -> None:
    stranger = at_desk()

    assert stranger.open(address(an_article())).status == 404
    assert stranger.send(reverse("admin:articles_article_preview_new"), {}).status == 403


def test_shows_who_may_only_look_what_is_saved_whatever_they_send(at_desk: Callable[..., Desk]) -> None:
    story = a_live_article(headline="As saved")
    reader = at_desk("articles.view_article")

    assert reader.send(address(story), {"headline": "Mine"}).words("h1") == "As saved"
