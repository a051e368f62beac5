"""A real streaming replica: public pages are read from it, and one that lags or is down never shows."""

import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from tests.bench.servers import SITE, Server, running
from tests.clusters import Cluster, a_cluster, environment, on_postgresql, shell
from tests.visitor import Visitor

PREPARE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("collectstatic", interactive=False, verbosity=0)
from tests.factories import *
for name in ("One", "Two", "Three"): a_live_article(headline=f"{name} edition 0 ends", slug=name.lower())
"""
CORRECT = """
from articles import editing, publishing
from articles.models import *
article = Article.objects.get(slug="one")
article.headline = "One edition {0} ends"
editing.save(article, by=None)
print(publishing.publish(article, by=None, kind=Kind.MINOR).get_absolute_url())
"""
READ = "SELECT coalesce(sum(seq_scan + idx_scan), 0) FROM pg_stat_user_tables WHERE relname = 'articles_version'"
SECOND = 1.0

pytestmark = on_postgresql


class House:
    """A primary, its replica, and two servers of one process each, as on two machines: they share no folder."""

    def __init__(self, running_until: ExitStack, folder: Path) -> None:
        self.primary = running_until.enter_context(a_cluster())
        machines = [folder / name for name in ("one", "two")]
        machines[0].mkdir()
        shell(PREPARE, environment(self.primary, machines[0]))
        shutil.copytree(machines[0], machines[1])
        self.replica = running_until.enter_context(a_cluster(self.primary))
        self.environments = [
            environment(self.primary, machine, DATABASE_REPLICA_URLS=self.replica.url) for machine in machines
        ]
        self.servers: list[Server] = [
            running_until.enter_context(running(SITE, env, workers=1)) for env in self.environments
        ]
        self.path = self.correct(0)

    def correct(self, edition: int) -> str:
        return shell(CORRECT.format(edition), self.environments[0]).strip()

    def shows(self, path: str, words: str) -> list[bool]:
        replies = [Visitor(server.url).get(path) for server in self.servers]
        assert [reply.status for reply in replies] == [200] * len(replies)
        return [words in reply.text for reply in replies]


def asked(cluster: Cluster, sql: str) -> int:
    with psycopg.connect(cluster.url, autocommit=True) as connection:
        row = connection.execute(sql).fetchone()
    return int(row[0] or 0) if row else 0


def assert_fresh(house: House, edition: int, for_seconds: float = 0) -> None:
    """Publish a correction; from a second later on both machines show it on every page that does."""
    house.correct(edition)
    time.sleep(SECOND)
    until = time.monotonic() + for_seconds
    while True:
        for path in (house.path, "/"):
            assert house.shows(path, f"edition {edition} ends") == [True, True]
        if time.monotonic() >= until:
            return


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with ExitStack() as stack:
        yield House(stack, tmp_path_factory.mktemp("house"))


def test_public_pages_are_read_from_the_replica(house: House) -> None:
    before, deadline, edition = asked(house.replica, READ), time.monotonic() + 20, 0
    while asked(house.replica, READ) == before:
        assert time.monotonic() < deadline
        assert_fresh(house, edition := edition + 1)


def test_what_one_machine_publishes_the_other_shows_within_a_second(house: House) -> None:
    assert_fresh(house, 101)


def test_a_replica_that_lags_never_brings_back_what_was_purged(house: House) -> None:
    asked(house.replica, "SELECT 1 FROM pg_wal_replay_pause()")
    try:
        assert_fresh(house, 201, for_seconds=2)
    finally:
        asked(house.replica, "SELECT 1 FROM pg_wal_replay_resume()")


def test_a_replica_that_is_down_costs_nothing_but_speed(house: House) -> None:
    house.replica.stop()
    assert_fresh(house, 301)
