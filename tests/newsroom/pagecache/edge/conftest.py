"""An edge that answers, settings that name it, and a clock."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from pytest_django.fixtures import Settings
from time_machine import TimeMachineFixture

from newsroom.pagecache.edge.interface import Edge
from newsroom.pagecache.edge.varnish import Varnish
from newsroom.pagecache.models import EdgeCursor
from tests.conftest import missing
from tests.newsroom.pagecache.edge.far import Far, far_away
from tests.newsroom.pagecache.edge.front import VARNISHD, Site, answering, running_varnish, serving, until
from tests.newsroom.pagecache.edge.front import Varnish as RunningVarnish

type Later = Callable[[timedelta], None]

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)


@pytest.fixture
def far() -> Iterator[Far]:
    """Return an edge far away, as far as a test can know."""
    with far_away() as far:
        yield far


@pytest.fixture
def edge(db: None, far: Far, time_machine: TimeMachineFixture) -> Edge:
    """Return an edge that knows all there was until 18:00; nothing has been asked of it since."""
    time_machine.move_to(NOW, tick=False)
    edge = Varnish(far.url)
    EdgeCursor.objects.create(edge=edge.name, number=0, halfway=0, told=0)
    return edge


@pytest.fixture
def later(time_machine: TimeMachineFixture) -> Later:
    return time_machine.shift


@pytest.fixture
def named(edge: Edge, far: Far, settings: Settings) -> Far:
    """Return the same edge as the settings name it; tasks wait until somebody does them."""
    settings.EDGE, settings.EDGE_URLS = "varnish", [far.url]
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    return far


@pytest.fixture(scope="session")
def _varnish(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningVarnish]:
    if not VARNISHD:
        missing("Varnish", "sudo apt-get install varnish")
    with running_varnish(tmp_path_factory.mktemp("varnish")) as varnish:
        yield varnish


@pytest.fixture
def site() -> Site:
    """Return something that answers; a module may have another."""
    return Site(answering())


@pytest.fixture
def varnish(_varnish: RunningVarnish, site: Site) -> Iterator[RunningVarnish]:
    """Return a real and empty Varnish before the site, of which it knows that it is well."""
    with serving(site, _varnish.site_port):
        assert _varnish.ban("*") == 200
        until(lambda: _varnish.get("/health/").status != 503)
        site.asked.clear()
        yield _varnish
