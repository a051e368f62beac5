"""What is planned appears and ends at its moment, though nothing is purged then."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import OperationalError
from django.utils import timezone

from articles import editing, publishing
from articles.models import Article, Kind
from newsroom.pagecache import answer
from tests.factories import a_live_article, a_live_version, an_article
from tests.newsroom.pagecache.asking import Site

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def clock(process: Site) -> Iterator[time_machine.Traveller]:
    process.cache.handover.works = False
    with time_machine.travel(NOON, tick=False) as travelling:
        yield travelling


def in_seconds(seconds: float) -> datetime:
    return timezone.now() + timedelta(seconds=seconds)


def planned(headline: str, article: Article, seconds: float) -> None:
    article.headline = headline
    editing.save(article, by=None)
    publishing.publish(article, by=None, kind=Kind.UPDATE, at=in_seconds(seconds))


def test_a_planned_update_appears_at_its_moment(process: Site, clock: time_machine.Traveller) -> None:
    story = a_live_article(headline="Old words")
    path = story.versions.get().get_absolute_url()
    for address in (path, "/"):
        process.now(address)
    planned("New words", story, 30)
    for seconds in (29.5, 0.4):
        assert "Old words" in process.now(path).text
        assert "Old words" in process.now("/").text
        clock.shift(seconds)
    clock.shift(0.2)
    assert "New words" in process.get(path).text
    assert "New words" in process.get("/").text


def test_a_planned_story_appears_in_lists_at_its_moment(process: Site, clock: time_machine.Traveller) -> None:
    a_live_article(headline="Old story")
    process.now("/")
    publishing.publish(an_article(headline="New story", slug="new"), by=None, at=in_seconds(10))
    assert process.now("/2026/11/22/new/").status == 404
    assert "New story" not in process.get("/").text
    clock.shift(10.01)
    assert process.get("/2026/11/22/new/").status == 200
    assert "New story" in process.get("/").text


def test_a_planned_withdrawal_is_never_served_after_it(process: Site, clock: time_machine.Traveller) -> None:
    """Not even while the page is made again, nor while the database is away."""
    story = a_live_article(headline="Gone soon")
    path = story.versions.get().get_absolute_url()
    publishing.withdraw(story, by=None, at=in_seconds(40))
    reply = process.now(path)
    assert reply["Cache-Control"] == "public, max-age=0, s-maxage=40, stale-while-revalidate=0, stale-if-error=0"
    clock.shift(40.01)

    def away() -> int:
        raise OperationalError("gone")

    process.cache.log._line.newest = away  # type: ignore[method-assign]
    process.cache.application = lambda _environ, start: (start("500 Error", []), [b""])[1]
    assert process.now(path).status == 500
    process.cache.log.away = False
    assert process.get(path).status == 500


def test_a_render_that_was_under_way_at_the_moment_does_not_outlive_it(
    process: Site, clock: time_machine.Traveller
) -> None:
    """It has read the old version, and when it asks for what is planned that is no longer planned."""
    story = a_live_article(headline="Old words")
    path = story.versions.get().get_absolute_url()
    planned("New words", story, 5)
    process.learn()
    django = process.cache.application

    def slow(environ: dict[str, object], start: object) -> object:
        parts = django(environ, start)  # type: ignore[arg-type]
        clock.shift(6)
        return parts

    process.cache.application = slow  # type: ignore[assignment]
    assert "Old words" in process.get(path).text
    process.cache.application = django
    assert "New words" in process.get(path).text


def test_a_plan_that_is_called_off_leaves_the_page_alone(process: Site, clock: time_machine.Traveller) -> None:
    story = a_live_article(headline="Old words")
    path = story.versions.get().get_absolute_url()
    planned("New words", story, 30)
    process.now(path)
    publishing.unschedule(story, by=None)
    assert "stale-if-error=86400" in process.now(path)["Cache-Control"]
    clock.shift(31)
    assert "Old words" in process.now(path).text


def test_at_midnight_every_page_gets_its_new_date(process: Site, clock: time_machine.Traveller) -> None:
    a_live_article()
    for days in range(3):
        clock.move_to(NOON.replace(hour=23, minute=59, second=50) + timedelta(days=days))
        assert f"{22 + days} November 2026" in process.now("/").text
        clock.shift(10.01)
        assert process.get("/").how == "miss"
        assert f"{23 + days} November 2026" in process.get("/").text


def test_a_missing_page_is_there_within_a_second_of_its_publication(
    process: Site, clock: time_machine.Traveller
) -> None:
    story = an_article(slug="new")
    assert process.now("/2026/11/22/new/").status == 404
    assert process.get("/2026/11/22/new/").how == "hit"
    publishing.publish(story, by=None)
    clock.shift(answer.BRIEF)
    assert process.get("/2026/11/22/new/").status == 200


def test_a_withdrawn_story_comes_back_within_a_second(process: Site, clock: time_machine.Traveller) -> None:
    version = a_live_version()
    path, story = version.get_absolute_url(), version.article
    clock.shift(1)
    publishing.withdraw(story, by=None)
    assert process.now(path).status == 410
    story.refresh_from_db()
    publishing.publish(story, by=None)
    clock.shift(answer.BRIEF)
    assert process.get(path).status == 200
