"""Cached pages: against the bare application in turns, one render for many, fresh within a second, memory."""

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.rows import LeftOut, Line, Row
from tests.bench.servers import BARE, COUNTED, SITE, Server, running

CONNECTIONS, SECONDS, TURNS = 50, 4, 5
#: Headers of the connection, not of the page.
OWN = {"connection", "date", "transfer-encoding", "server"}
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass(frozen=True)
class Load:
    """What wrk saw: requests a second, and how long 99 of 100 took at most, in milliseconds."""

    rate: float
    p99: float


def wrk(url: str, *headers: str, seconds: int = SECONDS, script: Path | None = None) -> Load:
    if shutil.which("wrk") is None:
        raise RuntimeError("wrk is missing (sudo apt-get install wrk)")
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", *(f"-H{header}" for header in headers)]
    out = subprocess.run(
        [*command, *(["-s", str(script)] if script else []), url], capture_output=True, text=True, check=True
    ).stdout
    if wrong := re.search(r"Non-2xx or 3xx responses: \d+|Socket errors: .*", out):
        raise RuntimeError(wrong[0])
    [(number, unit)] = re.findall(r"99%\s+([\d.]+)(us|ms|s|m)", out)
    [rate] = re.findall(r"Requests/sec:\s+([\d.]+)", out)
    return Load(float(rate), float(number) * UNITS[unit])


@contextmanager
def bare_like(site: Server, path: str, environment: dict[str, str]) -> Iterator[Server]:
    """Run the bare application with the bytes and the headers that the site sends for this page."""
    site.get(path)
    _status, headers, body = site.get(path)
    with tempfile.TemporaryDirectory() as folder:
        kept = [(name, value) for name, value in headers.items() if name not in OWN]
        Path(folder, "body").write_bytes(body)
        Path(folder, "headers").write_text(json.dumps(kept))
        with running(BARE, environment | {"BENCH_PAGE": folder}) as bare:
            yield bare


def against_bare(site: Server, path: str, environment: dict[str, str]) -> list[Line]:
    etag = site.get(path)[1]["etag"]
    with bare_like(site, path, environment) as bare:
        whole = [(wrk(site.url + path), wrk(bare.url + path)) for _turn in range(TURNS)]
        wanted = f"If-None-Match: {etag}"
        same = [(wrk(site.url + path, wanted), wrk(bare.url + path, wanted)) for _turn in range(TURNS)]

    def rate(turns: list[tuple[Load, Load]]) -> tuple[float, str]:
        ours, theirs = median(a.rate for a, _b in turns), median(b.rate for _a, b in turns)
        return median(a.rate / b.rate for a, b in turns), f"{ours:,.0f} against {theirs:,.0f} a second"

    slow = [(a.p99, b.p99) for a, b in whole]
    told = f"{median(a for a, _b in slow):.1f} against {median(b for _a, b in slow):.1f} ms"
    (share, shares), (share_same, shares_same) = rate(whole), rate(same)
    return [
        Row("cached story, of a bare WSGI application", share, 0.8, at_least=True, compared=shares),
        Row("the same for a 304", share_same, 0.9, at_least=True, compared=shares_same),
        Row("cached story, p99 over that of the bare one", median(a / b for a, b in slow), 2, compared=told),
    ]


def cold(environment: dict[str, str], path: str, readers: int = 200) -> list[Line]:
    """Ask for a page nobody has asked for yet, from many connections at once."""
    with tempfile.NamedTemporaryFile() as noted:
        with running(COUNTED, environment | {"BENCH_RENDERS": noted.name}) as site:
            before = Path(noted.name).stat().st_size
            with ThreadPoolExecutor(readers) as pool:
                answers = list(pool.map(lambda _n: site.get(path), range(readers)))
        renders = Path(noted.name).stat().st_size - before
    if any(status != 200 for status, _headers, _body in answers):
        raise RuntimeError("not all were answered with 200")
    return [Row(f"{readers} cold connections on one address", renders, 1, "renders")]


def memory(environment: dict[str, str], paths: list[str]) -> list[Line]:
    """Ask one worker for many different addresses and look at what it holds half way and at the end."""
    if not paths:
        return [LeftOut("memory", "no stories")]
    with running(SITE, environment, workers=1) as site:
        half = len(paths) // 2
        for path in paths[:half]:
            site.get(path, Accept_Encoding="br")
        middle = site.megabytes()
        for path in paths[half:]:
            site.get(path, Accept_Encoding="br")
        end = site.megabytes()
    told = f"after {len(paths):,} different addresses"
    return [
        Row("a worker's memory", end, 150, "MB", compared=told),
        Row("its growth over the second half", end / middle, 1.1, compared=f"{middle:.0f} to {end:.0f} MB"),
    ]
