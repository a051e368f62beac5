"""A page in its encodings, and what caches further out are told of it."""

import gzip

import brotli
import pytest

from newsroom.pagecache.answer import is_public
from newsroom.pagecache.page import PUBLIC, Page, encoding_for

NEVER = float("inf")


def a_page(body: bytes = b"Trams run all night. " * 100, status: str = "200 OK", until: float = NEVER) -> Page:
    return Page(status, [("Content-Type", "text/html")], body, (), 1, 60.0, until)


@pytest.mark.parametrize(("encoding", "decode"), [("", bytes), ("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_every_encoding_says_the_same_and_how_long_it_is(encoding: str, decode: object) -> None:
    body, etag, headers = a_page().variant(encoding)
    assert decode(body) == a_page().body  # type: ignore[operator]
    said = dict(headers)
    assert len(headers) == len(said)
    assert said["Content-Length"] == str(len(body))
    assert said["ETag"] == etag
    assert said["Vary"] == "Accept-Encoding"
    assert said.get("Content-Encoding", "") == encoding


def test_etags_tell_encodings_and_contents_apart_and_are_the_same_in_every_process() -> None:
    encodings = ("", "br", "gzip")
    tags = [page.variant(encoding)[1] for page in (a_page(), a_page(b"Other." * 200)) for encoding in encodings]
    assert len(set(tags)) == 6
    assert tags[:3] == [a_page().variant(encoding)[1] for encoding in encodings]
    assert all(tag.startswith('"') and tag.endswith('"') for tag in tags)


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", ""),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("*", "br"),
        ("br;q=0, *", "gzip"),
        ("br;q=0.0, gzip;q=0.000", ""),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br;q=0.8 ,gzip; q=0.8", "br"),
        ("gzip;q=nonsense", ""),
        ("gzip;q=-1, br;q=nan", ""),
        ("identity", ""),
        ("identity;q=0, gzip", "gzip"),
        ("br;level=4;q=0.1", "br"),
        ("xbr, gzipx", ""),
        (",;,;q=1,", ""),
        ("*;q=0", ""),
    ],
)
def test_the_best_encoding_that_a_browser_takes(accepted: str, encoding: str) -> None:
    assert encoding_for(accepted, a_page()) == encoding
    assert encoding_for(accepted, a_page(b"short")) == ""


def test_nothing_further_out_keeps_a_page_past_its_end() -> None:
    assert a_page().cache_control(0.0) == PUBLIC
    assert a_page(until=100_000.0).cache_control(0.0) == PUBLIC
    near = a_page(until=75.5).cache_control(0.0)
    assert near == "public, max-age=0, s-maxage=60, stale-while-revalidate=15, stale-if-error=15"
    nearer = a_page(until=75.5).cache_control(70.0)
    assert nearer == "public, max-age=0, s-maxage=5, stale-while-revalidate=0, stale-if-error=0"
    assert "s-maxage=0, stale-while-revalidate=0" in a_page(until=75.5).cache_control(90.0)


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone", "301 Moved Permanently"])
def test_what_may_soon_be_another_answer_is_kept_for_a_second_further_out_too(status: str) -> None:
    assert a_page(status=status).cache_control(0.0) == "public, max-age=0, s-maxage=1"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Set-Cookie", "a=b"),
        ("set-cookie", ""),
        ("Cache-Control", "private"),
        ("cache-control", "max-age=5,PRIVATE"),
        ("Cache-Control", 'no-cache="Set-Cookie"'),
        ("Cache-Control", "max-age=0, No-Store"),
        ("Vary", "Cookie"),
        ("Vary", "Accept-Encoding, Cookie"),
        ("VARY", "*"),
        ("Content-Encoding", "gzip"),
        ("Content-Range", "bytes 0-1/2"),
    ],
)
def test_what_says_that_it_is_for_one_reader_is_believed(name: str, value: str) -> None:
    assert is_public("200 OK", [("Content-Type", "text/html")])
    assert not is_public("200 OK", [("Vary", "Accept-Encoding"), (name, value), ("Cache-Control", "public")])


@pytest.mark.parametrize(
    "status", ["201 Created", "206 Partial", "302 Found", "303 See", "400 Bad", "403 No", "500 Err"]
)
def test_other_answers_are_for_one_reader(status: str) -> None:
    assert not is_public(status, [])
