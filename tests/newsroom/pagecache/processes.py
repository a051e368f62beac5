"""Programs of `server.py` that work with the database of the test."""

import http.client
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

PROGRAM = Path(__file__).with_name("server.py")


def database_url() -> str:
    about = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{about['NAME']}"
    who = ":".join(part for part in (about["USER"], about["PASSWORD"]) if part)
    host = str(about["HOST"]).replace("/", "%2F")
    port = f":{about['PORT']}" if about["PORT"] else ""
    return f"postgres://{who}@{host}{port}/{about['NAME']}"


@contextmanager
def running(task: str, var: Path) -> Iterator[subprocess.Popen[str]]:
    """Run one of the tasks in a process of its own until the block ends."""
    root = str(settings.BASE_DIR)
    environ = os.environ | {"DATABASE_URL": database_url(), "VAR_DIR": str(var), "PYTHONPATH": root}
    command = [sys.executable, str(PROGRAM), task]
    pipe = subprocess.PIPE
    with (
        (var / f"{task}.log").open("a") as log,
        subprocess.Popen(command, cwd=root, env=environ, stdin=pipe, stdout=pipe, stderr=log, text=True) as process,
    ):
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def serving(var: Path) -> Iterator[int]:
    """Run a server process and yield its port."""
    with running("serve", var) as process:
        assert process.stdout
        told = process.stdout.readline()
        assert told, (var / "serve.log").read_text()
        yield int(told)


def fetch(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path, headers={"Host": "localhost"})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()
