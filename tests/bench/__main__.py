"""`make bench`: the goals of the house, each beside what this machine comes to."""

import json
import os
import subprocess
import sys
from datetime import UTC

import psycopg

from newsroom.pagination import _spell
from tests.bench import cached, databases, uncached
from tests.bench.rows import Line, Row, machine, measured
from tests.bench.servers import SITE, running

SMALL = 1000
#: Long enough that the start of Python, which is part of it, counts for little.
LOADED = 40_000
#: How many different addresses one worker is asked for, with an archive of a million and with a smaller one.
MANY, SOME = 100_000, 6_000


def main() -> int:
    scale = int(os.environ.get("SCALE") or 20_000)
    sys.stdout.write(f"{machine()}\n")
    try:
        small, large = databases.filled(SMALL), databases.filled(scale)
    except psycopg.OperationalError as error:
        sys.stdout.write(f"The benchmark needs PostgreSQL, at DATABASE_URL or {databases.NEAR}: {error}\n")
        return 1
    databases.manage(large, "collectstatic", "--noinput", "-v0")
    told = f"{scale:,} against {SMALL:,} stories"
    asked = MANY if scale >= 1_000_000 else SOME
    lines: list[Line] = []
    for what, measure in {
        "cached pages": lambda: on_site(large),
        "uncached pages": lambda: uncached.ceilings(large),
        "archives of two sizes": lambda: uncached.growth(small, large, told),
        "publishing": lambda: published(small),
        "a spike of 60 seconds": lambda: spiked(large),
        "the database away for a minute": lambda: away(large),
        "bulk loading": loaded,
        "memory": lambda: cached.memory(databases.environment(large), pages(large, asked)),
    }.items():
        found = measured(what, measure)
        sys.stdout.write("".join(f"{line.told()}\n" for line in found))
        sys.stdout.flush()
        lines += found
    missed = sum(not line.met for line in lines)
    sys.stdout.write(f"{len(lines) - missed} of {len(lines)} goals met. Two workers of granian, PostgreSQL, {told}.\n")
    return 0


def on_site(database: str) -> list[Line]:
    environment = databases.environment(database)
    *_rest, page, unread = stories(database, 50)
    renders = cached.cold(environment, unread)
    with running(SITE, environment) as site:
        return renders + cached.against_bare(site, page, environment)


def stories(database: str, count: int) -> list[str]:
    """Return the addresses of some stories, the oldest first."""
    rows = "SELECT to_char(day, '/YYYY/MM/DD/') || slug || '/' FROM articles_address ORDER BY day, id LIMIT %s"
    with psycopg.connect(databases.address(database)) as connection:
        return [path for (path,) in connection.execute(rows, [count])]


def pages(database: str, count: int) -> list[str]:
    """Return the addresses of stories and of pages of sections by turns."""
    rows = "SELECT slug, first_published, v.id FROM articles_version v JOIN articles_section s ON s.id = v.section_id"
    with psycopg.connect(databases.address(database)) as connection:
        found = connection.execute(f"{rows} ORDER BY v.id LIMIT {count // 2}").fetchall()
    lists = (f"/{slug}/?before={_spell((moment.astimezone(UTC), pk))}" for slug, moment, pk in found)
    return [path for pair in zip(stories(database, count // 2), lists, strict=False) for path in pair]


def reported(database: str, module: str) -> dict[str, float]:
    """Run main() of a module of the benchmark on this database and return what it wrote."""
    command, environment = databases.within_django(module), databases.environment(database)
    ran = subprocess.run(command, cwd=databases.ROOT, env=environment, stdout=subprocess.PIPE, check=False)
    if not ran.stdout:
        raise RuntimeError(f"tests.bench.{module} failed, see above")
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def spiked(database: str) -> list[Line]:
    found = reported(database, "spike")
    told = f"{found['rate']:,.0f} requests a second, no error; {found['usual']:.1f} ms without changes"
    return [
        Row("60 s on one story, 3 changes: p99", found["p99"], 50, "ms", compared=told),
        Row("the same: no stale text after", found["fresh"], 1, "s", compared="the slowest of three"),
    ]


def away(database: str) -> list[Line]:
    found = reported(database, "outage")
    told = f"{found['rate']:,.0f} requests a second throughout, no error"
    return [
        Row("database away for a minute: p99 of a cached page", found["p99"], 50, "ms", compared=told),
        Row("the same: reviews not refused with their text", found["lost"], 0, compared=f"{found['kept']:.0f} were"),
        Row("the same: everything works again after", found["back"], 5, "s"),
    ]


def published(database: str) -> list[Line]:
    found = reported(database, "publishing")
    return [
        Row("published to visible, 5 pages of 2 processes", found["seconds"], 1, "s", compared="the slowest of five"),
        Row("other pages dropped meanwhile", found["dropped"], 0),
        Row("publishing", found["queries"], 25, "queries"),
    ]


def loaded() -> list[Line]:
    rate = databases.loading_rate(LOADED)
    return [Row(f"bulk loading, {LOADED:,} stories", rate, 2000, "a second", at_least=True)]


if __name__ == "__main__":
    sys.exit(main())
