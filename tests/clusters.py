"""PostgreSQL servers of a test's own, to be stopped, started again and followed."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.conf import settings

#: Such a test looks at PostgreSQL whatever the others run on, so once is enough.
on_postgresql = pytest.mark.skipif(
    not settings.DATABASES["default"]["ENGINE"].endswith("postgresql"), reason="runs with the tests on PostgreSQL"
)

ROOT = Path(__file__).resolve().parents[1]
#: Prints the session of an editor and the addresses of two stories that readers have.
A_NEWSROOM = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("collectstatic", interactive=False, verbosity=0)
from django.test import Client
from tests.factories import *
client = Client()
client.force_login(a_user(is_staff=True, is_superuser=True))
print(client.cookies["newsroom_session"].value, *(a_live_version().get_absolute_url() for _ in range(2)))
"""
PROGRAM = str(ROOT / ".ci/postgresql")


class Cluster:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = ""

    def start(self) -> None:
        self.url = self._do("start")

    def follow(self, other: "Cluster") -> None:
        """Become a replica of another one."""
        self.url = self._do("follow", str(other.folder))

    def stop(self) -> None:
        """End it as if the power had failed."""
        self._do("stop")

    def _do(self, what: str, *more: str) -> str:
        # Into a file: the server inherits what its starter writes to, and a pipe would never end.
        with tempfile.TemporaryFile("w+") as told:
            subprocess.run([PROGRAM, what, str(self.folder), *more], stdout=told, check=True)
            told.seek(0)
            return told.read().strip()


@contextmanager
def a_cluster(of: Cluster | None = None) -> Iterator[Cluster]:
    """Start a new one, or a replica of another; it is gone at the end. Not in TMPDIR: names of sockets are short."""
    folder = Path(tempfile.mkdtemp(prefix="newsroom-pg-", dir="/tmp"))
    cluster = Cluster(folder)
    try:
        if of is None:
            cluster.start()
        else:
            cluster.follow(of)
        yield cluster
    finally:
        with suppress(subprocess.CalledProcessError):
            cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


def environment(cluster: Cluster, var: Path, **more: str) -> dict[str, str]:
    """Return the environment of a site on this cluster."""
    settings = {"DATABASE_URL": cluster.url, "VAR_DIR": str(var), "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    return os.environ | settings | more


def shell(code: str, env: dict[str, str]) -> str:
    """Run a program with Django set up for this environment and return what it prints."""
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
    return subprocess.run(command, cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE, text=True).stdout
