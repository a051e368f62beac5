"""A service for tests: it notes what it is asked, byte for byte, and answers as it is told."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, override


@dataclass(frozen=True)
class Asked:
    headers: dict[str, str]
    body: bytes


@dataclass
class Service:
    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    status: int = 200
    #: Bytes, or what is sent as JSON.
    says: Any = b""


@contextmanager
def serving() -> Iterator[Service]:
    """Serve on a free port."""
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            service.asked.append(Asked(dict(self.headers.items()), body))
            self.send_response(service.status)
            self.end_headers()
            says = service.says
            self.wfile.write(says if isinstance(says, bytes) else json.dumps(says).encode())

        @override
        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        service.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield service
        server.shutdown()
        thread.join()
