"""A planned update and a planned withdrawal of one story: which of them a newer decision leaves standing."""

from functools import partial

import pytest
from django.core.exceptions import ValidationError

from articles import publishing
from articles.models import Kind, Move
from articles.plans import Plan
from tests.articles.desk import HOUR, NOON, edit, planned_article, seen
from tests.factories import a_live_article, an_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

correct = partial(publishing.publish, by=None, kind=Kind.CORRECTION, note="We had the name wrong.")


def test_a_correction_leaves_a_planned_withdrawal_standing() -> None:
    article = a_live_article(headline="Wrong", now=NOON)
    publishing.withdraw(article, by=None, now=NOON, at=NOON + 6 * HOUR)

    correct(edit(article, headline="Right"), now=NOON + HOUR)

    assert [seen(article, NOON + hours * HOUR) for hours in (0, 1, 5, 6)] == ["Wrong", "Right", "Right", None]
    assert article.moves.latest("pk").dropped == ""


def test_a_planned_withdrawal_goes_when_the_editor_says_so_and_that_is_on_record() -> None:
    article = a_live_article(now=NOON)
    publishing.withdraw(article, by=None, now=NOON, at=NOON + 6 * HOUR)

    correct(article, keep_end=False, now=NOON + HOUR)

    assert Plan.of(article, NOON + HOUR).ends_at is None
    assert article.moves.latest("pk").dropped == "the withdrawal planned for 22 November 2026, 18:00 (UTC)"


def test_an_update_and_the_withdrawal_after_it_can_both_be_planned() -> None:
    article = planned_article()

    publishing.withdraw(article, by=None, now=NOON, at=NOON + 12 * HOUR)

    assert [seen(article, NOON + hours * HOUR) for hours in (0, 9, 11, 12)] == ["First", "Second", "Second", None]


def test_a_withdrawal_before_a_planned_update_takes_it_off_the_schedule_and_that_is_on_record() -> None:
    article = planned_article()

    publishing.withdraw(article, by=None, now=NOON, at=NOON + 3 * HOUR)

    assert [seen(article, NOON + hours * HOUR) for hours in (2, 3, 9, 99)] == ["First", None, None, None]
    assert article.moves.latest("pk").dropped == "the version planned for 22 November 2026, 21:00 (UTC)"


def test_a_story_can_be_planned_to_come_and_go() -> None:
    article = an_article(headline="For a day")
    publishing.publish(article, by=None, now=NOON, at=NOON + HOUR)

    publishing.withdraw(article, by=None, now=NOON, at=NOON + 25 * HOUR)

    assert [seen(article, NOON + hours * HOUR) for hours in (0, 1, 24, 25)] == [None, "For a day", "For a day", None]
    with pytest.raises(ValidationError, match="nothing to withdraw"):
        publishing.withdraw(article, by=None, now=NOON, at=NOON + HOUR)


def test_a_new_time_for_a_planned_story_keeps_its_planned_end() -> None:
    article = an_article(headline="Late")
    publishing.publish(article, by=None, now=NOON, at=NOON + HOUR)
    publishing.withdraw(article, by=None, now=NOON, at=NOON + 6 * HOUR)

    publishing.publish(article, by=None, now=NOON, at=NOON + 3 * HOUR)

    assert [seen(article, NOON + hours * HOUR) for hours in (1, 3, 5, 6)] == [None, "Late", "Late", None]


def test_a_story_can_be_planned_to_go_and_come_back() -> None:
    article = a_live_article(headline="Before", now=NOON)
    publishing.withdraw(article, by=None, now=NOON, at=NOON + HOUR)

    publishing.publish(edit(article, headline="After"), by=None, now=NOON, at=NOON + 3 * HOUR)

    assert [seen(article, NOON + hours * HOUR) for hours in (0, 1, 2, 3, 99)] == [
        "Before",
        None,
        None,
        "After",
        "After",
    ]


def test_taking_a_story_off_the_schedule_says_what_was_planned() -> None:
    article = planned_article()
    publishing.withdraw(article, by=None, now=NOON, at=NOON + 12 * HOUR)

    publishing.unschedule(article, by=None, now=NOON)

    assert [seen(article, NOON + hours * HOUR) for hours in (0, 9, 12)] == ["First"] * 3
    assert article.moves.get(verb=Move.Verb.UNSCHEDULE).dropped == (
        "the version planned for 22 November 2026, 21:00 (UTC) and "
        "the withdrawal planned for 23 November 2026, 00:00 (UTC)"
    )
