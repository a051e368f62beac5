"""A real Varnish with the documented VCL, the site behind it, and a reader before it."""

import http.client
import re
import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from django.conf import settings

from newsroom.pagecache.page import PUBLIC
from newsroom.pagecache.request import Environ
from newsroom.pagecache.wsgi import Application, StartResponse

VCL = re.compile(r"^```vcl\n(.*?)^```$", re.DOTALL | re.MULTILINE)
VARNISHD = shutil.which("varnishd", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    text: str

    @property
    def was_kept(self) -> bool:
        """Return whether Varnish had it."""
        return self.headers["Server-Timing"] == "cache;desc=edge"


@dataclass
class Varnish:
    """Where it listens, and where it expects the site."""

    port: int
    site_port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, method: str = "GET", source: str = "127.0.0.1", **headers: str) -> Answer:
        """Ask as a reader does; `Accept_Encoding` stands for the header of that name."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20, source_address=(source, 0))
        wanted = {"Host": "localhost"} | {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, headers=wanted)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read().decode(errors="replace"))
        finally:
            connection.close()

    def ban(self, keys: str, **headers: str) -> int:
        return self.get("/", "BAN", **({"Surrogate_Key": keys} | headers)).status


@dataclass
class Site:
    """What answers behind Varnish; `asked` holds the environment of what has come through."""

    application: Application
    asked: list[Environ] = field(default_factory=list)
    broken: bool = False
    stop: Callable[[], object] = lambda: None

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if "HTTP_X_VARNISH" not in environ:  # a probe
            start_response("200 OK", [])
            return []
        self.asked.append(environ)
        if self.broken:
            start_response("500 Internal Server Error", [("Cache-Control", PUBLIC)])
            return [b"broken"]
        return self.application(environ, start_response)

    @property
    def paths(self) -> list[str]:
        return [environ["PATH_INFO"] for environ in self.asked]


def answering(text: str = "Hello", status: str = "200 OK", **headers: str) -> Application:
    """Return an application that always says the same, and that everyone may keep it unless `headers` say otherwise."""
    named = {"Cache_Control": PUBLIC, "Surrogate_Key": "article:12"} | headers

    def application(_environ: Environ, start_response: StartResponse) -> list[bytes]:
        start_response(status, [(name.replace("_", "-"), value) for name, value in named.items() if value])
        return [text.encode()]

    return application


class Server(ThreadingMixIn, WSGIServer):
    """Each answer on a connection of its own, so that who stops is gone."""

    daemon_threads = False


class QuietHandler(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(site: Site, port: int) -> Iterator[None]:
    server = Server(("127.0.0.1", port), QuietHandler)
    server.set_app(site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    with ExitStack() as stops:
        stops.callback(thread.join)
        stops.callback(server.server_close)
        stops.callback(server.shutdown)
        site.stop = stops.close
        yield


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def documented() -> str:
    """Return the VCL of docs/operating.md."""
    found = VCL.search((settings.BASE_DIR / "docs/operating.md").read_text())
    assert found
    return found[1]


def until(condition: Callable[[], object]) -> None:
    """Ask now and then, for some seconds."""
    asking = threading.Event()
    for _ in range(200):
        if condition():
            return
        asking.wait(0.05)
    raise AssertionError(condition)


@contextmanager
def running_varnish(folder: Path) -> Iterator[Varnish]:
    """Run Debian's Varnish as documented but for the ports, and with a second of patience where that has 30."""
    assert VARNISHD
    varnish = Varnish(free_port(), free_port())
    text = documented().replace('.port = "8000"', f'.port = "{varnish.site_port}"').replace("grace = 30s", "grace = 1s")
    (folder / "default.vcl").write_text(text)
    command = [VARNISHD, "-F", "-j", "none", "-n", str(folder / "work"), "-s", "malloc,16m"]
    command += ["-a", f"127.0.0.1:{varnish.port}", "-f", str(folder / "default.vcl")]
    log = folder / "log"
    with log.open("w") as output, subprocess.Popen(command, stdout=output, stderr=output) as process:
        try:
            until(lambda: process.poll() is not None or listens(varnish.port))
            assert process.poll() is None, log.read_text()
            yield varnish
        finally:
            process.terminate()


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
