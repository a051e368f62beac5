"""Embargoes and legal holds: what they stop, what they take off the schedule, and who may lift them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from articles import editing, gates, holding, publishing
from articles.models import Article, Hold, Move
from authors.models import User
from tests.articles.desk import HOUR, NOON, all_rows, edit, planned_article, seen
from tests.factories import a_live_article, a_photo, a_user, an_article
from tests.newsroom.photos.holding import a_held_photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

RIGHTS = ("articles.hold_article", "articles.lift_hold_article", "articles.edit_others_article")


@pytest.fixture
def lawyer() -> User:
    return a_user(*RIGHTS, name="Lena Law")


def under_embargo(article: Article, by: User, **fields: Any) -> holding.Placed:
    about: dict[str, Any] = {"until": NOON + 6 * HOUR, "source": "The city", "reason": "Budget"}
    return holding.embargo(article, by=by, **about | fields)


def test_a_legal_hold_stops_publishing_and_scheduling_and_says_who_and_why(lawyer: User) -> None:
    article = an_article()
    holding.hold(article, by=lawyer, reason="Libel risk")

    for at in (None, NOON + timedelta(days=900)):
        with pytest.raises(gates.NotReady, match="Legal hold, placed by Lena Law: Libel risk"):
            publishing.publish(article, by=None, at=at)
    assert not article.versions.exists()


def test_an_embargo_stops_everything_before_its_end_and_nothing_after(lawyer: User) -> None:
    article = an_article()
    under_embargo(article, lawyer)

    for at in (None, NOON + 6 * HOUR - timedelta(seconds=1)):
        with pytest.raises(gates.NotReady, match="Embargo from The city until"):
            publishing.publish(article, by=None, at=at)
    publishing.publish(article, by=None, at=NOON + 6 * HOUR)
    assert seen(article, NOON + 6 * HOUR) == article.headline


def test_an_embargo_ends_by_itself(lawyer: User, noon: time_machine.Traveller) -> None:
    article = an_article()
    under_embargo(article, lawyer)
    noon.move_to(NOON + 6 * HOUR)
    publishing.publish(article, by=None)


def test_a_date_of_the_past_is_no_way_around(lawyer: User) -> None:
    article = an_article(picture=a_photo(rights_until=(NOON - 3 * HOUR * 24).date()))
    with pytest.raises(gates.NotReady, match="only"):
        publishing.publish(article, by=None, now=NOON - 9 * HOUR * 24)


@pytest.mark.parametrize("kind", ["correction", "update", "retraction", "minor"])
def test_a_hold_stops_changes_of_a_live_story_and_leaves_what_readers_have(lawyer: User, kind: Any) -> None:
    article = a_live_article(headline="As it was")
    placed = holding.hold(article, by=lawyer, reason="Complaint")

    with pytest.raises(gates.NotReady):
        publishing.publish(edit(article, headline="New"), by=None, kind=kind, note="Why")
    assert placed.live is not None
    assert seen(article, NOON + HOUR) == "As it was"


def test_a_hold_takes_what_is_planned_off_the_schedule_and_records_it(lawyer: User) -> None:
    article = planned_article()

    placed = holding.hold(article, by=lawyer, reason="Complaint")

    assert seen(article, NOON + 10 * HOUR) == "First"
    assert placed.dropped == ["the version planned for 22 November 2026, 21:00 (UTC)"]
    move = article.moves.first()
    assert move is not None
    assert (move.verb, move.by, move.reason, move.dropped) == ("hold", lawyer, "Complaint", placed.dropped[0])


@pytest.mark.parametrize(("hours", "later"), [(9, "Second"), (10, "First")])
def test_an_embargo_drops_only_what_would_come_too_early(lawyer: User, hours: int, later: str) -> None:
    article = planned_article()
    under_embargo(article, lawyer, until=NOON + hours * HOUR)
    assert seen(article, NOON + 11 * HOUR) == later


def test_a_planned_withdrawal_still_happens(lawyer: User) -> None:
    article = a_live_article()
    publishing.withdraw(article, by=None, at=NOON + HOUR)
    holding.hold(article, by=lawyer, reason="Complaint")
    assert seen(article, NOON + 2 * HOUR) is None


def test_a_withdrawal_planned_after_what_is_dropped_still_happens(lawyer: User) -> None:
    article = planned_article()
    publishing.withdraw(article, by=None, at=NOON + 11 * HOUR)
    holding.hold(article, by=lawyer, reason="Complaint")
    assert [seen(article, NOON + hours * HOUR) for hours in (10, 12)] == ["First", None]


def test_a_story_that_was_to_come_for_the_first_time_does_not(lawyer: User) -> None:
    article = an_article()
    publishing.publish(article, by=None, at=NOON + HOUR)
    holding.hold(article, by=lawyer, reason="Complaint")
    assert seen(article, NOON + 2 * HOUR) is None


def test_lifting_opens_the_way_and_keeps_the_record(lawyer: User) -> None:
    article = an_article()
    hold = holding.hold(article, by=lawyer, reason="Libel risk").hold

    holding.lift(hold, article, by=lawyer, reason="Cleared by counsel")

    publishing.publish(article, by=None)
    kept = article.holds.get()
    assert (kept.lifted_by, kept.lifted_at, kept.lifted_reason) == (lawyer, NOON, "Cleared by counsel")
    move = article.moves.filter(verb=Move.Verb.LIFT).get()
    assert (move.by, move.reason) == (lawyer, "Legal hold: Cleared by counsel")


def test_of_two_holds_the_other_still_stands(lawyer: User) -> None:
    article = an_article()
    under_embargo(article, lawyer)
    hold = holding.hold(article, by=lawyer, reason="Libel risk").hold
    holding.lift(hold, article, by=lawyer, reason="Cleared")
    with pytest.raises(gates.NotReady, match="Embargo"):
        publishing.publish(article, by=None)


def test_a_hold_is_lifted_once(lawyer: User) -> None:
    article = an_article()
    hold = holding.hold(article, by=lawyer, reason="Libel risk").hold
    holding.lift(hold, article, by=lawyer, reason="Cleared")
    with pytest.raises(ValidationError, match="Somebody has lifted this already"):
        holding.lift(hold, article, by=lawyer, reason="Again")


def test_whoever_saw_an_older_story_is_told(lawyer: User) -> None:
    article = an_article()
    stale = Article.objects.get(pk=article.pk)
    edit(article, headline="Newer")
    with pytest.raises(editing.Conflict):
        holding.hold(stale, by=lawyer, reason="Libel risk")
    assert not Hold.objects.exists()


WRONG: dict[str, tuple[str, Callable[[Article, User], Any]]] = {
    "no reason": ("reason", lambda article, by: holding.hold(article, by=by, reason=" ")),
    "no reason to lift": (
        "reason",
        lambda article, by: holding.lift(holding.hold(article, by=by, reason="x").hold, article, by=by, reason=" "),
    ),
    "no source": ("source", lambda article, by: under_embargo(article, by, source=" ")),
    "ended before it began": ("until", lambda article, by: under_embargo(article, by, until=NOON)),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_missing_is_said_at_its_field(lawyer: User, name: str) -> None:
    field, do = WRONG[name]
    with pytest.raises(ValidationError) as refused:
        do(an_article(), lawyer)
    assert list(refused.value.message_dict) == [field]


def test_placing_and_lifting_need_a_right_each(lawyer: User) -> None:
    article = an_article()
    hold = holding.hold(article, by=lawyer, reason="Libel risk").hold
    before = all_rows()
    with pytest.raises(PermissionDenied):
        holding.hold(article, by=a_user("articles.lift_hold_article"), reason="x")
    with pytest.raises(PermissionDenied):
        under_embargo(article, a_user("articles.lift_hold_article"))
    with pytest.raises(PermissionDenied):
        holding.lift(hold, article, by=a_user("articles.hold_article"), reason="x")
    assert all_rows() == before


def test_whoever_is_outside_may_look_only_at_what_nothing_stands_against(lawyer: User) -> None:
    free, held, embargoed = an_article(standfirst=""), an_article(), an_article()
    holding.hold(held, by=lawyer, reason="Libel risk")
    under_embargo(embargoed, lawyer)
    pictured = an_article(picture=a_held_photo())
    inside = an_article(body=f'<figure data-photo="{a_held_photo().pk}"></figure>')

    allowed = [not gates.keeping_in_house(article) for article in (free, held, embargoed, pictured, inside)]

    assert allowed == [True, False, False, False, False]
    assert not gates.keeping_in_house(embargoed, NOON + 6 * HOUR)
