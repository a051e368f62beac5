"""What the cache answers, with a stub in the place of Django and a real purge log."""

import time
from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from django.db import OperationalError

from newsroom.outage import KNOWN
from newsroom.pagecache.purging import purge
from newsroom.pagecache.tags import carry, keep
from tests.at_once import at_once
from tests.newsroom.pagecache.asking import HOST, Site, Stub

type Sites = Callable[..., Site]
HTML = [("Content-Type", "text/html")]


class Pages:
    """Answers with a page that carries `article:1` and says which edition it is; `before` happens while it is made."""

    def __init__(self, before: Callable[[], object] = lambda: None) -> None:
        self.edition, self.status, self.before = 1, "200 OK", before
        self.headers: list[tuple[str, str]] = HTML

    def __call__(self, environ: dict[str, Any]) -> tuple[str, list[tuple[str, str]], bytes]:
        keep()
        carry("article:1")
        edition = self.edition
        self.before()
        return self.status, self.headers, f"Edition {edition}. ".encode() * 100

    def publish(self) -> None:
        self.edition += 1
        purge("article:1")


def signalling(here: Event, go: Event) -> Callable[[], None]:
    """Return what tells that it is reached and waits to be let go."""

    def reached() -> None:
        here.set()
        go.wait(10)

    return reached


def expire(site: Site) -> None:
    for page in site.cache.store._pages.values():
        page.fresh_until = 0


def test_the_second_reader_gets_what_was_rendered_for_the_first(a_site: Sites) -> None:
    stub = Stub(Pages())
    site = a_site(stub)
    first, second = site.get("/a/"), site.get("/a/?utm_source=x", HTTP_ACCEPT_ENCODING="br")
    assert (first.how, second.how, stub.asked) == ("miss", "hit", 1)
    assert first.text == second.text
    head = site.get("/a/", "HEAD")
    assert (head.body, head["Content-Length"], head["ETag"]) == (b"", first["Content-Length"], first["ETag"])
    ranged = site.get("/a/", HTTP_RANGE="bytes=0-3")
    assert (ranged.status, ranged.body) == (200, first.body)


@pytest.mark.parametrize("wanted", ["{}", "W/{}", '"x", {}', 'W/"x",W/{}', "*", " * ", "{} "])
def test_who_has_the_page_is_told_so(a_site: Sites, wanted: str) -> None:
    site = a_site(Stub(Pages()))
    full = site.get("/a/", HTTP_ACCEPT_ENCODING="gzip")
    short = site.get("/a/", HTTP_ACCEPT_ENCODING="gzip", HTTP_IF_NONE_MATCH=wanted.format(full["ETag"]))
    assert (short.status, short.body, short["Content-Length"], short["Content-Encoding"]) == (304, b"", "", "")
    for name in ("ETag", "Vary", "Cache-Control", "Surrogate-Key"):
        assert short[name] == full[name] != ""
    assert site.get("/a/", HTTP_IF_NONE_MATCH=f'"x{full["ETag"][1:]}').status == 200
    assert site.get("/a/", HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=full["ETag"]).status == 200


@pytest.mark.parametrize(
    "headers", [[("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")], [("Cache-Control", "private")], [("Vary", "Cookie")]]
)
def test_what_is_for_one_reader_goes_out_as_it_came_and_is_not_kept(a_site: Sites, headers: Any) -> None:
    pages = Pages()
    pages.headers = [*HTML, *headers, ("Content-Length", "1200"), ("ETag", '"own"')]
    site = a_site(Stub(pages))
    reply = site.get("/a/", HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH='"own"')
    assert reply.headers == [*pages.headers, ("Server-Timing", "cache;desc=miss")]
    assert site.kept == set()
    assert site.get("/a/", "HEAD").body == b""


def test_two_hundred_readers_of_a_cold_page_cost_one_render(a_site: Sites) -> None:
    stub = Stub(Pages(lambda: time.sleep(0.2)))
    sites = [a_site(stub), a_site(stub)]
    replies = at_once([lambda n=n: sites[n % 2].get("/a/") for n in range(200)])  # type: ignore[misc]
    assert {reply.status for reply in replies if not isinstance(reply, Exception)} == {200}
    assert len(replies) == 200
    assert stub.asked == 1


def test_a_render_that_a_purge_overtook_is_done_again_and_only_the_new_page_is_kept(a_site: Sites) -> None:
    pages = Pages()
    site = a_site(Stub(pages))

    def overtake() -> None:
        pages.before = lambda: None
        pages.publish()
        site.learn()

    site.get("/other/")
    pages.before = overtake
    assert site.get("/a/").text.startswith("Edition 2.")
    assert site.get("/a/").text.startswith("Edition 2.")


def test_whoever_waited_for_a_render_does_not_get_what_was_purged_meanwhile(a_site: Sites) -> None:
    pages, rendering, go = Pages(), Event(), Event()
    site = a_site(Stub(pages))
    site.learn()

    def publish() -> None:
        rendering.wait(10)
        pages.before = lambda: None
        pages.publish()
        site.learn()
        go.set()

    pages.before = signalling(rendering, go)
    replies = at_once([*[lambda: site.get("/a/")] * 6, publish])
    texts = {reply.text[:10] for reply in replies if reply is not None and not isinstance(reply, Exception)}
    assert texts == {"Edition 2."}


def test_what_has_merely_expired_is_served_while_one_reader_waits_for_the_new(a_site: Sites) -> None:
    pages, rendering, go = Pages(), Event(), Event()
    site = a_site(Stub(pages), "alone")
    site.get("/a/")
    site.cache.handover.works = False
    expire(site)
    pages.before = signalling(rendering, go)

    def others() -> list[str]:
        rendering.wait(10)
        hows = [site.get("/a/").how for _ in range(5)]
        go.set()
        return hows

    first, rest = at_once([lambda: [site.get("/a/").how], others])
    assert (first, rest) == (["miss"], ["stale"] * 5)
    assert site.get("/a/").how == "hit"


def test_what_was_purged_is_never_served_while_the_new_is_made(a_site: Sites) -> None:
    pages = Pages()
    site = a_site(Stub(pages))
    site.get("/a/")
    expire(site)
    pages.publish()
    pages.status = "500 Internal Server Error"
    assert site.now("/a/").status == 500


def test_an_error_gives_way_to_what_has_merely_expired(a_site: Sites) -> None:
    pages = Pages()
    site = a_site(Stub(pages), "alone")
    site.get("/a/")
    site.cache.handover.works = False
    expire(site)
    pages.status = "500 Internal Server Error"
    reply = site.get("/a/")
    assert (reply.status, reply.how) == (200, "stale")
    assert site.get("/b/").status == 500


def test_after_a_quiet_night_all_readers_wait_for_the_news(a_site: Sites) -> None:
    """The first of them asks for purges; the others must not be served from before the night meanwhile."""
    pages = Pages()
    site = a_site(Stub(pages))
    site.get("/a/")
    log, line = site.cache.log, site.cache.log._line
    newest, slow = line.newest, Event()
    line.newest = lambda: (slow.wait(0.3), newest())[1]  # type: ignore[method-assign]
    pages.publish()
    log._next = log._known = float("-inf")
    replies = at_once([lambda: site.get("/a/")] * 8)
    assert {reply.text[:10] for reply in replies if not isinstance(reply, Exception)} == {"Edition 2."}


def test_while_the_database_is_away_what_was_kept_is_served_and_nobody_waits_for_the_rest(a_site: Sites) -> None:
    pages = Pages()
    stub = Stub(lambda environ: ("503 Away", HTML, b"") if environ.get(KNOWN) else pages(environ))
    site = a_site(stub)
    site.get("/a/")
    expire(site)

    def away() -> int:
        raise OperationalError("gone")

    newest = site.cache.log._line.newest
    site.cache.log._line.newest = away  # type: ignore[method-assign]
    assert [site.now("/a/").how for _ in range(3)] == ["stale"] * 3
    assert stub.asked == 1
    refused = [site.now("/b/"), site.now("/b/", "HEAD"), site.now("/b/", "POST"), site.now("/admin/")]
    assert [reply.status for reply in refused] == [503] * 4
    site.cache.log._line.newest = newest  # type: ignore[method-assign]
    assert site.now("/b/").how == "miss"
    assert site.now("/b/", "POST").status == 200


def test_pages_go_from_process_to_process_until_they_are_purged(a_site: Sites) -> None:
    pages = Pages()
    stub = Stub(pages)
    one, two, stranger = a_site(stub), a_site(stub), a_site(stub, "elsewhere")
    assert one.get("/a/").body == two.get("/a/").body == stranger.get("/a/").body
    assert stub.asked == 2
    pages.publish()
    assert {site.now("/a/").text[:10] for site in (two, one)} == {"Edition 2."}
    assert stub.asked == 3


def test_a_name_that_is_not_ours_passes_the_cache_by(a_site: Sites) -> None:
    site = a_site(Stub(lambda environ: ("200 OK", HTML, environ["REMOTE_ADDR"].encode())))
    reply = site.get("/a/", HTTP_HOST=f"evil.{HOST}")
    assert (reply.how, reply.body) == ("bypass", b"192.0.2.7")
