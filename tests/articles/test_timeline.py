"""A story's line of time: everything in order, saves of one hand together, pages of any length."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from articles import editing, publishing, timeline, workflow
from articles.models import Article, Revision, Version
from articles.timeline import SIZE, Event, Place, page_of
from authors.models import User
from tests.articles.desk import HOUR, MOMENT, NOON
from tests.factories import a_user, an_article

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


def saved(article: Article, at: datetime, *, by: User | None = None, reason: str = "", **fields: Any) -> Revision:
    for name, value in (fields or {"notes": str(at)}).items():
        setattr(article, name, value)
    editing.save(article, by=None, now=at)
    return editing.record(article, by=by, reason=reason, now=at)


def begun() -> Article:
    article = an_article()
    article.revisions.update(at=NOON - 9 * HOUR)
    return article


def told(events: list[Event]) -> list[str]:
    """Return what each event is: save, verb, or the version that readers got."""
    words = []
    for event in events:
        row = event.row
        words.append("save" if isinstance(row, Revision) else row.kind if isinstance(row, Version) else row.verb)
    return words


def test_saves_moves_and_planned_versions_stand_in_one_line_newest_first() -> None:
    article = begun()
    saved(article, NOON, reason="Numbers checked.")
    workflow.submit(article, by=None, now=NOON + MINUTE)
    workflow.send_back(article, by=None, reason="Shorter, please.", now=NOON + 2 * MINUTE)
    publishing.publish(article, by=None, now=NOON + 3 * MINUTE)
    saved(article, NOON + 4 * MINUTE, by=a_user())
    at = NOON + 6 * MINUTE
    publishing.publish(article, by=None, now=NOON + 5 * MINUTE, at=at)
    assert told(page_of(article).events) == [
        *("update", "schedule", "save", "publish", "send_back", "submit", "save", "save"),
    ]
    assert page_of(article).events[3].place.at == NOON + 3 * MINUTE


def test_what_is_planned_has_not_happened() -> None:
    article = begun()
    publishing.publish(article, by=None, at=datetime.max.replace(year=2999, tzinfo=NOON.tzinfo))
    assert told(page_of(article).events) == ["schedule", "save"]


def test_a_save_says_what_it_changed_and_what_readers_got() -> None:
    article = begun()
    saved(article, NOON, headline="New", notes="x")
    publishing.publish(article, by=None, now=NOON + MINUTE)
    _published, newest, first = page_of(article).events
    assert (newest.changed, newest.is_first, newest.read_as) == (["Headline", "Notes for the desk"], False, [1])
    assert (first.changed, first.is_first, first.read_as) == ([], True, [])


def test_of_what_someone_may_not_read_nothing_is_said() -> None:
    article = begun()
    saved(article, NOON, notes="A secret.")
    assert page_of(article, only={"headline"}).events[0].changed == []


def test_saves_by_one_hand_within_a_short_time_are_told_together() -> None:
    article, ada = begun(), a_user()
    for minutes in (0, 10, 20):
        saved(article, NOON + minutes * MINUTE, by=ada)
    saved(article, NOON + 30 * MINUTE, by=ada, headline="Later")
    (head, first) = page_of(article).events
    assert [event.place.at for event in head.earlier] == [NOON + n * MINUTE for n in (20, 10, 0)]
    assert (head.fields, head.began) == (["Headline", "Notes for the desk"], NOON)
    assert first.earlier == []


@pytest.mark.parametrize("between", ["another hand", "a reason", "a move", "a long time", "readers"])
def test_what_is_worth_telling_keeps_saves_apart(between: str) -> None:
    article, ada = begun(), a_user()
    saved(
        article, NOON, by=a_user() if between == "another hand" else ada, reason="So." if between == "a reason" else ""
    )
    if between == "a move":
        workflow.submit(article, by=None, now=NOON + MOMENT)
    if between == "readers":
        publishing.publish(article, by=None, now=NOON + MOMENT)
    later = NOON + (timeline.TOGETHER + MOMENT if between == "a long time" else MINUTE)
    saved(article, later, by=ada)
    assert page_of(article).events[0].earlier == []


def test_pages_hold_every_event_once_and_end(django_assert_max_num_queries: Any) -> None:
    article, people = begun(), [a_user("articles.approve_article") for _ in range(2)]
    for number in range(SIZE + 5):
        at = NOON + number // 3 * HOUR  # three events to a moment
        saved(article, at, by=people[number % 2], headline=f"Take {number}")
        verb = workflow.submit if number % 2 == 0 else workflow.approve
        if number < 2:
            verb(article, by=None, now=at)
    places: list[Place] = []
    before, pages = "", 0
    while pages < 9:
        with django_assert_max_num_queries(4):
            page = page_of(article, before=before)
        places += [one.place for event in page.events for one in (event, *event.earlier)]
        before, pages = page.older, pages + 1
        if not before:
            break
    assert places == sorted(set(places), reverse=True)
    assert (len(places), pages) == (SIZE + 5 + 2 + 1, 2)


def test_a_page_may_end_in_the_middle_of_a_moment() -> None:
    article = begun()
    save = saved(article, NOON)
    workflow.submit(article, by=None, now=NOON)
    move = article.moves.get()
    assert page_of(article, before=str(Place(NOON, 1, move.pk))).events[0].row == save
    assert [event.is_first for event in page_of(article, before=str(Place(NOON, 0, save.pk))).events] == [True]


def test_only_the_very_first_save_began_the_story() -> None:
    article, people = begun(), [a_user(), a_user()]
    for number in range(SIZE):
        saved(article, NOON + number * HOUR, by=people[number % 2])
    newest = page_of(article)
    assert [event.is_first for event in newest.events] == [False] * SIZE
    assert [event.is_first for event in page_of(article, before=newest.older).events] == [True]


@pytest.mark.parametrize(
    "nonsense",
    ["x", "~", "2026-11-22~1~1", f"{NOON.isoformat()}~9~{'9' * 40}", "~~~~", "²~²~²", "0001-01-01T00:00:00+14:00~1~1"],
)
def test_a_place_that_no_page_gave_out_means_the_newest(nonsense: str) -> None:
    assert Place.read(nonsense) is None
    assert len(page_of(begun(), before=nonsense).events) == 1


def test_a_place_can_be_spelled_and_read_again() -> None:
    place = Place(NOON, 2, 4711)
    assert Place.read(str(place)) == place


def test_what_was_typed_and_never_saved_is_told_apart_and_no_save_is_compared_with_it() -> None:
    article, ada = begun(), a_user()
    saved(article, NOON, by=ada, headline="One")
    typed = editing.snapshot(article) | {"kicker": "Typed"}
    article.revisions.create(by=ada, at=NOON + MINUTE, snapshot=typed, aside=True)
    saved(article, NOON + 2 * MINUTE, by=ada, headline="Two")
    page = page_of(article)
    assert [(event.is_aside, event.changed) for event in page.events] == [
        (False, ["Headline"]),
        (True, ["Kicker"]),
        (False, ["Headline"]),
        (False, []),
    ]
    assert [event.is_aside for event in page.saves] == [False] * 3
