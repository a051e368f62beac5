"""A monitor learns that an edge shows what has been replaced; a moment's lag is no cause for alarm."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from newsroom.pagecache.edge.draining import SETTLED, drain_all
from newsroom.pagecache.edge.lag import behind_since
from newsroom.pagecache.models import EdgeCursor
from newsroom.pagecache.purging import purge
from tests.newsroom.pagecache.edge.conftest import NOW, Later
from tests.newsroom.pagecache.edge.far import Far

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("minutes", "status"), [(0, 200), (2, 200), (3, 500), (90, 500)])
def test_an_edge_that_is_not_told_for_minutes_is_noticed(
    named: Far, later: Later, client: Client, minutes: int, status: int
) -> None:
    purge("article:1")
    later(timedelta(minutes=minutes))
    EdgeCursor.objects.update(error="Secret address", failures=1)
    response = client.get("/health/")
    assert response.status_code == status
    assert (f"for {minutes} minutes the edge has not been told" in response.text) == (status == 500)
    assert "Secret" not in response.text
    assert named.url not in response.text


def test_an_edge_that_was_told_once_is_behind_until_it_was_told_again(named: Far, later: Later) -> None:
    purge("article:1")
    drain_all()
    assert behind_since() == NOW
    later(SETTLED)
    drain_all()
    assert behind_since() is None


def test_an_edge_that_nobody_has_told_anything_is_behind(named: Far) -> None:
    EdgeCursor.objects.all().delete()
    assert behind_since() is None
    purge("article:1")
    assert behind_since() == NOW


def test_the_slowest_of_several_counts(named: Far, settings: Settings) -> None:
    purge("article:1")
    EdgeCursor.objects.update(number=1)
    assert behind_since() is None
    settings.EDGE_URLS = [*settings.EDGE_URLS, "http://127.0.0.1:1"]
    assert behind_since() == NOW


def test_without_an_edge_nobody_is_behind(settings: Settings) -> None:
    purge("article:1")
    assert behind_since() is None
