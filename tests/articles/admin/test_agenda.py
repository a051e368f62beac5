"""The calendar as the desk sees it: by day, week and month, on the newsroom's clock."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from articles import publishing
from articles.admin.agenda import Span
from tests.articles.admin.conftest import Desk
from tests.factories import a_section, an_article

pytestmark = pytest.mark.django_db

CALENDAR = "/admin/articles/article/calendar/"
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_a_week_shows_what_is_planned_scheduled_and_live_with_links_to_the_stories(writer: Desk) -> None:
    with time_machine.travel(MONDAY, tick=False):
        due = an_article(headline="Budget", due=MONDAY + timedelta(days=2))
        scheduled = an_article(headline="Harbour")
        publishing.publish(scheduled, by=None, at=MONDAY + timedelta(days=1))

        answer = writer.open(CALENDAR)

    assert "Week of 23 November 2026" in answer.words("h1")
    assert [" ".join(entry.text_content().split()) for entry in answer.all(".calendar-entry")] == [
        f"09:00 goes live Harbour {scheduled.section}",
        f"09:00 due Budget {due.section}",
    ]
    link = answer.all(".calendar-entry a")[0].get("href")
    assert link == reverse("admin:articles_article_change", args=[scheduled.pk])
    assert len(answer.all(".calendar-day")) == 7


@pytest.mark.parametrize(
    ("query", "days", "first"),
    [
        ("view=day&day=2026-11-25", 1, date(2026, 11, 25)),
        ("view=week&day=2026-11-25", 7, date(2026, 11, 23)),
        ("view=month&day=2026-11-25", 42, date(2026, 10, 26)),
        ("view=month&day=2027-02-01", 28, date(2027, 2, 1)),
        ("view=century&day=2026-02-30", 7, date(2026, 11, 23)),
        ("view=month&day=9999-12-31", 42, date(2026, 10, 26)),
        ("day=0001-01-01", 7, date(2026, 11, 23)),
        ("section=99999999999999999999", 7, date(2026, 11, 23)),
    ],
)
def test_a_page_shows_whole_weeks_or_one_day_and_nonsense_means_this_week(
    writer: Desk, rf: object, query: str, days: int, first: date
) -> None:
    with time_machine.travel(MONDAY, tick=False):
        span = Span.asked(rf.get(f"/?{query}"))  # type: ignore[attr-defined]
        answer = writer.open(f"{CALENDAR}?{query}")

    assert (len(span.days), span.days[0]) == (days, first)
    assert answer.status == 200
    assert len(answer.all(".calendar-day")) == days


def test_a_day_begins_at_midnight_on_the_newsrooms_clock(writer: Desk, settings: object) -> None:
    settings.TIME_ZONE = "America/New_York"  # type: ignore[attr-defined]
    an_article(headline="Late edition", due=datetime(2026, 11, 24, 3, tzinfo=UTC))

    monday = writer.open(f"{CALENDAR}?view=day&day=2026-11-23")
    tuesday = writer.open(f"{CALENDAR}?view=day&day=2026-11-24")

    assert "22:00" in monday.words(".calendar-entry")
    assert not tuesday.all(".calendar-entry")
    assert "America/New_York" in monday.words(".calendar-zone")


def test_a_section_narrows_the_calendar_and_is_kept_from_page_to_page(writer: Desk) -> None:
    sport = a_section(name="Sport")
    an_article(headline="Match", section=sport, due=MONDAY)
    an_article(headline="Budget", section=a_section(), due=MONDAY)

    answer = writer.open(f"{CALENDAR}?day=2026-11-23&section={sport.pk}")

    assert "Match" in answer.text
    assert "Budget" not in answer.text
    assert f"section={sport.pk}" in answer.all('a[rel="next"]')[0].get("href")


def test_a_crowded_day_of_a_month_leads_to_the_day(writer: Desk) -> None:
    for _story in range(8):
        an_article(due=MONDAY)

    answer = writer.open(f"{CALENDAR}?view=month&day=2026-11-23")

    assert len(answer.all(".calendar-entry")) == 6
    assert "2 more" in answer.text
    assert len(writer.open(f"{CALENDAR}?view=day&day=2026-11-23").all(".calendar-entry")) == 8


def test_the_calendar_is_for_those_who_may_see_stories(at_desk: Callable[..., Desk]) -> None:
    assert at_desk("reviews.view_review").open(CALENDAR).status == 403


def test_the_desk_leads_to_the_calendar_and_marks_where_one_is(writer: Desk) -> None:
    assert [link.text for link in writer.open(reverse("admin:index")).all(f'.desk-nav a[href="{CALENDAR}"]')]
    current = writer.open(CALENDAR).all('.desk-nav a[aria-current="page"]')
    assert [link.get("href") for link in current] == [CALENDAR]


def test_the_form_says_in_which_zone_a_story_is_due_and_takes_it(writer: Desk, settings: object) -> None:
    settings.TIME_ZONE = "Europe/Berlin"  # type: ignore[attr-defined]
    story = an_article()

    writer.save(story, due="2026-07-01T18:00")

    story.refresh_from_db()
    assert story.due == datetime(2026, 7, 1, 16, tzinfo=UTC)
    assert "Time zone: Europe/Berlin" in writer.open(f"/admin/articles/article/{story.pk}/change/").text
