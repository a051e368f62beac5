"""Embargoes and holds at the desk: placed and lifted on a page that asks, and shown wherever the story is."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from articles import holding, publishing
from articles.models import Article
from tests.articles.admin.conftest import EDITOR, Desk, change
from tests.articles.desk import HOUR, NOON
from tests.factories import a_live_article, an_article
from tests.newsroom.photos.holding import a_held_photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

LIST = reverse("admin:articles_article_changelist")


@pytest.fixture
def chief(at_desk: Callable[..., Desk]) -> Desk:
    return at_desk(*EDITOR, "articles.hold_article", "articles.lift_hold_article", name="Carla Chief")


def under_embargo(chief: Desk, story: Article) -> None:
    story.refresh_from_db()
    holding.embargo(story, by=chief.user, until=NOON + 6 * HOUR, source="The city", reason="Budget")


def test_a_legal_hold_is_placed_and_shown_in_bar_list_and_record(chief: Desk) -> None:
    story = an_article()

    answer = chief.confirm(story, "hold", reason="Libel risk")

    assert "Held. Nothing of the story goes out" in answer.words(".messagelist")
    assert answer.words(".story-bar .story-hold") == "Legal hold"
    assert "Carla Chief placed a legal hold" in answer.words(".story-record")
    assert "Libel risk" in answer.words("#before-publishing")
    assert chief.open(LIST).words(".story-hold") == "Legal hold"


def test_a_held_story_is_refused_at_the_button_and_says_why(chief: Desk) -> None:
    story = an_article()
    chief.confirm(story, "hold", reason="Libel risk")
    for verb in ("publish", "schedule"):
        answer = chief.take(story, verb)
        assert "Legal hold, placed by Carla Chief: Libel risk" in answer.words(".story-told")
        assert answer.all('.story-told a[href="#at-holds"]')


def test_an_embargo_names_its_end_and_source(chief: Desk) -> None:
    story = an_article()
    until = f"{NOON + 6 * HOUR:%Y-%m-%dT%H:%M}"

    answer = chief.confirm(story, "embargo", until=until, source="The city", reason="Budget")

    assert answer.words(".story-bar .story-hold") == "Embargo until 22 Nov 2026, 18:00 (UTC)"
    assert "Embargo from The city until 22 November 2026, 18:00 (UTC): Budget." in answer.words("#before-publishing")


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({"until": "", "source": "The city", "reason": "x"}, "Say when the embargo ends"),
        ({"until": "2020-01-01T12:00", "source": "The city", "reason": "x"}, "This time has passed"),
        ({"until": "2026-12-01T12:00", "source": " ", "reason": "x"}, "Say who asked"),
        ({"until": "2026-12-01T12:00", "source": "The city", "reason": " "}, "Say why"),
    ],
)
def test_an_embargo_with_something_missing_is_asked_again(chief: Desk, answers: dict[str, str], why: str) -> None:
    story = an_article()
    answer = chief.confirm(story, "embargo", **answers)
    assert why in answer.words(".errorlist")
    assert not story.holds.exists()


def test_under_embargo_the_desk_may_schedule_for_after_it_and_is_offered_its_end(chief: Desk) -> None:
    story = an_article()
    under_embargo(chief, story)

    asked = chief.take(story, "schedule")
    assert asked.page.get_element_by_id("id_at").value == "2026-11-22T18:00"
    early = chief.confirm(story, "schedule", at="2026-11-22T17:59")
    assert "under embargo until 22 November 2026, 18:00 (UTC)" in early.words(".errorlist")
    chief.confirm(story, "schedule", at="2026-11-22T18:00")

    assert story.versions.get().live_from == NOON + 6 * HOUR


def test_placing_a_hold_says_what_went_off_the_schedule(chief: Desk) -> None:
    story = an_article()
    publishing.publish(story, by=None, at=NOON + HOUR)
    answer = chief.confirm(story, "hold", reason="Libel risk")
    assert "Taken off the schedule: the version planned for 22 November 2026, 13:00 (UTC)." in answer.text
    assert not story.versions.effective().exists()


def test_of_a_live_story_the_desk_is_asked_whether_to_withdraw_it(chief: Desk) -> None:
    story = a_live_article()

    answer = chief.confirm(story, "hold", reason="Libel risk")

    assert answer.path == reverse("admin:articles_article_withdraw", args=[story.pk])
    assert "Readers still see the story: withdraw it, or go back." in answer.words(".messagelist")
    assert story.versions.live().exists()


def test_whoever_may_not_withdraw_is_only_told(at_desk: Callable[..., Desk]) -> None:
    rights = [right for right in EDITOR if "withdraw" not in right]
    story = a_live_article()
    answer = at_desk(*rights, "articles.hold_article").confirm(story, "hold", reason="Libel risk")
    assert answer.path == change(story)
    assert "Readers still see the story" in answer.words(".messagelist")


def test_a_hold_is_lifted_by_name_and_for_a_reason(chief: Desk) -> None:
    story = an_article()
    chief.confirm(story, "hold", reason="Libel risk")

    assert "Say why" in chief.confirm(story, "lift", reason=" ").words(".errorlist")
    answer = chief.confirm(story, "lift", reason="Cleared by counsel")

    assert "Lifted. Nothing was published by that." in answer.words(".messagelist")
    assert "Cleared by counsel" in answer.words(".story-record")
    assert not answer.all(".story-bar .story-hold")
    chief.confirm(story, "publish")
    assert story.versions.live().exists()


def test_of_two_the_one_to_lift_is_chosen(chief: Desk) -> None:
    story = an_article()
    chief.confirm(story, "hold", reason="Libel risk")
    under_embargo(chief, story)

    assert "Choose what is lifted" in chief.confirm(story, "lift", reason="x").words(".errorlist")
    legal = story.holds.get(kind="legal")
    chief.confirm(story, "lift", reason="Cleared", hold=str(legal.pk))

    assert [hold.kind for hold in story.holds.standing()] == ["embargo"]


def test_whoever_may_place_a_hold_may_not_lift_it(at_desk: Callable[..., Desk], chief: Desk) -> None:
    story = an_article()
    chief.confirm(story, "hold", reason="Libel risk")
    placer = at_desk(*EDITOR, "articles.hold_article")

    assert not placer.open(change(story)).all('[name=_verb][value="lift"]')
    assert placer.open(reverse("admin:articles_article_lift", args=[story.pk])).status == 403


def test_the_list_names_an_embargo_until_it_ends_and_a_held_lead_picture(
    chief: Desk, noon: time_machine.Traveller
) -> None:
    story = an_article()
    under_embargo(chief, story)
    assert chief.open(LIST).words(".story-hold") == "Embargo"
    noon.shift(timedelta(hours=6))
    assert chief.open(LIST).words(".story-hold") == ""
    an_article(picture=a_held_photo())
    assert chief.open(LIST).words(".story-hold") == "Picture hold"
