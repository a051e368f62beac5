"""A page cache of one's own for each test, with committed data: it reads the purge log by a line of its own."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from pytest_django import DjangoDbBlocker

from newsroom.pagecache.held import HELD
from newsroom.pagecache.wsgi import Application
from tests.newsroom.pagecache.asking import Site
from tests.newsroom.pagecache.house import House, empty
from tests.newsroom.pagecache.watching import Watch


@pytest.fixture
def a_site(tmp_path: Path, transactional_db: None) -> Iterator[Callable[..., Site]]:
    """Return a function that makes another server process in small; all share a folder for handing over."""
    made: list[Site] = []

    def make(application: Application | None = None, folder: str = "pages") -> Site:
        made.append(Site(tmp_path / folder, application))
        return made[-1]

    HELD.clear()
    yield make
    for site in made:
        site.cache.log.close()
    HELD.clear()


@pytest.fixture
def process(a_site: Callable[..., Site]) -> Site:
    return a_site()


@pytest.fixture(scope="module")
def watch(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Watch]:
    """One house for all tests of a module, each of which leaves it changed."""
    with django_db_blocker.unblock(), time_machine.travel(datetime(2026, 6, 17, 12, tzinfo=UTC), tick=True):
        HELD.clear()
        site = Site(tmp_path_factory.mktemp("pages"))
        yield Watch(site, House())
        site.cache.log.close()
        HELD.clear()
        empty()
