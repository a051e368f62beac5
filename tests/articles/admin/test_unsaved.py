"""What was typed and not saved is offered to its writer: to take up, or to leave for a while."""

from uuid import uuid4

import pytest
from django.urls import reverse

from articles.models import Unsaved
from tests.articles.admin.conftest import Desk, change
from tests.articles.admin.windows import keep, type_
from tests.factories import a_photo, an_article, an_author

pytestmark = pytest.mark.django_db


class TestOffers:
    def test_what_was_not_saved_with_what_it_changes(self, writer: Desk) -> None:
        story = an_article(headline="Ferry sails")
        keep(writer, story, type_(writer, story, headline="Ferry sails late"))
        page = writer.open(change(story))
        assert "Not saved:" in page.words(".story-unsaved")
        assert "late" in page.words(".story-unsaved ins")
        assert page.page.get_element_by_id("id_headline").value.strip() == "Ferry sails"

    def test_nothing_once_it_is_saved(self, writer: Desk) -> None:
        story = an_article()
        typed = type_(writer, story, headline="Ferry sails late")
        keep(writer, story, typed)
        saved = writer.send(change(story), typed)
        assert not saved.all(".story-unsaved")
        assert Unsaved.objects.get().fate == Unsaved.Fate.SAVED

    def test_to_take_it_up_with_byline_topics_and_picture(self, writer: Desk) -> None:
        ada, ben, photo = an_author(), an_author(), a_photo()
        story = an_article(bylines=[ada])
        rows = {"bylines-0-DELETE": "on", "bylines-1-author": ben.pk, "bylines-1-role": "editor"}
        typed = type_(writer, story, headline="Taken", topics="Trams, Ferries", picture=photo.pk, **rows)
        keep(writer, story, typed)

        taken = writer.open(f"{change(story)}?take={typed['writing']}").page
        form = {name: value or "" for name, value in taken.get_element_by_id("article_form").form_values()}
        assert (form["writing"], form["sequence"]) == (typed["writing"], "1")
        answer = writer.send(change(story), form)

        assert "Saved." in answer.words(".messagelist")
        assert not answer.all(".story-unsaved")
        story.refresh_from_db()
        assert (story.headline, story.picture) == ("Taken", photo)
        assert sorted(story.topics.names()) == ["Ferries", "Trams"]
        assert [(line.author, line.role) for line in story.ordered_bylines] == [(ben, "editor")]

    def test_to_leave_it_and_to_take_it_up_later(self, writer: Desk) -> None:
        story = an_article()
        typed = type_(writer, story, headline="Left")
        keep(writer, story, typed)

        left = writer.send(reverse("admin:articles_article_leave", args=[typed["writing"]]), {})

        assert (left.path, left.all(".story-unsaved")) == (change(story), [])
        link = left.all(".story-left a")[0].get("href")
        assert writer.open(link).page.get_element_by_id("id_headline").value.strip() == "Left"

    @pytest.mark.parametrize("key", ["x", uuid4(), ""])
    def test_nothing_under_a_key_that_is_nobodys(self, writer: Desk, key: object) -> None:
        story = an_article()
        assert writer.open(f"{change(story)}?take={key}").status == 200

    def test_nothing_of_somebody_else(self, writer: Desk, editor: Desk) -> None:
        story = an_article()
        typed = type_(writer, story, headline="Mine alone")
        keep(writer, story, typed)
        assert "Mine alone" not in editor.open(f"{change(story)}?take={typed['writing']}").text
        assert editor.send(reverse("admin:articles_article_leave", args=[typed["writing"]]), {}).status == 404
        assert Unsaved.objects.get().fate == Unsaved.Fate.OPEN

    def test_a_part_of_the_page_without_the_window_that_asks(self, writer: Desk) -> None:
        story = an_article()
        typed = type_(writer, story, headline="Here")
        keep(writer, story, typed)
        address = reverse("admin:articles_article_unsaved", args=[story.pk])
        assert "in a window that is still open" in writer.open(address).words(".story-unsaved")
        assert "story-unsaved" not in writer.open(f"{address}?but={typed['writing']}").text
