"""Web server and worker start and end as one."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

MANAGE = [sys.executable, "manage.py"]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the environment of a site of its own: a migrated database, a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    var = tmp_path_factory.mktemp("var")
    (var / "static").mkdir()
    environment = os.environ | {"VAR_DIR": str(var), "PORT": str(port), "DATABASE_URL": f"sqlite:///{var}/x.sqlite3"}
    command = [*MANAGE, "migrate", "--verbosity=0"]
    subprocess.run(command, env=environment, cwd=settings.BASE_DIR, check=True)
    return environment


@pytest.fixture
def served(environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Return a running `serve` that has said where the site is."""
    with subprocess.Popen(
        [*MANAGE, "serve"],
        env=environment,
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        said = "".join(line for line in iter(process.stdout.readline, "Stop it with Ctrl-C.\n"))
        assert f"http://localhost:{environment['PORT']}/" in said
        yield process
        process.kill()


def children(process: subprocess.Popen[str]) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]


def is_free(port: str) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", int(port))) != 0


def alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_stopped_it_leaves_nothing_running(
    served: subprocess.Popen[str], environment: dict[str, str], stop: signal.Signals
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", int(environment["PORT"]))
    connection.request("GET", "/health/")
    assert connection.getresponse().status == 200
    connection.close()
    programs = children(served)
    assert len(programs) == 2
    served.send_signal(stop)
    assert served.wait(20) == 0
    assert not any(map(alive, programs))
    assert is_free(environment["PORT"])


@pytest.mark.parametrize(("victim", "name"), [("granian", "web server"), ("manage.py\0work", "worker")])
def test_if_one_program_ends_so_does_the_other(
    served: subprocess.Popen[str], environment: dict[str, str], victim: str, name: str
) -> None:
    programs = children(served)
    for pid in programs:
        if victim in Path(f"/proc/{pid}/cmdline").read_text():
            os.kill(pid, signal.SIGKILL)
    assert served.wait(20) == 1
    assert served.stderr
    assert f"The {name} ended by itself" in served.stderr.read()
    assert not any(map(alive, programs))
    assert is_free(environment["PORT"])


def failing(command: str, environment: dict[str, str]) -> str:
    """Return the one line that a command which cannot work has to say."""
    result = subprocess.run(
        [*MANAGE, command], env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert re.fullmatch(r"CommandError: [^\n]+\n", result.stderr), result.stderr
    return result.stderr


def test_a_port_in_use_is_named(environment: dict[str, str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        assert f"PORT {port} on 127.0.0.1 cannot be used" in failing("serve", environment | {"PORT": port})


@pytest.mark.parametrize("command", ["prepare", "serve"])
def test_a_database_that_does_not_answer_is_named(environment: dict[str, str], command: str) -> None:
    url = "postgres://nobody:hush-hush@127.0.0.1:1/none"
    said = failing(command, environment | {"DATABASE_URL": url})
    assert "DATABASE_URL names a database that cannot be used" in said
    assert "hush-hush" not in said
