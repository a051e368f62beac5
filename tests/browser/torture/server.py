"""The site in a process of its own that can be killed, and comes back with the same address and database.

Run as a program, with its port as the argument.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings

from tests.newsroom.pagecache.processes import database_url

PATIENCE = 60


class Server:
    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("localhost", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://localhost:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, unless it runs, and return when it answers."""
        if self.process is not None:
            return
        root = str(settings.BASE_DIR)
        own = {"DATABASE_URL": database_url(), "VAR_DIR": str(settings.VAR), "SITE_URL": self.address}
        command = [sys.executable, str(Path(__file__)), str(self.port)]
        self.process = subprocess.Popen(command, cwd=root, env=os.environ | own | {"PYTHONPATH": root})
        until = time.monotonic() + PATIENCE
        while not self._answers():
            assert self.process.poll() is None, "The site does not start."
            assert time.monotonic() < until, "The site does not answer."
            time.sleep(0.05)

    def kill(self) -> None:
        """End it as a power cut does: nothing more is run in it."""
        if self.process is not None:
            os.kill(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("localhost", self.port)) == 0


def serve(port: int) -> None:
    from django.core.servers.basehttp import ThreadedWSGIServer
    from django.core.wsgi import get_wsgi_application
    from django.test.testcases import QuietWSGIRequestHandler

    server = ThreadedWSGIServer(("localhost", port), QuietWSGIRequestHandler)
    server.set_app(get_wsgi_application())
    server.serve_forever()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
