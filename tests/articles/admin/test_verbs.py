"""Every verb through the story form, and every refusal at its field."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

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

    editor.take(story, "restore")
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


class TestSchedule:
    def test_publishes_at_the_time_on_the_newsrooms_clock(self, editor: Desk, settings: object) -> None:
        settings.TIME_ZONE = "Europe/Berlin"  # type: ignore[attr-defined]
        story = an_article()
        with time_machine.travel(datetime(2026, 7, 1, 8, tzinfo=UTC)):
            asked = editor.take(story, "schedule")
            assert "Time zone: Europe/Berlin, where it is now 10:00." in asked.text

            answer = editor.confirm(story, "schedule", at="2026-07-01T18:00")

            assert "1 July 2026, 18:00 (Europe/Berlin)" in answer.words(".messagelist")
            assert story.versions.get().live_from == datetime(2026, 7, 1, 16, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("at", "why"),
        [
            ("2027-03-28T02:30", "does not exist in Europe/Berlin: the clocks go forward. The next one is 03:00."),
            ("2027-10-31T02:30", "comes twice in Europe/Berlin"),
            ("2020-01-01T12:00", "This time has passed"),
            ("soon", "Enter a valid date"),
            ("", "required"),
        ],
    )
    def test_refuses_times_that_are_no_times(self, editor: Desk, settings: object, at: str, why: str) -> None:
        settings.TIME_ZONE = "Europe/Berlin"  # type: ignore[attr-defined]
        story = an_article()

        answer = editor.confirm(story, "schedule", at=at)

        assert why in answer.words(".errorlist")
        assert answer.page.get_element_by_id("id_at").value == at
        assert not story.versions.exists()

    @pytest.mark.parametrize(("which", "hour"), [("0", 0), ("1", 1)])
    def test_asks_which_one_is_meant_when_a_time_comes_twice(
        self, editor: Desk, settings: object, which: str, hour: int
    ) -> None:
        settings.TIME_ZONE = "Europe/London"  # type: ignore[attr-defined]
        story = an_article()

        asked = editor.confirm(story, "schedule", at="2027-10-31T01:30")
        assert "The first one, 01:30 BST" in asked.words("fieldset")
        assert "The second one, 01:30 GMT" in asked.words("fieldset")

        editor.confirm(story, "schedule", at="2027-10-31T01:30", at_which=which)
        assert story.versions.get().live_from == datetime(2027, 10, 31, hour, 30, tzinfo=UTC)

    def test_is_the_primary_button_again_when_a_planned_story_changes(self, editor: Desk) -> None:
        story = an_article()
        at = timezone.localtime() + timedelta(days=2)
        editor.confirm(story, "schedule", at=f"{at:%Y-%m-%dT%H:%M}")

        unchanged = editor.open(change(story))
        assert unchanged.words(".story-bar .default") == "Save"

        changed = editor.save(story, headline="Another headline")
        assert changed.words(".story-bar .default").startswith(f"Publish at {at:%H:%M}")

    def test_is_undone_by_taking_the_story_off_the_schedule(self, editor: Desk) -> None:
        story = an_article()
        at = timezone.localtime() + timedelta(days=2)
        editor.confirm(story, "schedule", at=f"{at:%Y-%m-%dT%H:%M}")

        editor.confirm(story, "unschedule")

        assert not story.versions.effective().exists()


class TestWithdraw:
    def test_takes_the_story_from_readers_now(self, editor: Desk) -> None:
        story = a_live_article()

        editor.confirm(story, "withdraw", reason="Legal advice")

        assert not story.versions.live().exists()
        move = story.moves.first()
        assert move is not None
        assert move.reason == "Legal advice"

    def test_at_a_time_leaves_it_until_then(self, editor: Desk) -> None:
        story = a_live_article()
        at = timezone.localtime() + timedelta(days=2)

        answer = editor.confirm(story, "withdraw", at=f"{at:%Y-%m-%dT%H:%M}")

        assert the_live(story).live_until < timezone.now() + timedelta(days=3)
        assert "Ends" in answer.words(".story-state")

    def test_at_a_time_survives_a_correction_as_the_question_says(self, editor: Desk) -> None:
        story = a_live_article()
        at = timezone.localtime() + timedelta(days=2)
        editor.confirm(story, "withdraw", at=f"{at:%Y-%m-%dT%H:%M}")

        asked = editor.take(story, "publish")
        assert f"Keep the withdrawal planned for {at:%-d %B %Y, %H:%M} (UTC)" in asked.text
        assert asked.page.get_element_by_id("id_keep_end").checked
        editor.confirm(story, "publish", kind="minor")

        assert the_live(story).live_until < timezone.now() + timedelta(days=3)

    def test_of_a_planned_story_needs_a_time_and_says_what_would_go(self, editor: Desk) -> None:
        story = an_article()
        at = timezone.localtime() + timedelta(days=2)
        editor.confirm(story, "schedule", at=f"{at:%Y-%m-%dT%H:%M}")

        answer = editor.confirm(story, "withdraw", at="")

        assert "required" in answer.words(".errorlist")
        assert f"the version planned for {at:%-d %B %Y, %H:%M} (UTC) goes off the schedule" in answer.text


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
