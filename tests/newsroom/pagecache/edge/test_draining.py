"""What the log says reaches the edge: in order, at once and once more, again after a failure, all after a gap."""

from datetime import datetime, timedelta

import pytest

from newsroom.pagecache.edge import draining
from newsroom.pagecache.edge.draining import LEASE, SETTLED, SLOWEST_RETRY, drain
from newsroom.pagecache.edge.interface import Edge
from newsroom.pagecache.edge.keys import key
from newsroom.pagecache.models import EdgeCursor
from newsroom.pagecache.purging import purge
from tests.newsroom.pagecache.edge.conftest import NOW, Later
from tests.newsroom.pagecache.edge.far import Far

pytestmark = pytest.mark.django_db

MOMENT = timedelta(milliseconds=1)


def cursor() -> EdgeCursor:
    return EdgeCursor.objects.get()


def test_an_edge_that_knows_all_is_not_called(edge: Edge, far: Far) -> None:
    assert drain(edge) is None
    assert far.asked == []


def test_all_that_is_new_is_told_in_one_call(edge: Edge, far: Far) -> None:
    purge("article:1", "in:news")
    purge("article:2", "in:news", "topic:北京")
    drain(edge)
    assert far.keys == [" ".join(["article:1", "article:2", "in:news", key("topic:北京")])]


def test_what_was_told_is_told_once_more_when_no_process_can_still_have_missed_it(
    edge: Edge, far: Far, later: Later
) -> None:
    purge("article:1")
    assert drain(edge) == NOW + SETTLED
    later(SETTLED - MOMENT)
    assert drain(edge) == NOW + SETTLED
    assert far.keys == ["article:1"]
    later(MOMENT)
    assert drain(edge) is None
    assert far.keys == ["article:1", "article:1"]
    later(SETTLED)
    assert drain(edge) is None
    assert len(far.keys) == 2


def test_what_comes_between_is_told_at_once_and_once_more_too(edge: Edge, far: Far, later: Later) -> None:
    purge("article:1")
    drain(edge)
    later(SETTLED / 2)
    purge("article:2")
    drain(edge)
    later(SETTLED / 2)
    purge("article:3")
    assert drain(edge) == NOW + 2 * SETTLED
    later(SETTLED)
    assert drain(edge) is None
    assert far.keys == ["article:1", "article:2", "article:1 article:3", "article:2 article:3"]


def test_under_a_steady_stream_nothing_waits_for_its_second_time_for_long(edge: Edge, far: Far, later: Later) -> None:
    for _ in range(12):
        purge("article:1")
        drain(edge)
        later(SETTLED / 4)
    assert cursor().told == 12
    assert cursor().number >= 12 - 2 * 4


def test_a_failure_leaves_everything_to_be_told_and_says_why(edge: Edge, far: Far) -> None:
    purge("article:1")
    far.answers = [(503, {})]
    assert drain(edge) == NOW + timedelta(seconds=1)
    assert (cursor().number, cursor().told) == (0, 0)
    assert cursor().error == "It answered 503 (Service Unavailable)."


def test_who_fails_again_and_again_waits_longer_and_longer(edge: Edge, far: Far, later: Later) -> None:
    purge("article:1")
    far.answers = [(503, {})] * 8
    waited = []
    for _ in range(8):
        failed_at = cursor().not_before
        again = drain(edge)
        assert again
        waited.append(round((again - max(NOW, failed_at)).total_seconds()))
        later(again - max(NOW, failed_at))
    assert waited == [1, 2, 4, 8, 16, 30, 30, 30]
    assert SLOWEST_RETRY.seconds == 30
    drain(edge)
    assert (cursor().told, cursor().failures, cursor().error) == (1, 0, "")


def test_nobody_tries_before_it_is_time(edge: Edge, far: Far) -> None:
    purge("article:1")
    far.answers = [(503, {})]
    again = drain(edge)
    assert drain(edge) == again
    assert len(far.asked) == 1


def test_who_dies_between_the_call_and_the_cursor_has_it_told_again(
    edge: Edge, far: Far, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    purge("article:1")
    with monkeypatch.context() as patched:
        patched.setattr(draining, "_move", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            drain(edge)
    assert drain(edge) == NOW + LEASE
    later(LEASE)
    drain(edge)
    assert far.keys == ["article:1", "article:1"]
    assert cursor().told == 1


def test_who_took_too_long_does_not_move_the_cursor_back(
    edge: Edge, far: Far, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    purge("article:1")
    slow = draining._move

    def overtaken(*arguments: object) -> datetime | None:
        monkeypatch.setattr(draining, "_move", slow)
        later(LEASE)
        purge("article:2")
        drain(edge)
        return slow(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(draining, "_move", overtaken)
    assert drain(edge) == NOW + LEASE
    assert far.keys == ["article:1", "article:1 article:2"]
    assert cursor().told == 2


def test_a_purge_that_comes_while_another_is_told_is_not_forgotten(
    edge: Edge, far: Far, monkeypatch: pytest.MonkeyPatch
) -> None:
    purge("article:1")
    tell = draining._tell

    def meanwhile(*arguments: object, **named: int) -> None:
        tell(*arguments, **named)  # type: ignore[arg-type]
        purge("article:2")
        assert drain(edge) == NOW + LEASE

    with monkeypatch.context() as patched:
        patched.setattr(draining, "_tell", meanwhile)
        assert drain(edge) == NOW
    drain(edge)
    assert far.keys == ["article:1", "article:2"]
