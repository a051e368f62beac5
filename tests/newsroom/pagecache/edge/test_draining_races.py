"""Two who drain at once: one does it, the other says when to look again."""

from functools import partial

import pytest

from newsroom.pagecache.edge.draining import drain
from newsroom.pagecache.edge.varnish import Varnish
from newsroom.pagecache.models import EdgeCursor
from newsroom.pagecache.purging import purge
from tests.at_once import at_once
from tests.newsroom.pagecache.edge.far import Far

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_many_at_once_one_tells_the_edge(far: Far) -> None:
    edge = Varnish(far.url)
    EdgeCursor.objects.create(edge=edge.name, number=0, halfway=0, told=0)
    purge("article:1")
    again = at_once([partial(drain, edge)] * 6)
    assert not [error for error in again if isinstance(error, Exception)]
    assert far.keys == ["article:1"]
    assert EdgeCursor.objects.get().told == 1


def test_of_many_at_once_that_meet_a_new_edge_one_tells_it(far: Far) -> None:
    again = at_once([partial(drain, Varnish(far.url))] * 6)
    assert not [error for error in again if isinstance(error, Exception)]
    assert far.keys == ["*"]


def test_purges_and_drains_at_once_lose_nothing(far: Far) -> None:
    edge = Varnish(far.url)
    EdgeCursor.objects.create(edge=edge.name, number=0, halfway=0, told=0)

    def change(n: int) -> None:
        purge(f"article:{n}")
        drain(edge)

    outcomes = at_once([partial(change, n) for n in range(8)])
    assert not [error for error in outcomes if error is not None]
    drain(edge)
    assert set(" ".join(far.keys).split()) == {f"article:{n}" for n in range(8)}
