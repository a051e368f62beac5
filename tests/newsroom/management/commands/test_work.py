"""The worker outlives its database, and nothing that was ordered meanwhile is left."""

import subprocess
import sys
import time
from pathlib import Path

import psycopg

from tests.clusters import ROOT, a_cluster, environment, on_postgresql

MANAGE = [sys.executable, "manage.py"]
ORDER = "from newsroom.photos.tasks import make_renditions; make_renditions.enqueue(0)"
DONE = "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status = 'SUCCESSFUL'"
PATIENCE = 20

pytestmark = on_postgresql


def until_done(url: str, count: int) -> None:
    deadline = time.monotonic() + PATIENCE
    with psycopg.connect(url, autocommit=True) as connection:
        while connection.execute(DONE).fetchone() != (count,):
            assert time.monotonic() < deadline
            time.sleep(0.1)


def test_it_waits_for_a_database_that_is_away_and_goes_on(tmp_path: Path) -> None:
    with a_cluster() as cluster, (tmp_path / "log").open("w+") as log:
        env = environment(cluster, tmp_path)
        subprocess.run([*MANAGE, "migrate", "--verbosity=0"], cwd=ROOT, env=env, check=True)
        with subprocess.Popen([*MANAGE, "work"], cwd=ROOT, env=env, stderr=log) as worker:
            try:
                order = [*MANAGE, "shell", "--no-imports", "-c", ORDER]
                subprocess.run(order, cwd=ROOT, env=env, check=True)
                until_done(cluster.url, 1)
                cluster.stop()
                deadline = time.monotonic() + PATIENCE
                while "tasks wait" not in (tmp_path / "log").read_text():
                    assert time.monotonic() < deadline
                    time.sleep(0.1)
                cluster.start()
                subprocess.run(order, cwd=ROOT, env=env, check=True)
                until_done(cluster.url, 2)
                worker.terminate()
                assert worker.wait(10) == 0
            finally:
                worker.kill()
