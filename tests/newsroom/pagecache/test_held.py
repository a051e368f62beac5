"""Values held between renders, and the moments at which pages change by themselves."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.utils import timezone

from newsroom.pagecache import changes
from newsroom.pagecache.held import Held


class Loads:
    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> int:
        self.count += 1
        return self.count


@pytest.fixture
def load() -> Loads:
    return Loads()


def test_outside_of_a_render_of_the_cache_nothing_is_held(load: Loads) -> None:
    held = Held()
    assert [held.value("menu", ("sections",), load) for _ in range(2)] == [1, 2]
    with held.trusted(lambda _tags: True):
        assert [held.value("menu", ("sections",), load) for _ in range(2)] == [3, 3]
    assert held.value("menu", ("sections",), load) == 4


def test_a_purge_drops_what_carries_its_tag_and_nothing_else(load: Loads) -> None:
    held = Held()
    with held.trusted(lambda _tags: True):
        held.value("menu", ("sections",), load)
        held.value("changes", ("schedule",), load)
        held.drop({"sections", "article:1"})
        assert held.value("changes", ("schedule",), load) == 2
        assert held.value("menu", ("sections",), load) == 3


def test_what_was_purged_while_it_was_loaded_is_used_once_and_not_held(load: Loads) -> None:
    held = Held()
    with held.trusted(lambda _tags: False):
        assert [held.value("menu", ("sections",), load) for _ in range(2)] == [1, 2]


def test_whether_a_value_holds_is_asked_inside_the_lock(load: Loads) -> None:
    held = Held()
    with held.trusted(lambda _tags: held._lock.locked()):
        assert [held.value("menu", ("sections",), load) for _ in range(2)] == [1, 1]


def test_trust_ends_with_the_render_even_if_it_fails(load: Loads) -> None:
    held = Held()
    with pytest.raises(ZeroDivisionError), held.trusted(lambda _tags: 1 // 0 > 0):
        held.value("menu", ("sections",), load)
    assert [held.value("menu", ("sections",), load) for _ in range(2)] == [2, 3]


def test_the_next_change_is_the_first_that_touches_a_tag_and_is_still_to_come() -> None:
    planned = [(10.0, frozenset("a")), (20.0, frozenset("b")), (30.0, frozenset("ab"))]
    assert changes.next_change(planned, {"a"}, 5.0) == 10.0
    assert changes.next_change(planned, {"a"}, 10.0) == 30.0
    assert changes.next_change(planned, {"b", "c"}, 10.0) == 20.0
    assert changes.next_change(planned, {"c"}, 0.0) == changes.NEVER
    assert changes.next_change(planned, set(), 0.0) == changes.NEVER


def test_all_sources_are_asked_once_and_for_the_same_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[datetime] = []

    def read(now: datetime) -> Iterator[changes.Change]:
        asked.append(now)
        yield now.timestamp() + 5, frozenset("b")
        yield now.timestamp() + 1, frozenset("a")

    monkeypatch.setattr(changes, "_sources", [])
    changes.source(read)
    changes.source(read)
    assert [moment for moment, _tags in changes.planned(100.0)] == [101.0, 105.0]
    assert asked == [datetime.fromtimestamp(100, UTC)]


@pytest.mark.parametrize(
    ("zone", "now", "then"),
    [
        ("UTC", "2026-11-22T23:59:59+00:00", "2026-11-23T00:00:00+00:00"),
        ("UTC", "2026-11-22T00:00:00+00:00", "2026-11-23T00:00:00+00:00"),
        ("Europe/Paris", "2026-03-28T23:30:00+00:00", "2026-03-29T22:00:00+00:00"),
        ("Asia/Tokyo", "2026-11-22T16:00:00+00:00", "2026-11-23T15:00:00+00:00"),
    ],
)
def test_the_date_changes_at_midnight_where_the_newsroom_is(zone: str, now: str, then: str) -> None:
    with timezone.override(zone):
        found = changes.midnight(datetime.fromisoformat(now).timestamp())
    assert datetime.fromtimestamp(found, UTC) == datetime.fromisoformat(then)
