"""Which requests may be answered for everyone, and what of a request may reach the page."""

import io
import re
from typing import Any
from urllib.parse import parse_qsl, urlencode

from newsroom.outage import KNOWN

type Environ = dict[str, Any]

#: What a page may depend on. Everything else in a query is cut off before the page is rendered.
PARAMETERS = ("after", "before", "sort", "stars")
LONGEST_PATH = 512
LONGEST_QUERY = 8192
LONGEST_VALUE = 256

#: What a rendering sees of the request. No header of the reader's is among it, so none can change the page.
PASSED_ON = (
    "PATH_INFO",
    "SCRIPT_NAME",
    "SERVER_NAME",
    "SERVER_PORT",
    "SERVER_PROTOCOL",
    "wsgi.version",
    "wsgi.url_scheme",
    "wsgi.errors",
    "wsgi.multithread",
    "wsgi.multiprocess",
    "wsgi.run_once",
    KNOWN,
)
#: A host with what may surround its name without meaning another one.
HOST = re.compile(r"([a-z0-9.-]+?|\[[0-9a-f:.]+\])\.?(:[0-9]{1,5})?", re.ASCII)


class Eligible:
    """Decides by method, host, path and cookies; made once from the settings."""

    def __init__(self, hosts: set[str], private: tuple[str, ...], cookie: str, forwarded_scheme: bool) -> None:
        self.hosts = hosts
        self.private = private
        self.cookie = f"{cookie}="
        self.forwarded_scheme = forwarded_scheme

    def key(self, environ: Environ) -> str | None:
        """Return what the page is kept under, or None when the request is somebody's own."""
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or "HTTP_AUTHORIZATION" in environ:
            return None
        if self.cookie in environ.get("HTTP_COOKIE", ""):
            return None
        host, path = self.host(environ), environ.get("PATH_INFO", "")
        if host is None or path.startswith(self.private) or len(path) > LONGEST_PATH:
            return None
        query = environ.get("QUERY_STRING", "")
        return f"{self.scheme(environ)}://{host}{path}?{parameters(query) if query else ''}"

    def host(self, environ: Environ) -> str | None:
        """Return the host as we spell it, without the port, or None when it is none of ours."""
        given: str = environ.get("HTTP_HOST", "")
        if given in self.hosts:
            return given
        found = HOST.fullmatch(given.lower())
        return found[1] if found and found[1] in self.hosts else None

    def scheme(self, environ: Environ) -> str:
        """Return what Django will take for the scheme: with more than one proxy, what the first of them says."""
        forwarded = environ.get("HTTP_X_FORWARDED_PROTO") if self.forwarded_scheme else None
        if forwarded is None:
            return str(environ["wsgi.url_scheme"])
        return "https" if forwarded.partition(",")[0].strip() == "https" else "http"

    def bare(self, environ: Environ) -> Environ:
        """Return the request with nothing left in it but the address."""
        bare = {name: environ[name] for name in PASSED_ON if name in environ}
        bare["REQUEST_METHOD"] = "GET"
        bare["HTTP_HOST"] = self.host(environ)
        bare["QUERY_STRING"] = parameters(environ.get("QUERY_STRING", ""))
        bare["REMOTE_ADDR"] = "127.0.0.1"
        bare["wsgi.input"] = io.BytesIO()
        if self.forwarded_scheme:
            bare["HTTP_X_FORWARDED_PROTO"] = self.scheme(environ)
        return bare


def parameters(query: str) -> str:
    """Return the parameters that a page may depend on, each once and in one order."""
    if len(query) > LONGEST_QUERY:
        return ""
    found = dict(parse_qsl(query, encoding="latin-1", errors="replace"))
    named = [(name, found[name][:LONGEST_VALUE]) for name in PARAMETERS if found.get(name)]
    return urlencode(named, encoding="latin-1", errors="replace")
