"""The desk's copy: what the database refuses, and how the desk's list sums a story up."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from articles import editing, publishing
from articles.models import Article, Byline, Kind, State, Status
from tests.factories import a_live_article, an_article, an_author

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("fields", [{"state": "published"}, {"state": ""}])
def test_the_database_refuses_what_makes_no_sense(fields: dict[str, Any]) -> None:
    article = an_article()
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(**fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.bulk_create([Article(**{"headline": "Ferry"} | fields)])
    assert Article.objects.get().state == State.DRAFT


def test_a_story_is_called_by_its_headline() -> None:
    assert str(an_article(headline="Ferry sails")) == "Ferry sails"
    assert str(an_article(headline="")) == "Untitled story"


def test_bylines_come_in_the_order_the_desk_gave_them() -> None:
    article = an_article(bylines=[])
    for name, position in (("third", 3), ("first", 1), ("second", 2), ("also second", 2)):
        Byline.objects.create(article=article, author=an_author(name=name), position=position)
    assert [byline.author.name for byline in article.ordered_bylines] == ["first", "second", "also second", "third"]


# Status ----------------------------------------------------------------------------------------------


def summed_up(article: Article, now: datetime = NOON) -> tuple[Any, ...]:
    found = Article.objects.with_status(now).get(pk=article.pk)
    return found.status, found.planned_for, found.ends_at  # type: ignore[attr-defined]


@pytest.mark.parametrize("state", State)
def test_a_story_that_readers_never_had_is_where_the_desk_put_it(state: State) -> None:
    article = an_article()
    Article.objects.update(state=state)
    assert summed_up(article) == (Status(state), None, None)


def test_a_live_story_is_live_until_someone_changes_it() -> None:
    article = a_live_article(now=NOON)
    assert summed_up(article) == (Status.LIVE, None, None)
    article.headline = "Changed"
    editing.save(article, by=None)
    editing.record(article, by=None)
    assert summed_up(article) == (Status.CHANGED, None, None)
    publishing.publish(article, by=None, now=NOON + HOUR)
    assert summed_up(article, NOON + HOUR) == (Status.LIVE, None, None)


def test_a_planned_story_says_for_when() -> None:
    article = an_article()
    publishing.publish(article, by=None, now=NOON, at=NOON + HOUR)
    assert summed_up(article) == (Status.SCHEDULED, NOON + HOUR, None)
    assert summed_up(article, NOON + HOUR) == (Status.LIVE, None, None)


def test_a_story_that_was_taken_off_the_schedule_is_back_where_it_was() -> None:
    article = an_article()
    publishing.publish(article, by=None, now=NOON, at=NOON + HOUR)
    publishing.unschedule(article, by=None, now=NOON)
    assert summed_up(article) == summed_up(article, NOON + 2 * HOUR) == (Status.READY, None, None)


def test_a_live_story_says_when_it_will_change_or_end() -> None:
    article = a_live_article(now=NOON)
    publishing.publish(article, by=None, now=NOON, at=NOON + HOUR)
    assert summed_up(article) == (Status.LIVE, NOON + HOUR, NOON + HOUR)
    publishing.withdraw(article, by=None, now=NOON, at=NOON + 2 * HOUR)
    assert summed_up(article) == (Status.LIVE, NOON + HOUR, NOON + HOUR)
    assert summed_up(article, NOON + HOUR) == (Status.LIVE, None, NOON + 2 * HOUR)
    publishing.withdraw(article, by=None, now=NOON, at=NOON + HOUR / 2)
    assert summed_up(article) == (Status.LIVE, None, NOON + HOUR / 2)


def test_a_story_taken_from_readers_is_withdrawn_and_may_be_planned_again() -> None:
    article = a_live_article(now=NOON - HOUR)
    publishing.withdraw(article, by=None, now=NOON)
    assert summed_up(article) == (Status.WITHDRAWN, None, None)
    publishing.publish(article, by=None, now=NOON, at=NOON + HOUR)
    assert summed_up(article) == (Status.SCHEDULED, NOON + HOUR, None)


def test_a_spiked_story_is_spiked_whatever_it_was() -> None:
    article = a_live_article(now=NOON - HOUR)
    publishing.withdraw(article, by=None, now=NOON)
    Article.objects.update(state=State.SPIKED)
    assert summed_up(article)[0] == Status.SPIKED


def test_the_list_of_the_desk_has_all_it_shows(django_assert_max_num_queries: Any) -> None:
    articles = [a_live_article(bylines=[an_author(), an_author()]) for _ in range(5)]
    publishing.publish(articles[0], by=None, kind=Kind.CORRECTION, note="Sorry.")
    with django_assert_max_num_queries(3):
        for article in Article.objects.for_desk_list():
            assert article.section is not None
            assert article.status  # type: ignore[attr-defined]
            assert [byline.author.name for byline in article.bylines.all()]
