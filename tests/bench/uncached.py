"""Uncached pages: processor time and queries, and a small archive against a large one in turns."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

from tests.bench.databases import ROOT, environment, within_django
from tests.bench.rows import Line, Row

WARM, TURNS = 5, 40
#: Milliseconds of processor time and queries.
CEILINGS = {"story": (5, 6), "front": (8, 5), "section": (8, 5)}
SLOWER = {"admin list": 2.0, "admin search": 2.0}
PAGES: tuple[str, ...] = (
    "story",
    "front",
    "section",
    "last page of a section",
    "topic",
    "last page of a topic",
    "author",
)
PAGES += ("last page of an author", "admin list", "admin search")


class Asked:
    """A site that answers what a page cost."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def ask(self, what: str, page: str) -> dict[str, float]:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{what} {page}\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the site could not answer for “{page}”")
        cost: dict[str, float] = json.loads(line)
        return cost


@contextmanager
def asked(database: str) -> Iterator[Asked]:
    command = within_django("asking")
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(database), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield Asked(process)
        assert process.stdin
        process.stdin.close()


def ceilings(database: str) -> list[Line]:
    rows: list[Line] = []
    with asked(database) as site:
        for page, (most, most_queries) in CEILINGS.items():
            for _turn in range(WARM):
                site.ask("ask", page)
            cpu = median(site.ask("ask", page)["cpu"] for _turn in range(TURNS))
            rows.append(Row(f"uncached {page}, processor time", cpu, most, "ms"))
            rows.append(Row(f"uncached {page}", site.ask("queries", page)["queries"], most_queries, "queries"))
        rows.append(Row("admin list", site.ask("queries", "admin list")["queries"], 15, "queries"))
    return rows


def growth(small: str, large: str, told: str) -> list[Line]:
    """Ask both in turns, so that whatever else the machine does meets both alike; compare the medians of the time."""
    rows: list[Line] = []
    with asked(small) as one, asked(large) as other:
        for page in PAGES:
            turns = WARM + (TURNS if page not in SLOWER else 3)
            times = [(one.ask("ask", page)["ms"], other.ask("ask", page)["ms"]) for _turn in range(turns)][WARM:]
            few, many = median(a for a, _b in times), median(b for _a, b in times)
            compared = f"{many:.1f} against {few:.1f} ms"
            rows.append(Row(f"{page}, {told}", many / few, SLOWER.get(page, 1.3), compared=compared))
    return rows
