"""What stands in the calendar, and as what."""

from datetime import timedelta

import pytest

from articles import holding, publishing, workflow
from articles.agenda import Agenda, Event
from articles.models import Article, Kind
from tests.articles.desk import HOUR, NOON, edit
from tests.factories import a_live_article, a_user, an_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

DAY = timedelta(days=1)


def told() -> list[tuple[Event, str]]:
    """Return the events from yesterday to the day after tomorrow, as of noon."""
    entries, _is_cut = Agenda(Article.objects.all(), NOON - DAY, NOON + 2 * DAY, NOON).entries()
    return [(entry.event, entry.headline) for entry in entries]


def test_events_stand_in_the_order_of_the_clock() -> None:
    an_article(headline="Later", due=NOON + 3 * HOUR)
    a_live_article(headline="Earlier", now=NOON - HOUR)
    publishing.publish(an_article(headline="Between"), by=None, now=NOON, at=NOON + HOUR)
    an_article(headline="Far off", due=NOON + 3 * DAY)

    assert told() == [(Event.WENT_LIVE, "Earlier"), (Event.GOES_LIVE, "Between"), (Event.DUE, "Later")]


def test_a_story_that_is_due_and_was_neither_published_nor_scheduled_is_overdue() -> None:
    an_article(headline="Late", due=NOON - HOUR)
    publishing.publish(an_article(headline="Scheduled", due=NOON - HOUR), by=None, now=NOON, at=NOON + HOUR)
    a_live_article(headline="Live", due=NOON - HOUR, now=NOON - HOUR)
    workflow.spike(an_article(headline="Spiked", due=NOON - HOUR), by=None)

    assert told() == [(Event.OVERDUE, "Late"), (Event.WENT_LIVE, "Live"), (Event.GOES_LIVE, "Scheduled")]


def test_an_update_of_what_readers_have_can_be_due_too() -> None:
    a_live_article(headline="Live", due=NOON + HOUR, now=NOON - 9 * DAY)

    assert told() == [(Event.DUE, "Live")]


def test_updates_and_withdrawals_stand_at_their_times_and_a_change_of_hands_is_no_withdrawal() -> None:
    article = a_live_article(headline="First", now=NOON - 2 * HOUR)
    publishing.publish(edit(article, headline="Second"), by=None, kind=Kind.UPDATE, now=NOON - HOUR)
    publishing.publish(edit(article, headline="Third"), by=None, kind=Kind.UPDATE, now=NOON, at=NOON + HOUR)
    publishing.withdraw(article, by=None, now=NOON, at=NOON + 2 * HOUR)

    assert told() == [
        (Event.WENT_LIVE, "First"),
        (Event.UPDATED, "Second"),
        (Event.UPDATE, "Third"),
        (Event.ENDS, "Third"),
    ]


def test_what_was_taken_off_the_schedule_is_gone_and_what_was_withdrawn_is_told() -> None:
    dropped = an_article(headline="Dropped")
    publishing.publish(dropped, by=None, now=NOON, at=NOON + HOUR)
    publishing.unschedule(dropped, by=None, now=NOON)
    withdrawn = a_live_article(headline="Withdrawn", now=NOON - 9 * DAY)
    publishing.withdraw(withdrawn, by=None, now=NOON - HOUR)

    assert told() == [(Event.ENDED, "Withdrawn")]


def test_the_end_of_an_embargo_stands_in_the_calendar_until_it_is_lifted() -> None:
    editor = a_user(is_superuser=True)
    story, lifted = an_article(headline="Embargoed"), an_article(headline="Lifted")
    for article in (story, lifted):
        holding.embargo(article, by=editor, until=NOON + HOUR, source="City of Port Ansel", reason="Agreed", now=NOON)
    holding.lift(lifted.holds.get(), lifted, by=editor, reason="They called.", now=NOON)

    assert told() == [(Event.EMBARGO_ENDS, "Embargoed")]


def test_only_the_stories_a_person_may_see_are_told(django_assert_num_queries: object) -> None:
    seen = an_article(headline="Mine", due=NOON + HOUR)
    an_article(headline="Not mine", due=NOON + HOUR)
    a_live_article(headline="Not mine either", now=NOON - HOUR)

    mine = Agenda(Article.objects.filter(pk=seen.pk), NOON - DAY, NOON + DAY, NOON)

    with django_assert_num_queries(4):  # type: ignore[operator]
        assert [entry.headline for entry in mine.entries()[0]] == ["Mine"]


def test_more_than_a_page_can_show_is_cut_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.agenda.MOST", 2)
    for hours in range(1, 4):
        an_article(due=NOON + hours * HOUR)

    entries, is_cut = Agenda(Article.objects.all(), NOON, NOON + DAY, NOON).entries()

    assert (len(entries), is_cut) == (2, True)
