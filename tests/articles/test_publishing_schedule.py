"""Schedule, unschedule and withdraw: who sees what, and when."""

from datetime import datetime

import pytest
from django.core.exceptions import ValidationError

from articles import publishing
from articles.models import Kind, Move
from articles.plans import Plan
from tests.articles.desk import HOUR, MOMENT, NOON, all_rows, edit, planned_article, seen
from tests.factories import a_live_article, a_user, an_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def test_a_scheduled_story_shows_at_its_time_and_not_before() -> None:
    article = an_article(headline="Embargoed")
    version = publishing.publish(article, by=None, now=NOON, at=NOON + HOUR)
    assert seen(article, NOON + HOUR - MOMENT) is None
    assert seen(article, NOON + HOUR) == "Embargoed"
    assert version.first_published == NOON + HOUR
    assert Plan.of(article, NOON)
    assert not Plan.of(article, NOON + HOUR)


def test_a_scheduled_version_follows_the_one_before_without_a_gap() -> None:
    article = planned_article()
    assert seen(article, NOON + 9 * HOUR - MOMENT) == "First"
    assert seen(article, NOON + 9 * HOUR) == "Second"
    assert [move.verb for move in article.moves.order_by("pk")] == [Move.Verb.PUBLISH, Move.Verb.SCHEDULE]
    assert article.moves.get(verb=Move.Verb.SCHEDULE).effective == NOON + 9 * HOUR


def test_the_address_of_a_scheduled_story_bears_the_day_it_shows() -> None:
    version = publishing.publish(an_article(slug="ferry"), by=None, now=NOON, at=NOON + 13 * HOUR)
    assert version.get_absolute_url() == "/2026/11/23/ferry/"


@pytest.mark.parametrize("at", [None, NOON + 3 * HOUR, NOON + 12 * HOUR])
def test_the_newest_decision_counts(at: datetime | None) -> None:
    article = edit(planned_article(), headline="Third")
    publishing.publish(article, by=None, now=NOON + HOUR, at=at)
    changes = at or NOON + HOUR
    assert seen(article, changes - MOMENT) == "First"
    assert seen(article, changes) == "Third"
    assert seen(article, NOON + 9 * HOUR) == ("Third" if changes < NOON + 9 * HOUR else "First")
    assert seen(article, NOON + 99 * HOUR) == "Third"


def test_a_version_taken_off_the_schedule_leaves_no_trace_but_its_number() -> None:
    article = planned_article()
    publishing.unschedule(article, by=None, now=NOON + HOUR)
    version = publishing.publish(edit(article, headline="Third"), by=None, now=NOON + 2 * HOUR)
    assert version.number == 3
    assert [seen(article, NOON + hours * HOUR) for hours in (0, 1, 2, 9, 99)] == ["First"] * 2 + ["Third"] * 3
    assert [found.number for found in article.versions.effective()] == [1, 3]
    assert article.moves.order_by("-pk")[1].verb == Move.Verb.UNSCHEDULE


def test_a_correction_taken_off_the_schedule_is_never_told() -> None:
    article = a_live_article(now=NOON)
    publishing.publish(article, by=None, kind=Kind.CORRECTION, note="Premature.", now=NOON, at=NOON + HOUR)
    publishing.unschedule(article, by=None, now=NOON)
    version = publishing.publish(article, by=None, kind=Kind.UPDATE, note="Told.", now=NOON + HOUR)
    assert [notice["note"] for notice in version.notices] == ["Told."]


def test_a_first_version_taken_off_the_schedule_has_never_been() -> None:
    article = an_article(slug="ferry")
    publishing.publish(article, by=None, now=NOON, at=NOON + HOUR)
    publishing.unschedule(article, by=None, now=NOON)
    version = publishing.publish(article, by=None, kind=Kind.UPDATE, now=NOON + 48 * HOUR)
    assert (version.kind, version.first_published, version.updated) == (Kind.FIRST, NOON + 48 * HOUR, None)
    assert version.get_absolute_url() == "/2026/11/24/ferry/"


def test_a_planned_withdrawal_can_be_called_off() -> None:
    article = a_live_article(headline="Stays", now=NOON)
    publishing.withdraw(article, by=None, now=NOON, at=NOON + 2 * HOUR)
    assert Plan.of(article, NOON)
    publishing.unschedule(article, by=None, now=NOON + HOUR)
    assert seen(article, NOON + 99 * HOUR) == "Stays"
    assert not Plan.of(article, NOON + HOUR)


def test_what_is_not_scheduled_cannot_be_taken_off_the_schedule() -> None:
    article = planned_article()
    for now, count in ((NOON + 9 * HOUR, 2), (NOON + 10 * HOUR, 2)):
        with pytest.raises(ValidationError, match="Nothing is scheduled"):
            publishing.unschedule(article, by=None, now=now)
        assert article.moves.count() == count


def test_a_withdrawn_story_is_gone_at_once() -> None:
    editor, article = a_user("articles.withdraw_article"), a_live_article(headline="Gone", now=NOON)
    publishing.withdraw(article, by=editor, reason=" A court says so. ", now=NOON + HOUR)
    assert seen(article, NOON + HOUR - MOMENT) == "Gone"
    assert seen(article, NOON + HOUR) is None
    move = article.moves.get(verb=Move.Verb.WITHDRAW)
    assert (move.by, move.at, move.effective) == (editor, NOON + HOUR, NOON + HOUR)
    assert (move.reason, move.version) == ("A court says so.", article.versions.get())


def test_a_withdrawal_can_wait() -> None:
    article = a_live_article(headline="Still here", now=NOON)
    publishing.withdraw(article, by=None, now=NOON, at=NOON + HOUR)
    assert seen(article, NOON + HOUR - MOMENT) == "Still here"
    assert seen(article, NOON + HOUR) is None


def test_a_withdrawal_ends_what_was_planned_too() -> None:
    article = planned_article()
    publishing.withdraw(article, by=None, now=NOON + HOUR)
    assert [seen(article, NOON + hours * HOUR) for hours in (0, 1, 9, 99)] == ["First", None, None, None]


def test_what_readers_do_not_have_cannot_be_withdrawn() -> None:
    draft, planned = an_article(), an_article()
    publishing.publish(planned, by=None, now=NOON, at=NOON + HOUR)
    withdrawn = a_live_article(now=NOON - HOUR)
    publishing.withdraw(withdrawn, by=None, now=NOON - HOUR / 2)
    before = all_rows()
    for article in (draft, planned, withdrawn):
        with pytest.raises(ValidationError, match="nothing to withdraw"):
            publishing.withdraw(article, by=None, now=NOON)
    assert all_rows() == before


def test_a_withdrawn_story_can_come_back_to_its_address_and_first_date() -> None:
    article = a_live_article(slug="ferry", headline="Back", now=NOON)
    publishing.withdraw(article, by=None, now=NOON + HOUR)
    version = publishing.publish(article, by=None, now=NOON + 48 * HOUR)
    assert (version.number, version.first_published) == (2, NOON)
    assert version.get_absolute_url() == "/2026/11/22/ferry/"
    assert [seen(article, NOON + hours * HOUR) for hours in (0, 1, 47, 48)] == ["Back", None, None, "Back"]
