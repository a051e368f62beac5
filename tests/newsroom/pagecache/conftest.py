"""A page cache of one's own for each test, with committed data: it reads the purge log by a line of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsroom.pagecache.held import HELD
from newsroom.pagecache.wsgi import Application
from tests.newsroom.pagecache.asking import Site


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
