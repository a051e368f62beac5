"""“Before publishing”: what is saved, what is being typed, and who may ask."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from articles.models import Article
from tests.articles.admin.conftest import Desk, change
from tests.articles.admin.test_preview import everything
from tests.factories import a_live_article, a_photo, an_article, an_author

pytestmark = pytest.mark.django_db

NEW = "admin:articles_article_check_new"


def address(story: Article) -> str:
    return reverse("admin:articles_article_check", args=[story.pk])


def test_the_form_shows_what_is_found_in_the_saved_story_without_any_script(writer: Desk) -> None:
    story = an_article(standfirst="", body="<p>It left at TK.</p>")

    page = writer.open(change(story))

    panel = page.words("#before-publishing")
    assert "2 to do, 1 hint" in panel
    assert "Standfirst: Write a standfirst" in panel
    (place,) = page.all('#before-publishing a[href="#at-body"]')
    assert (place.get("data-passage"), place.get("data-block")) == ("TK", "0")
    assert page.all("#before-publishing")[0].get("open") is not None


def test_a_story_that_is_ready_says_so_and_stays_folded(writer: Desk) -> None:
    page = writer.open(change(an_article(topics=["Ferries"])))
    assert "All well" in page.words("#before-publishing summary")
    assert page.all("#before-publishing")[0].get("open") is None


def test_what_is_typed_is_checked_and_nothing_is_written(writer: Desk) -> None:
    story = an_article(topics=["Ferries"])
    photo = a_photo(credit="")
    typed = writer.form(story) | {
        "standfirst": "",
        "topics": "",
        "section": "",
        "bylines-0-author": "",
        "picture": str(photo.pk),
        "body": '<p>See <a href="https://example.org">here</a> \x01</p><h2></h2>',
    }
    before = everything()

    found = writer.send(address(story), typed)

    fields = [line.get("data-field") for line in found.all(".checks-list a")]
    assert fields == ["standfirst", "section", "bylines", "picture", "topics", "body", "body"]
    assert everything() == before


def test_a_name_that_was_only_just_typed_counts(writer: Desk) -> None:
    story = an_article(bylines=[], topics=["Ferries"])
    typed = writer.form(story) | {"bylines-0-author": str(an_author().pk)}
    assert "Nothing stands in the way." in writer.send(address(story), typed).text


def test_a_field_that_cannot_be_read_complains_itself(writer: Desk) -> None:
    story = an_article()
    found = writer.send(address(story), writer.form(story) | {"headline": "", "language": "none", "edition": "x"})
    assert found.status == 200
    assert "Write a headline" in found.text
    assert found.all("[data-field=language]")


def test_a_story_that_was_never_saved_can_be_checked(writer: Desk) -> None:
    found = writer.send(reverse(NEW), writer.form() | {"headline": "Brand new"})
    fields = [line.get("data-field") for line in found.all(".checks-blocking a")]
    assert fields == ["standfirst", "section", "body", "bylines"]
    assert not Article.objects.exists()


def test_an_empty_form_is_no_error(writer: Desk) -> None:
    assert writer.send(reverse(NEW), {}).status == 200
    assert writer.send(address(an_article()), {}).status == 200


def test_only_whoever_may_change_the_story_may_ask(at_desk: Callable[..., Desk]) -> None:
    story = a_live_article()
    reader, stranger = at_desk("articles.view_article"), at_desk()
    for person, refused in ((reader, 403), (stranger, 404)):
        assert person.send(address(story), {}).status == refused
        assert person.send(reverse(NEW), {}).status == 403
    assert reader.open(address(story)).status == 405


def test_it_is_kept_nowhere(writer: Desk) -> None:
    story = an_article()
    assert "no-store" in writer.client.post(address(story), writer.form(story))["Cache-Control"]
