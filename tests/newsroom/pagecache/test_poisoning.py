"""Nothing that a reader sends changes what others get, and nothing private is ever kept."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver

from articles import publishing
from articles.models import Version
from articles.reviews.models import Review
from tests.factories import a_live_version, a_review, a_user, an_article
from tests.newsroom.pagecache.asking import HOST, Reply, Site

SENT = """
ACCEPT=application/json ACCEPT_CHARSET=utf-7 ACCEPT_LANGUAGE=ar AUTHORITY=evil.example CACHE_CONTROL=no-cache
CACHE_CONTROL=max-age=0 CDN_LOOP=evil CF_CONNECTING_IP=6.6.6.6 CLIENT_IP=6.6.6.6 COOKIE=newsroom_csrf=evil
COOKIE=messages=evil COOKIE=a=b;c=d COOKIE=sessionid=evil COOKIE==; CONTENT_LENGTH=5 DNT=1 EXPECT=100-continue
FORWARDED=host=evil.example;proto=https FRONT_END_HTTPS=on FROM=evil@example.org IF_MATCH=* IF_RANGE="x"
IF_MODIFIED_SINCE=Sun,_22_Nov_2026_00:00:00_GMT IF_UNMODIFIED_SINCE=x MAX_FORWARDS=0 ORIGIN=https://evil.example
PRAGMA=no-cache PROXY=http://evil.example PROXY_AUTHORIZATION=Basic_YTpi RANGE=bytes=0-1 REFERER=https://evil.example
SAVE_DATA=on SEC_FETCH_SITE=cross-site SEC_GPC=1 TE=trailers TRANSFER_ENCODING=chunked TRUE_CLIENT_IP=6.6.6.6
UPGRADE=h2c USER_AGENT=() VARY=* VIA=1.1_evil WAP_PROFILE=x WARNING=199 X_CSRFTOKEN=evil X_FORWARDED=evil
X_FORWARDED_FOR=6.6.6.6 X_FORWARDED_HOST=evil.example X_FORWARDED_PORT=666 X_FORWARDED_PREFIX=/evil
X_FORWARDED_PROTO=https X_FORWARDED_SCHEME=https X_FORWARDED_SERVER=evil X_FORWARDED_SSL=on X_HOST=evil.example
X_HTTP_METHOD=POST X_HTTP_METHOD_OVERRIDE=DELETE X_METHOD_OVERRIDE=PUT X_ORIGINAL_URL=/admin/ X_REAL_IP=6.6.6.6
X_REQUESTED_WITH=XMLHttpRequest X_REWRITE_URL=/admin/ X_SENDFILE_TYPE=x X_WAF=x
"""
HEADERS = SENT.split()


@pytest.fixture
def version(process: Site) -> Version:
    return a_live_version(headline="Ferry sails", topics=["Ferries"])


def told(reply: Reply) -> Any:
    return reply.status, [pair for pair in reply.headers if pair[0] != "Server-Timing"], reply.body


def cold(site: Site) -> None:
    site.cache.store.clear()
    for file in site.cache.handover.folder.glob("*.page"):
        file.unlink()


@pytest.fixture
def innocent(process: Site, version: Version) -> Iterator[Callable[..., None]]:
    """Return a function that sends something bad to a cold page and sees that the next reader gets what all get."""
    path = version.get_absolute_url()
    clean = told(process.now(path))

    def check(query: str = "", method: str = "GET", **bad: Any) -> None:
        cold(process)
        process.cache.renders = 0
        first = process.get(f"{path}{query}", method, **bad)
        second = process.get(path)
        assert told(second) == clean, (query, method, bad)
        assert process.cache.renders == 1, (query, method, bad)
        if first.how != "bypass" and method == "GET":
            assert told(first) == clean, (query, method, bad)

    yield check
    assert not any("evil" in key for key in process.cache.store._pages)


def test_no_header_changes_what_others_get(innocent: Callable[..., None]) -> None:
    assert len(HEADERS) > 45
    for header in HEADERS:
        name, _equals, value = header.partition("=")
        innocent(**{f"HTTP_{name}": value.replace("_", " ")})


def test_no_method_does(innocent: Callable[..., None]) -> None:
    for method in ("HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PURGE", "BREW"):
        innocent(method=method)


def test_neither_do_spellings_of_the_host(innocent: Callable[..., None]) -> None:
    for host in (f"{HOST}:666", HOST.upper(), f"{HOST}.", "evil.example", f"evil.{HOST}", f"{HOST}:x"):
        innocent(HTTP_HOST=host)


def test_five_hundred_query_strings_get_the_one_page(process: Site, version: Version) -> None:
    chance, path = random.Random(9), version.get_absolute_url()
    clean = told(process.now(path))
    process.cache.renders = 0
    alphabet = "abzXYZ019%&=;+[]{}<>\"'/\\?#.,:_-~\xe9\xff "
    queries = ["utm_source=x", "fbclid=" + "y" * 7000, "&" * 300, "=", "before", "after=", "%00", "a[]=1", "x" * 9000]
    queries += ["".join(chance.choices(alphabet, k=chance.randrange(1, 60))) for _ in range(491)]
    for query in queries:
        assert told(process.get(path, QUERY_STRING=query)) == clean, query
    assert process.cache.renders == 0
    assert len(process.kept) == 1


def test_what_is_put_before_or_after_a_path_is_another_address(process: Site, version: Version) -> None:
    path = version.get_absolute_url()
    clean = told(process.now(path))
    for odd in (
        f"/{path}",
        f"{path}/",
        f"{path}x.css",
        f"{path};a=b",
        f"{path}%2F",
        f"{path}..",
        path[1:],
        f"{path}\xff",
    ):
        assert process.get(odd).status in {301, 400, 404}, odd
    assert told(process.get(path)) == clean


def test_a_page_in_the_cache_names_no_host_but_the_sites_own(process: Site, version: Version) -> None:
    for path in (version.get_absolute_url(), "/", "/feed/"):
        reply = process.now(path, HTTP_HOST=f"{HOST}:666", HTTP_X_FORWARDED_HOST="evil.example")
        assert reply.how == "miss"
        assert b":666" not in reply.body
        assert b"evil" not in reply.body


def test_nothing_of_one_reader_is_kept(process: Site, version: Version) -> None:
    path = version.get_absolute_url()
    for address in ("/admin/", "/admin/login/", "/health/", "/static/x.css", "/media/photos/1/x", f"{path}review/"):
        assert process.now(address).status in {200, 302, 404}
    process.get("/", HTTP_AUTHORIZATION="Basic YTpi")
    process.get("/", HTTP_COOKIE="newsroom_session=somebody")
    assert process.kept == set()


def test_who_is_logged_in_gets_pages_made_for_them_and_readers_never_do(process: Site, version: Version) -> None:
    browser = Client()
    browser.force_login(a_user(is_superuser=True))
    cookie = browser.cookies["newsroom_session"].value
    reply = process.now(version.get_absolute_url(), HTTP_COOKIE=f"newsroom_session={cookie}")
    assert (reply.status, reply.how, process.kept) == (200, "bypass", set())
    draft = an_article(headline="Secret plan")
    preview = f"/admin/articles/article/{draft.pk}/preview/"
    shown = process.get(preview, HTTP_COOKIE=f"newsroom_session={cookie}")
    assert shown.how == "bypass"
    assert process.get(preview).status in {302, 404}
    assert process.kept == set()


def test_the_form_for_a_review_is_made_for_each_and_says_so_alone(process: Site, version: Version) -> None:
    path = f"{version.get_absolute_url()}review/"
    one = process.now(path, HTTP_ACCEPT_ENCODING="br")
    plain = Client().get(path)
    expected = {name: value for name, value in plain.headers.items() if name not in {"Expires", "Content-Length"}}
    assert {name: one[name] for name in expected} == expected
    # The signed time in the form is not of one length, so the two are only of nearly the same.
    assert one["Content-Length"] == str(len(one.body))
    assert (one["ETag"], one["Content-Encoding"], one["Surrogate-Key"]) == ("", "", "")
    assert [name for name, _value in one.headers].count("Content-Length") == 1


def test_no_page_of_a_login_is_kept_whoever_asks(process: Site) -> None:
    account = [part for part in get_resolver("authors.login.urls").url_patterns if "<" not in str(part.pattern)]
    assert len(account) > 15
    for part in account:
        reply = process.now(f"/admin/{part.pattern}")
        assert reply.how == "bypass", part.pattern
        assert reply.status == 302 or "no-store" in reply["Cache-Control"], part.pattern
    assert process.kept == set()


def test_the_login_page_keeps_its_cookie(process: Site) -> None:
    reply = process.now("/admin/login/")
    assert (reply.how, reply.status) == ("bypass", 200)
    assert "newsroom_csrf=" in reply["Set-Cookie"]


def test_a_review_that_waits_is_on_no_page_and_drops_none(process: Site, version: Version) -> None:
    path = version.get_absolute_url()
    process.now(path)
    a_review(version.article, headline="Unread words")
    assert Review.objects.count() == 1
    assert process.now(path).how == "hit"
    assert "Unread words" not in process.get(path).text


def test_two_renders_of_one_state_are_the_same_bytes(process: Site, version: Version) -> None:
    """Else a browser that asks another process could not be told that it has the page already."""
    path = version.get_absolute_url()
    first = process.now(path)
    cold(process)
    assert process.now(path)["ETag"] == first["ETag"]
    publishing.withdraw(version.article, by=None)
    assert process.now(path).status == 410
