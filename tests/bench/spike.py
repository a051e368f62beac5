"""A minute of everyone at once on one story, while it is published twice and corrected once."""

import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from articles import editing, publishing
from articles.models import Article, Kind, Version
from tests.bench.cached import wrk
from tests.bench.servers import SITE, Server, running

SECONDS = 60
#: What comes when, in seconds from the beginning.
CHANGES = ((15, Kind.UPDATE), (30, Kind.UPDATE), (45, Kind.CORRECTION))
#: So many fresh answers in a row, each over a new connection, mean that all workers have it.
SURE = 30
PATIENCE = 5.0


def main() -> None:
    """Write what was measured as one line of JSON."""
    sys.stdout.write(json.dumps(measure()) + "\n")


def measure() -> dict[str, float]:
    version = Version.objects.listed().newest_first()[0]
    path = version.get_absolute_url()
    with running(SITE, os.environ) as site:
        site.get(path)
        usual = wrk(site.url + path, seconds=5)
        with ThreadPoolExecutor(1) as pool:
            began = time.monotonic()
            load = pool.submit(wrk, site.url + path, seconds=SECONDS)
            fresh = [change(site, path, version.article_id, began + after, kind) for after, kind in CHANGES]
            seen = load.result()
    return {"p99": seen.p99, "rate": seen.rate, "usual": usual.p99, "fresh": max(fresh)}


def change(site: Server, path: str, pk: int, at: float, kind: Kind) -> float:
    """Publish the story once more at `at`, and return after how many seconds no reader got the text before."""
    with suppress(ValueError):  # a moment that has passed
        time.sleep(at - time.monotonic())
    article = Article.objects.get(pk=pk)
    article.headline = f"Changed {time.time_ns()}"
    editing.save(article, by=None)
    editing.record(article, by=None)
    publishing.publish(article, by=None, kind=kind, note="We had the headline wrong.")
    published = stale = time.monotonic()
    in_a_row = 0
    while in_a_row < SURE and stale - published < PATIENCE:
        if article.headline in site.get(path)[2].decode():
            in_a_row += 1
        else:
            in_a_row, stale = 0, time.monotonic()
    return stale - published
