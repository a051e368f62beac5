"""An edge for tests: it notes what it is asked and answers as it is told."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, override

DONE = (200, {"success": True, "status": "ok"})
SPOKEN_OF = {"Accept", "Authorization", "Content-Type", "Fastly-Key", "Surrogate-Key"}


@dataclass(frozen=True)
class Asked:
    """One request, with the headers that matter."""

    line: str
    headers: dict[str, str]
    data: Any = None


@dataclass
class Far:
    """What came in, and what goes out next: a status with a body, after which all is well again."""

    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    answers: list[tuple[int, object]] = field(default_factory=list)
    location: str = ""

    @property
    def keys(self) -> list[str]:
        """Return what each request wanted dropped."""
        return [asked.headers["Surrogate-Key"] for asked in self.asked]


@contextmanager
def far_away() -> Iterator[Far]:
    """Serve an edge on a free port."""
    far = Far()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name: value for name, value in self.headers.items() if name.title() in SPOKEN_OF}
            far.asked.append(Asked(f"{self.command} {self.path}", headers, json.loads(body) if body else None))
            status, said = far.answers.pop(0) if far.answers else DONE
            self.send_response(status)
            if far.location:
                self.send_header("Location", far.location)
            self.end_headers()
            self.wfile.write(said if isinstance(said, bytes) else json.dumps(said).encode())

        do_BAN = do_POST = do_GET = answer  # noqa: N815  (the server looks for these names)

        @override
        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        far.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield far
        server.shutdown()
        thread.join()
