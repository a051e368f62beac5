"""The monthly report: every figure from what was decided, the edges of months, and how long it is kept."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from articles.reviews import abuse, appeals, moderation
from articles.reviews.freezing import freeze, thaw
from articles.reviews.models import Appeal, Review, Status
from articles.reviews.months import Month, figures, spoken
from authors.models import User
from tests.factories import a_live_article, a_review, a_user, an_abuse_report
from tests.site.reading import Page

pytestmark = pytest.mark.django_db

OCTOBER = Month(date(2026, 10, 1))
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _december(time_machine: Any) -> None:
    time_machine.move_to(datetime(2026, 12, 3, 12, tzinfo=UTC), tick=False)


def at(day: int, hour: int = 12, month: int = 10) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


def test_what_came_in_and_what_was_decided_is_counted_by_reason(moderator: User) -> None:
    for number, reason in enumerate(["spam", "spam", "insult"]):
        review = a_review(created_at=at(3))
        moderation.reject(review, by=moderator, reason=reason, now=at(3) + (number + 1) * HOUR)
    moderation.approve(a_review(created_at=at(4)), by=moderator, now=at(4) + 10 * HOUR)
    a_review(created_at=at(5))
    a_review(created_at=at(5), status=Status.UNCONFIRMED)
    counted = figures(OCTOBER)
    assert (counted.received, counted.approved, counted.rejections) == (5, 1, 3)
    assert counted.rejected == [("It is advertising or spam", 2), ("It insults somebody", 1)]
    assert counted.median == 2.5 * HOUR


def test_what_was_undone_replaced_or_decided_by_a_rule_does_not_make_us_look_better(moderator: User) -> None:
    review = a_review(created_at=at(3))
    moderation.reject(review, by=moderator, reason="spam", now=at(4))
    moderation.undo(review, by=moderator, now=at(5))
    moderation.approve(review, by=moderator, now=at(6))
    moderation.reject(a_review(created_at=at(7)), by=None, reason="barred", now=at(7))
    again = a_review(review.article, reader=review.reader, created_at=at(6))
    moderation.approve(again, by=moderator, now=at(9))
    counted = figures(OCTOBER)
    assert (counted.approved, counted.rejected) == (2, [("We take no reviews from this address at present", 1)])
    assert counted.median == 72 * HOUR


def test_second_looks_are_counted_in_the_month_in_which_they_happen(moderator: User) -> None:
    reported = a_review(created_at=at(3))
    an_abuse_report(reported, at=at(30))
    abuse.dismiss(reported, by=moderator, answer="It stays.", now=at(2, month=11))
    appealed = a_review(created_at=at(3))
    moderation.reject(appealed, by=moderator, reason="spam", now=at(4))
    appeal = Appeal.objects.create(review=appealed, words="It was no advertising.", at=at(31))
    appeals.uphold(appeal, by=a_user("reviews.moderate_review"), now=at(1, month=11))
    story = a_live_article()
    frozen = freeze(story.pk, since=at(30), why="Many at once.")
    type(frozen).objects.update(began_at=at(31))
    frozen.refresh_from_db()
    thaw(frozen, by=moderator, now=at(1, month=11))
    october, november = figures(OCTOBER), figures(OCTOBER.after)
    assert (october.reported, october.lodged, october.frozen) == (1, 1, 1)
    assert (october.reports_dismissed, october.appeals_upheld, october.restated) == (0, 0, 0)
    assert (november.reports_dismissed, november.appeals_upheld, november.restated) == (1, 1, 1)


def test_a_month_begins_and_ends_by_the_clock_of_the_site(settings: Settings) -> None:
    settings.TIME_ZONE = "Pacific/Auckland"
    a_review(created_at=datetime(2026, 9, 30, 10, 59, tzinfo=UTC))  # 23:59 there
    a_review(created_at=datetime(2026, 9, 30, 11, 0, tzinfo=UTC))
    a_review(created_at=datetime(2026, 10, 31, 10, 59, tzinfo=UTC))
    a_review(created_at=datetime(2026, 10, 31, 11, 0, tzinfo=UTC))
    assert [figures(month).received for month in (OCTOBER.before, OCTOBER, OCTOBER.after)] == [1, 2, 1]


def test_months_follow_each_other_across_a_year() -> None:
    december = Month(date(2026, 12, 1))
    assert december.after == Month(date(2027, 1, 1))
    assert december.after.before == december


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "1 minute"), (1, "1 minute"), (119, "119 minutes"), (120, "2 hours"), (47 * 60, "47 hours"), (2880, "2 days")],
)
def test_a_length_of_time_is_told_as_people_say_it(minutes: int, words: str) -> None:
    assert spoken(timedelta(minutes=minutes)) == words


# The pages ---------------------------------------------------------------------------------------


def test_each_month_since_the_first_review_has_a_page_and_leads_to_its_neighbours(client: Client) -> None:
    a_review(created_at=at(3))
    page = client.get("/reader-reviews/2026/10/")
    assert Page("", page).one("//h1") == "October 2026"
    assert 'href="/reader-reviews/2026/11/"' in page.content.decode()
    assert "2026/09" not in page.content.decode()
    assert "so far" in Page("", client.get("/reader-reviews/2026/12/")).one("//h1")
    for missing in ("2026/09", "2027/01", "9999/12", "2026/13", "2026/1", "0000/01"):
        assert client.get(f"/reader-reviews/{missing}/").status_code == 404


def test_the_overview_has_the_month_so_far_and_how_many_came_in_before(client: Client) -> None:
    a_review(created_at=at(3))
    main = Page("", client.get("/reader-reviews/")).one("//main")
    for told in ("December 2026, so far", "October 2026", "Reviews received, month by month"):
        assert told in main
    Review.objects.all().delete()
    assert client.get("/reader-reviews/").status_code == 200


def test_a_page_asks_the_same_questions_whatever_there_is(
    client: Client, moderator: User, django_assert_num_queries: Any
) -> None:
    def fill(count: int) -> None:
        for number in range(count):
            review = a_review(created_at=at(number + 1))
            moderation.reject(review, by=moderator, reason="spam" if number % 2 else "insult", now=at(20))
            an_abuse_report(review, at=at(21))

    fill(2)
    with CaptureQueriesContext(connection) as few:
        client.get("/reader-reviews/2026/10/")
    fill(12)
    with django_assert_num_queries(len(few)):
        client.get("/reader-reviews/2026/10/")
