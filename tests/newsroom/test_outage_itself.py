"""A real server whose real database is stopped and started again, while readers and the desk go on."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from tests.articles.reviews.reader import TYPED
from tests.bench.servers import SITE, Server, running
from tests.clusters import A_NEWSROOM, Cluster, a_cluster, environment, on_postgresql, shell
from tests.visitor import Reply, Visitor, recovered_after

READERS, SECONDS, RECOVERY = 4, 4.0, 5.0
pytestmark = on_postgresql


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    with a_cluster() as cluster:
        yield cluster


@pytest.fixture
def site(cluster: Cluster, tmp_path: Path) -> Iterator[tuple[Server, list[str]]]:
    """Return a server of one process, an editor's session, and the addresses of two stories."""
    env = environment(cluster, tmp_path)
    known = shell(A_NEWSROOM, env).split()
    with running(SITE, env, workers=1) as server:
        yield server, known


def read(visitor: Visitor, paths: list[str], stop: Event) -> list[Reply]:
    replies = []
    while not stop.is_set():
        replies += [visitor.get(path) for path in paths]
    return replies


def test_readers_notice_nothing_and_writers_lose_nothing(site: tuple[Server, list[str]], cluster: Cluster) -> None:
    server, (session, path, other) = site
    stop, reader, editor = Event(), Visitor(server.url), Visitor(server.url)
    editor.enter(session)
    add = "/admin/articles/article/add/"
    story = editor.get(add).form() | {"headline": "Ferry sails at “noon”", "body": "<p>It left.</p>", "_save": "Save"}
    assert [reader.get(page).status for page in ("/", path)] == [200, 200]
    with ThreadPoolExecutor(READERS) as threads:
        reading = [threads.submit(read, Visitor(server.url), ["/", path], stop) for _ in range(READERS)]
        cluster.stop()
        until, refused = time.monotonic() + SECONDS, list[tuple[Reply, Reply, Reply]]()
        while time.monotonic() < until:
            refused.append((reader.get(other), reader.post(f"{path}review/", TYPED), editor.post(add, story)))
        cluster.start()
        took = recovered_after(reader, other)
        stop.set()
        replies = [reply for future in reading for reply in future.result()]

    assert {reply.status for reply in replies} == {200}
    assert len(replies) > 100
    assert sorted(reply.seconds for reply in replies)[int(len(replies) * 0.99)] < 1
    assert {(reply.status, reply.headers["retry-after"]) for replies in refused for reply in replies} == {(503, "5")}
    assert all(reply.seconds < 1 for replies in refused[3:] for reply in replies)
    assert took < RECOVERY

    _page, review, saved = refused[-1]
    assert TYPED["words"] in review.text
    assert "nothing was saved" in saved.text
    assert editor.post(add, saved.form() | {"_save": "Save"}).status == 302
    assert reader.post(f"{path}review/", review.form()).status == 303
    assert "Ferry sails at “noon”" in editor.get("/admin/articles/article/").text
