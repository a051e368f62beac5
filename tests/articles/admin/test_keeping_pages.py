"""Autosave as the browser meets it: what it keeps, what it says, and whom it refuses."""

from collections.abc import Callable
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from articles import company, editing, keeping
from articles.models import Article, Unsaved
from tests.articles.admin.conftest import Desk, change
from tests.articles.admin.windows import Told, keep, type_
from tests.factories import a_photo, an_article, an_author

pytestmark = pytest.mark.django_db


class TestKeeps:
    def test_what_is_typed_and_leaves_the_story_alone(self, writer: Desk) -> None:
        author, photo = an_author(), a_photo()
        story = an_article(bylines=[an_author()], topics=["Trams"])
        before = Article.objects.values().get(), editing.snapshot(story)
        rows = {
            "bylines-0-position": "2",
            "bylines-1-author": author.pk,
            "bylines-1-role": "editor",
            "bylines-1-position": "1",
        }
        typed = type_(writer, story, headline=" Ferry  sails ", picture=photo.pk, topics="Trams, Ferries", **rows)

        status, told = keep(writer, story, typed)

        assert (status, told["state"], told["conflict"], told["others"]) == (200, "kept", "", [])
        kept = Unsaved.objects.get()
        assert (kept.editor, kept.article, kept.edition) == (writer.user, story, story.edition)
        assert (kept.typed["headline"], kept.typed["picture_id"]) == ("Ferry sails", photo.pk)
        assert kept.typed["topics"] == ["Ferries", "Trams"]
        assert kept.typed["bylines"][0] == [author.pk, "editor"]
        assert (Article.objects.values().get(), editing.snapshot(story)) == before

    def test_what_could_never_be_saved_as_it_is(self, writer: Desk) -> None:
        story = an_article()
        wild = {"section": "x", "picture": "9" * 40, "kicker": "x" * 900, "bylines-0-author": "-1"}
        assert keep(writer, story, type_(writer, story, **wild))[1]["state"] == "kept"
        assert Unsaved.objects.get().typed["kicker"] == "x" * 900

    def test_a_body_that_is_clean(self, writer: Desk) -> None:
        story = an_article()
        keep(writer, story, type_(writer, story, body='<p onclick="x()">A\0b</p><script>x()</script>'))
        assert Unsaved.objects.get().typed["body"] == "<p>A b</p>"

    def test_a_story_that_was_never_saved(self, writer: Desk) -> None:
        assert keep(writer, None, type_(writer, None, notes="Ask the pilots."))[1]["state"] == "kept"
        page = writer.open(reverse("admin:articles_article_add"))
        assert "Not saved:" in page.words(".story-unsaved")
        assert "Ask the pilots." in page.words(".story-unsaved ins")


class TestSays:
    def test_who_was_faster(self, writer: Desk, editor: Desk) -> None:
        story = an_article()
        typed = type_(writer, story, headline="Mine")
        editor.save(story, headline="Theirs")
        told = keep(writer, story, typed)[1]
        assert told["conflict"].startswith("Edda Editor saved this story")
        assert told["state"] == "kept"

    def test_who_else_is_there(self, writer: Desk, editor: Desk) -> None:
        story = an_article()
        keep(editor, story, {"writing": uuid4(), "edition": story.edition, "idle": "300"})
        told = keep(writer, story, {"writing": uuid4(), "edition": story.edition})[1]
        assert (told["state"], told["others"]) == ("present", [{"name": "Edda Editor", "active": False}])
        assert not Unsaved.objects.exists()

    def test_who_took_over_and_keeps_what_was_typed_until_then(self, writer: Desk, editor: Desk) -> None:
        story = an_article()
        typed = type_(writer, story, headline="Mine")
        keep(writer, story, typed)
        company.take_over(Article.objects.get(), by=editor.user)
        told = keep(writer, story, typed | {"sequence": "2", "headline": "Mine and more"})[1]
        assert told["displaced"] == "Edda Editor"
        kept = [revision.snapshot["headline"] for revision in story.revisions.filter(aside=True)]
        assert kept == ["Mine and more", "Mine"]

    def test_nothing_of_windows_that_are_no_more(self, writer: Desk, editor: Desk) -> None:
        story = an_article()
        here = {"writing": uuid4(), "edition": story.edition}
        keep(writer, story, here)
        keep(writer, story, here | {"leaving": "1"})
        keep(writer, story, type_(writer, story, recovered="1"))
        assert keep(editor, story, here)[1]["others"] == []


class TestTakingOver:
    def test_moves_a_form_on_that_has_missed_no_save(self, writer: Desk, editor: Desk) -> None:
        story = an_article()
        bens = type_(writer, story, headline="Writer's")
        keep(writer, story, bens)
        address = reverse("admin:articles_article_take_over", args=[story.pk])
        form = editor.form(story)

        def take(person: Desk) -> Told:
            told: Told = person.client.post(
                address, {"edition": form["edition"]}, headers={"accept": "application/json"}
            ).json()
            return told

        assert take(editor) == {"state": "taken", "edition": story.edition + 1}
        assert take(writer) == {"state": "taken", "edition": story.edition + 2}
        assert take(editor) == {"state": "taken", "edition": story.edition + 3}
        saved = Article.objects.get()
        saved.headline = "Saved meanwhile"
        editing.save(saved, by=None)
        editing.record(saved, by=None)
        assert take(editor)["edition"] == int(form["edition"])
        assert "Edda Editor took over" in writer.send(change(story), bens).words(".story-conflict")

    def test_works_without_scripts(self, writer: Desk, editor: Desk) -> None:
        story = an_article()
        keep(writer, story, {"writing": uuid4(), "edition": story.edition})
        assert "Wanda Writer (active)" in editor.open(change(story)).words(".story-company")
        taken = editor.send(reverse("admin:articles_article_take_over", args=[story.pk]), {})
        assert "The story is yours." in taken.words(".messagelist")
        assert "Wanda" not in taken.words(".story-company")


class TestRefuses:
    def test_a_form_of_somebody_else(self, writer: Desk, editor: Desk) -> None:
        story = an_article()
        status, told = keep(writer, story, type_(writer, story), client=editor.client)
        assert (status, told["state"], told["message"]) == (409, "stranger", "Edda Editor is logged in now")

    def test_whoever_may_not_change_the_story(self, writer: Desk, at_desk: Callable[..., Desk]) -> None:
        story, reader = an_article(), at_desk("articles.view_article")
        typed = type_(writer, story)
        assert (keep(reader, story, typed)[0], keep(reader, None, typed)[0]) == (404, 403)
        assert reader.open(reverse("admin:articles_article_unsaved", args=[story.pk])).status == 404

    def test_whoever_lost_the_right_meanwhile_in_words(self, writer: Desk) -> None:
        story = an_article()
        typed = type_(writer, story)
        writer.user.user_permissions.remove(Permission.objects.get(codename="change_article"))
        assert "no longer" in keep(writer, story, typed)[1]["message"]

    def test_whoever_is_signed_out_with_the_way_to_the_login(self, writer: Desk) -> None:
        story = an_article()
        assert keep(writer, story, type_(writer, story), client=Client())[0] == 302

    def test_a_request_without_the_token(self, writer: Desk) -> None:
        story = an_article()
        client = Client(enforce_csrf_checks=True)
        client.force_login(writer.user)
        assert keep(writer, story, type_(writer, story), client=client)[0] == 403
        token = client.get(reverse("admin:articles_article_signed_in_as")).json()
        assert token["editor"] == writer.user.pk
        typed = type_(writer, story) | {"csrfmiddlewaretoken": token["token"]}
        assert keep(writer, story, typed, client=client)[0] == 200

    @pytest.mark.parametrize("wrong", [{"writing": "x"}, {"sequence": "-1"}, {"sequence": "9" * 30}, {"edition": "x"}])
    def test_what_no_form_sends(self, writer: Desk, wrong: dict[str, str]) -> None:
        story = an_article()
        assert keep(writer, story, type_(writer, story) | wrong)[0] == 400

    def test_a_story_longer_than_any(self, writer: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(keeping, "MOST", 1000)
        story = an_article()
        status, told = keep(writer, story, type_(writer, story, notes="x" * 1001))
        assert (status, told["message"]) == (413, "A story has up to 1,000 characters")

    def test_a_story_that_is_gone(self, writer: Desk) -> None:
        story = an_article()
        typed = type_(writer, story)
        Article.objects.all().delete()
        story.pk = 1
        assert keep(writer, story, typed)[0] == 404

    def test_what_the_database_does_not_take_and_says_so(self, writer: Desk) -> None:
        story = an_article()
        typed = type_(writer, story)
        with patch.object(keeping, "keep", side_effect=OperationalError("database or disk is full")):
            status, told = keep(writer, story, typed)
        assert (status, told["state"]) == (503, "ill")


def test_what_was_typed_over_a_newer_story_is_kept_even_without_scripts(writer: Desk, editor: Desk) -> None:
    story = an_article()
    mine = writer.form(story)
    editor.save(story, headline="Theirs")
    for headline in ("Mine", "Mine again"):
        writer.send(change(story), mine | {"headline": headline})
    assert [row.typed["headline"] for row in keeping.found(writer.user, story)] == ["Mine again"]


def test_someone_without_a_form_is_told_nothing(at_desk: Callable[..., Desk]) -> None:
    story, reader = an_article(), at_desk("articles.view_article")
    assert not reader.open(change(story)).all("[data-unsaved]")
