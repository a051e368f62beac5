"""Scheduling and withdrawing through the story form: times on the newsroom's clock, and what goes off the schedule."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.models import Article, Version
from tests.articles.admin.conftest import Desk, change
from tests.factories import a_live_article, an_article

pytestmark = pytest.mark.django_db


def the_live(story: Article) -> Version:
    return story.versions.live().get()


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
