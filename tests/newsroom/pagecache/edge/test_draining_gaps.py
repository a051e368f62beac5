"""An edge that missed too much is emptied; the log keeps what an edge may still need, and no more."""

from datetime import timedelta

import pytest
from pytest_django.fixtures import Settings
from time_machine import TimeMachineFixture

from newsroom.pagecache.edge import draining
from newsroom.pagecache.edge.draining import SETTLED, drain, drain_all
from newsroom.pagecache.edge.interface import Edge
from newsroom.pagecache.models import Counter, EdgeCursor, Purge
from newsroom.pagecache.purging import purge
from tests.newsroom.pagecache.edge.conftest import NOW, Later
from tests.newsroom.pagecache.edge.far import Far

pytestmark = pytest.mark.django_db


def cursor() -> EdgeCursor:
    return EdgeCursor.objects.get()


@pytest.mark.parametrize("gap", ["unknown", "cleared", "restored", "rows", "keys"])
def test_an_edge_that_missed_too_much_is_emptied(
    edge: Edge, far: Far, gap: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(4):
        purge(f"article:{n}", f"topic:{n}")
    if gap == "unknown":
        EdgeCursor.objects.all().delete()
    elif gap == "cleared":
        Purge.objects.filter(number__lte=2).delete()
    elif gap == "restored":
        EdgeCursor.objects.update(number=9, halfway=9, told=9)
    else:
        monkeypatch.setattr(draining, {"rows": "MOST_PURGES", "keys": "MOST_KEYS"}[gap], 3)
    drain(edge)
    assert far.keys == ["*"]
    assert cursor().told == 4


def test_an_edge_is_emptied_twice_and_then_follows_the_log(edge: Edge, far: Far, later: Later) -> None:
    EdgeCursor.objects.all().delete()
    drain(edge)
    purge("article:1")
    drain(edge)
    later(SETTLED)
    drain(edge)
    later(SETTLED)
    assert drain(edge) is None
    assert far.keys == ["*", "article:1", "*", "article:1"]


def test_each_edge_is_told_for_itself(edge: Edge, far: Far, settings: Settings) -> None:
    settings.EDGE, settings.EDGE_URLS = "varnish", ["http://127.0.0.1:1", far.url]
    purge("article:1")
    assert drain_all() == NOW + timedelta(seconds=1)
    assert far.keys == ["article:1"]
    assert set(EdgeCursor.objects.values_list("failures", flat=True)) == {0, 1}


def test_the_log_is_cleared_of_yesterdays_purges_that_every_edge_knows(
    edge: Edge, far: Far, settings: Settings, later: Later
) -> None:
    settings.EDGE, settings.EDGE_URLS = "varnish", [far.url]
    EdgeCursor.objects.create(edge="fastly of long ago")
    for n in range(3):
        purge(f"article:{n}")
        drain_all()
        later(timedelta(hours=13))
    drain_all()
    assert list(Purge.objects.values_list("number", flat=True)) == [3]
    assert Counter.objects.get().number == 3
    assert cursor().edge == edge.name


def test_what_an_edge_does_not_know_stays_in_the_log(edge: Edge, far: Far, settings: Settings, later: Later) -> None:
    settings.EDGE, settings.EDGE_URLS = "varnish", [far.url]
    far.answers = [(503, {})] * 3
    purge("article:1")
    for _ in range(3):
        drain_all()
        later(timedelta(days=2))
    assert Purge.objects.count() == 1


def test_without_an_edge_the_log_is_cleared_all_the_same(time_machine: TimeMachineFixture, settings: Settings) -> None:
    time_machine.move_to(NOW, tick=False)
    purge("article:1")
    for _ in range(3):
        drain_all()
        time_machine.shift(timedelta(days=2))
    assert not Purge.objects.exists()
