"""What is typed and not saved: in order, for its writer alone, and let go only when it is in the story."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import keeping
from articles.keeping import Kept, Typing
from articles.models import Article, Unsaved
from authors.models import User
from tests.at_once import at_once
from tests.factories import a_user, an_article

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = timedelta(days=1)

pytestmark = pytest.mark.django_db


def typing(editor: User, key: UUID, sequence: int, headline: str, article: Article | None = None) -> Typing:
    edition = article.edition if article else 0
    return Typing(editor, key, sequence, edition, article, {"headline": headline})


def headlines(**which: Any) -> list[str]:
    return [row.typed["headline"] for row in Unsaved.objects.filter(**which).order_by("pk")]


def test_newer_text_takes_the_place_of_older_text_of_the_same_window() -> None:
    person, key = a_user(), uuid4()
    assert keeping.keep(typing(person, key, 1, "F")) == Kept.KEPT
    assert keeping.keep(typing(person, key, 4, "Ferry")) == Kept.KEPT
    assert headlines() == ["Ferry"]


def test_the_same_request_again_changes_nothing() -> None:
    person, key = a_user(), uuid4()
    for _ in range(2):
        assert keeping.keep(typing(person, key, 1, "Ferry"), now=NOON) == Kept.KEPT
    assert headlines() == ["Ferry"]


def test_a_late_request_does_not_overwrite_and_says_so() -> None:
    person, key = a_user(), uuid4()
    keeping.keep(typing(person, key, 4, "Ferry"))
    assert keeping.keep(typing(person, key, 3, "Ferr")) == Kept.OVERTAKEN
    assert keeping.keep(typing(person, key, 4, "Another window's")) == Kept.OVERTAKEN
    assert headlines() == ["Ferry"]


def test_neither_windows_nor_people_touch_each_other() -> None:
    ada, ben, key = a_user(), a_user(), uuid4()
    keeping.keep(typing(ada, key, 1, "Ada's"))
    keeping.keep(typing(ben, key, 9, "Ben's"))
    keeping.keep(typing(ada, uuid4(), 1, "Ada's other"))
    assert headlines() == ["Ada's", "Ben's", "Ada's other"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.lists(st.integers(1, 5), min_size=1, max_size=12))
def test_in_whatever_order_requests_arrive_the_newest_text_stays(db: None, order: list[int]) -> None:
    person, key = a_user(), uuid4()
    for sequence in order:
        keeping.keep(typing(person, key, sequence, f"Text {sequence}"))
    assert headlines(editor=person) == [f"Text {max(order)}"]


@pytest.mark.django_db(transaction=True)
def test_requests_that_arrive_at_one_moment_are_put_in_order_too() -> None:
    person, key, story = a_user(), uuid4(), an_article()
    jobs = [lambda n=n: keeping.keep(typing(person, key, n, f"Text {n}", story)) for n in range(1, 7)]
    answers = at_once(jobs)
    assert all(isinstance(answer, Kept) for answer in answers), answers
    assert headlines() == ["Text 6"]


# Once it is saved ------------------------------------------------------------------------------------


def test_what_comes_late_for_a_saved_story_is_not_offered_again() -> None:
    person, key, story = a_user(), uuid4(), an_article()
    keeping.keep(typing(person, key, 3, "Ferry", story))
    keeping.close(person, key, 3, story)
    assert keeping.keep(typing(person, key, 2, "Ferr", story)) == Kept.KEPT
    assert keeping.found(person, story) == []
    assert Unsaved.objects.get().typed == {}


def test_what_was_typed_after_the_save_stays_whichever_comes_first() -> None:
    person, story = a_user(), an_article()
    early, late = uuid4(), uuid4()
    keeping.keep(typing(person, early, 4, "Typed on", story))
    keeping.close(person, early, 3, story)
    keeping.close(person, late, 3, story)
    assert keeping.keep(typing(person, late, 4, "Typed on", story)) == Kept.CLOSED
    assert [row.typed["headline"] for row in keeping.found(person, story)] == ["Typed on"]


def test_that_a_window_was_saved_is_forgotten_in_time() -> None:
    person, story = a_user(), an_article()
    keeping.close(person, uuid4(), 1, story, now=NOON - 3 * DAY)
    keeping.close(person, uuid4(), 1, story, now=NOON)
    assert Unsaved.objects.count() == 1


# What is found ---------------------------------------------------------------------------------------


def test_only_what_differs_from_the_story_is_found_and_only_by_its_writer() -> None:
    ada, story = a_user(), an_article(headline="Ferry")
    keeping.keep(typing(ada, uuid4(), 1, "Ferry", story))
    keeping.keep(typing(ada, uuid4(), 1, "Ferry sails", story))
    assert [row.typed["headline"] for row in keeping.found(ada, story)] == ["Ferry sails"]
    assert keeping.found(a_user(), story) == []
    assert keeping.found(ada, an_article()) == []


def test_of_a_new_story_only_what_says_something_is_found() -> None:
    ada = a_user()
    keeping.keep(typing(ada, uuid4(), 1, ""))
    keeping.keep(typing(ada, uuid4(), 1, "Ferry"))
    assert [row.typed["headline"] for row in keeping.found(ada, None)] == ["Ferry"]


def test_what_somebody_typed_of_a_story_that_was_deleted_is_found_as_a_new_one() -> None:
    ada, story = a_user(), an_article()
    keeping.keep(typing(ada, uuid4(), 1, "Ferry sails", story))
    story.delete()
    assert [row.typed["headline"] for row in keeping.found(ada, None)] == ["Ferry sails"]


def test_what_is_left_aside_is_offered_no_more_but_stays_for_a_month() -> None:
    ada, story = a_user(), an_article()
    for number in range(2):
        keeping.keep(typing(ada, uuid4(), 1, f"Ferry {number}", story), now=NOON)
    first, second = keeping.found(ada, story)
    keeping.leave(first, now=NOON)
    assert keeping.found(ada, story) == [second]
    rows = Unsaved.objects.found(ada, story.pk)
    assert [row.pk for row in rows.left(NOON + 29 * DAY)] == [first.pk]
    keeping.leave(second, now=NOON + 31 * DAY)
    assert list(rows) == [second]


def test_what_is_left_aside_and_then_typed_on_in_a_window_still_open_is_not_saved_again() -> None:
    ada, story, key = a_user(), an_article(), uuid4()
    keeping.keep(typing(ada, key, 1, "Ferry sails", story))
    keeping.leave(keeping.found(ada, story)[0])
    keeping.keep(typing(ada, key, 2, "Ferry sails late", story))
    assert [row.typed["headline"] for row in keeping.found(ada, story)] == ["Ferry sails late"]
