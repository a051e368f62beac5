"""Whoever runs the site can tell the edge by hand, and learns why it does not listen."""

import io

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from newsroom.pagecache.edge.draining import SETTLED
from newsroom.pagecache.purging import purge
from tests.newsroom.pagecache.edge.conftest import Later
from tests.newsroom.pagecache.edge.far import Far

pytestmark = pytest.mark.django_db


def drain_edge() -> str:
    said = io.StringIO()
    call_command("drain_edge", stdout=said)
    return said.getvalue()


def test_the_edge_is_told_by_hand(named: Far) -> None:
    purge("article:1")
    assert drain_edge() == "The edge knows what has changed.\n"
    assert named.keys == ["article:1"]


def test_without_a_worker_a_timer_is_enough(named: Far, later: Later) -> None:
    purge("article:1")
    for _ in range(3):
        drain_edge()
        later(SETTLED * 30)
    assert named.keys == ["article:1", "article:1"]


def test_it_says_why_the_edge_does_not_listen(named: Far, later: Later) -> None:
    purge("article:1")
    named.answers = [(403, {})]
    with pytest.raises(CommandError) as told:
        drain_edge()
    said = str(told.value)
    assert said.startswith(f"The edge (varnish {named.url}) could not be purged, and may be tried again in 1 s. ")
    assert said.endswith(" It answered 403 (Forbidden).")
    with pytest.raises(CommandError, match="403"):
        drain_edge()
    later(SETTLED)
    assert "knows" in drain_edge()


def test_without_an_edge_there_is_nothing_to_tell(settings: Settings) -> None:
    purge("article:1")
    assert "knows" in drain_edge()
