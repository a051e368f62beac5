"""Granian with two workers, as in production, for the site and for the bare application it is compared with."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.bench.databases import ROOT

GRANIAN = ["-m", "granian", "--interface", "wsgi", "--blocking-threads", "4", "--no-ws", "--log-level", "error"]
#: As “manage.py serve” does.
MEMORY = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": "8192"}
SITE, BARE, COUNTED = (
    f"{module}:application" for module in ("newsroom.wsgi", "tests.bench.bare", "tests.bench.counted")
)


class Server:
    def __init__(self, port: int, process: "subprocess.Popen[bytes]") -> None:
        self.port, self.process = port, process

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers by lower-case name, and the body."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=30)
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body

    def workers(self) -> list[int]:
        """Return the process ids of the workers: what this process has started."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [int(pid) for pid in children if b"resource_tracker" not in Path(f"/proc/{pid}/cmdline").read_bytes()]

    def megabytes(self) -> float:
        """Return what the largest worker holds in memory."""
        pages = [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in self.workers()]
        return max(pages) * os.sysconf("SC_PAGE_SIZE") / 1024**2


@contextmanager
def running(application: str, environment: Mapping[str, str], workers: int = 2) -> Iterator[Server]:
    port = _free_port()
    command = [sys.executable, *GRANIAN, "--workers", str(workers), "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(
        [*command, application], cwd=ROOT, env=MEMORY | dict(environment), start_new_session=True
    )
    server = Server(port, process)
    try:
        _wait(server)
        yield server
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])


def _wait(server: Server) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            server.get("/")
        except (OSError, http.client.HTTPException):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("The server did not answer within a minute.")
