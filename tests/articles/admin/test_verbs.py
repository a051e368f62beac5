"""Every verb through the story form, and every refusal at its field."""

import pytest
from django.urls import reverse

from articles import workflow
from articles.admin.verbs import VERBS
from articles.models import Article, Kind, Version
from tests.articles.admin.conftest import Desk, change
from tests.factories import a_live_article, an_article

pytestmark = pytest.mark.django_db


def the_live(story: Article) -> Version:
    return story.versions.live().get()


def test_submit_saves_and_submits_at_once(writer: Desk) -> None:
    story = an_article()

    answer = writer.take(story, "submit", headline="New headline")

    story.refresh_from_db()
    assert (story.state, story.headline) == ("in_review", "New headline")
    assert "Saved. Submitted." in answer.words(".messagelist")


def test_approve_makes_a_story_ready(editor: Desk) -> None:
    story = an_article()
    workflow.submit(story, by=None)

    editor.take(story, "approve")

    story.refresh_from_db()
    assert story.state == "ready"


def test_send_back_asks_for_a_reason_and_the_reporter_reads_it(editor: Desk, writer: Desk) -> None:
    story = an_article()
    workflow.submit(story, by=None)

    empty = editor.confirm(story, "send_back", reason="  ")
    assert "Say why" in empty.words(".errorlist")
    story.refresh_from_db()
    assert story.state == "in_review"

    editor.confirm(story, "send_back", reason="Who says so? Name a source.")
    story.refresh_from_db()
    assert story.state == "draft"
    assert "Sent back by Edda Editor: Who says so?" in writer.open(change(story)).words(".story-told-back")


def test_spike_and_restore(editor: Desk) -> None:
    story = an_article()

    editor.confirm(story, "spike", reason="Overtaken")
    story.refresh_from_db()
    assert story.state == "spiked"

    assert not editor.open(change(story)).all("#article_form")
    asked = editor.open(reverse("admin:articles_article_restore", args=[story.pk]))
    editor.send(asked.path, {"edition": str(story.edition)})
    story.refresh_from_db()
    assert story.state == "draft"


class TestPublish:
    def test_asks_first_and_names_what_will_happen(self, editor: Desk) -> None:
        story = an_article()

        asked = editor.take(story, "publish", headline="Typed just now")

        assert asked.path == reverse("admin:articles_article_publish", args=[story.pk])
        assert "Readers will see this at once." in asked.text
        assert "Typed just now" in asked.text
        assert not story.versions.exists()

    def test_puts_the_first_version_before_readers(self, editor: Desk) -> None:
        story = an_article()

        answer = editor.confirm(story, "publish")

        assert (the_live(story).kind, the_live(story).published_by) == (Kind.FIRST, editor.user)
        assert "Published. Readers see it now." in answer.words(".messagelist")

    def test_of_a_change_tells_its_kind_and_a_note(self, editor: Desk) -> None:
        story = a_live_article()

        editor.confirm(story, "publish", kind="correction", note="We had the time wrong.")

        assert (the_live(story).kind, the_live(story).note) == (Kind.CORRECTION, "We had the time wrong.")

    @pytest.mark.parametrize("kind", ["correction", "clarification", "retraction"])
    def test_of_what_owes_readers_a_word_needs_a_note(self, editor: Desk, kind: str) -> None:
        story = a_live_article()

        answer = editor.confirm(story, "publish", kind=kind, note=" ")

        assert "Tell readers what was changed" in answer.words(".errorlist")
        note = answer.page.get_element_by_id("id_note")
        assert "id_note_error" in note.get("aria-describedby")
        assert story.versions.count() == 1

    def test_of_an_unfinished_story_is_refused_but_saves_it(self, editor: Desk) -> None:
        story = an_article(standfirst="", bylines=[], section=None)

        answer = editor.take(story, "publish", headline="Kept", body="<p>Since TK.</p>")

        story.refresh_from_db()
        assert (story.headline, story.versions.count()) == ("Kept", 0)
        told = answer.words(".story-told")
        assert "Saved. Not published:" in told
        places = {"Standfirst": "standfirst", "Section": "section", "Byline": "bylines", "Text": "body"}
        for part, anchor in places.items():
            link = answer.all(f'.story-told a[href="#at-{anchor}"]')[0]
            assert link.text == part
            assert answer.all(f"#at-{anchor} .errorlist li")

    def test_refusals_are_told_once(self, editor: Desk) -> None:
        story = an_article(standfirst="")
        editor.take(story, "publish")

        assert "Not published" not in editor.open(change(story)).text

    def test_of_a_new_story_that_is_not_ready_keeps_it_as_a_draft(self, editor: Desk) -> None:
        typed = editor.form() | {"headline": "Just begun", "_verb": "publish"}

        answer = editor.send(reverse("admin:articles_article_add"), typed)

        assert answer.path == change(Article.objects.get())
        assert "Not published" in answer.words(".story-told")

    def test_is_refused_when_someone_saved_after_the_question(self, editor: Desk, writer: Desk) -> None:
        story = an_article()
        asked = editor.take(story, "publish")
        writer.save(story, headline="Changed meanwhile")

        answer = editor.send(asked.path, {"edition": str(story.edition + 1)})

        assert "Wanda Writer" in answer.words(".errorlist")
        assert not story.versions.exists()


def test_exactly_one_button_is_primary_in_every_state(editor: Desk) -> None:
    story = an_article()
    for verb in ("submit", "approve", "publish"):
        primary = editor.open(change(story)).all(".story-form .default")
        assert [button.get("value") for button in primary] == [verb]
        if VERBS[verb].asks:
            editor.confirm(story, verb)
        else:
            editor.take(story, verb)
    assert editor.open(change(story)).words(".story-form .default") == "Save"
