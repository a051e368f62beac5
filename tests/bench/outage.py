"""The database stopped for a minute under load, and started again."""

import json
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.articles.reviews.reader import TYPED
from tests.bench.cached import wrk
from tests.bench.servers import SITE, Server, running
from tests.clusters import A_NEWSROOM, Cluster, a_cluster, environment, shell
from tests.visitor import Visitor, recovered_after

BEFORE, AWAY, AFTER = 5, 60, 15


def main() -> None:
    """Write what was measured, on a newsroom and a PostgreSQL of its own, as one line of JSON."""
    with a_cluster() as cluster, tempfile.TemporaryDirectory() as var:
        env = environment(cluster, Path(var))
        _session, path, other = shell(A_NEWSROOM, env).split()
        with running(SITE, env) as site:
            sys.stdout.write(json.dumps(measure(site, cluster, path, other)) + "\n")


def measure(site: Server, cluster: Cluster, path: str, other: str) -> dict[str, float]:
    reader = Visitor(site.url)
    for _turn in range(10):
        reader.get(path)
    with ThreadPoolExecutor(1) as pool:
        load = pool.submit(wrk, site.url + path, seconds=BEFORE + AWAY + AFTER)
        time.sleep(BEFORE)
        cluster.stop()
        until, refused = time.monotonic() + AWAY, list[bool]()
        while time.monotonic() < until:
            answer = reader.post(f"{path}review/", TYPED)
            refused.append(answer.status == 503 and TYPED["words"] in answer.text and "retry-after" in answer.headers)
            time.sleep(0.5)
        cluster.start()
        back = recovered_after(reader, other)
        seen = load.result()
    return {"p99": seen.p99, "rate": seen.rate, "kept": sum(refused), "lost": refused.count(False), "back": back}
