"""Which requests share a page, and how little of a request reaches it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.pagecache.request import PASSED_ON, parameters
from tests.newsroom.pagecache.asking import a_request, eligible

RULES = eligible()


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "localhost.", "localhost:8000", "LocalHost.:65535"])
def test_a_host_has_one_spelling_and_the_port_does_not_count(host: str) -> None:
    assert RULES.key(a_request("/a/", HTTP_HOST=host)) == "http://localhost/a/?"
    assert RULES.bare(a_request("/a/", HTTP_HOST=host))["HTTP_HOST"] == "localhost"


def test_an_address_of_ipv6_is_a_host_too() -> None:
    assert RULES.key(a_request("/", HTTP_HOST="[::1]:8000")) == "http://[::1]/?"


FOREIGN = ["evil.example", "localhost:x", "localhost:80@evil.example", "evil.localhost", "localhost/a", "xlocalhost"]
FOREIGN += ["localhost:123456", "[::1", "[::2]", "localhost..", "ｌocalhost"]


@pytest.mark.parametrize("host", ["", "lo calhost", "localhost\x00", *FOREIGN])
def test_a_host_of_others_gets_nothing_from_the_cache(host: str) -> None:
    assert RULES.key(a_request("/", HTTP_HOST=host)) is None


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get", "PURGE", ""])
def test_only_get_and_head_are_for_everyone(method: str) -> None:
    assert RULES.key(a_request("/", method)) is None


def test_head_and_get_share_a_page() -> None:
    assert RULES.key(a_request("/", "HEAD")) == RULES.key(a_request("/"))


@pytest.mark.parametrize("cookie", ["session=1", "a=b; session=x", "a=b;session=", "xsession=1"])
def test_whoever_has_a_session_has_pages_of_their_own(cookie: str) -> None:
    assert RULES.key(a_request("/", HTTP_COOKIE=cookie)) is None


@pytest.mark.parametrize("given", ["Basic YTpi", "", "x"])
def test_whoever_shows_a_pass_has_pages_of_their_own(given: str) -> None:
    assert RULES.key(a_request("/", HTTP_AUTHORIZATION=given)) is None


@pytest.mark.parametrize("path", ["/admin/", "/admin/x", "/" + "a" * 600])
def test_some_paths_are_never_for_everyone(path: str) -> None:
    assert RULES.key(a_request(path)) is None


@pytest.mark.parametrize(
    "path", ["", "//", "//admin/", "/Admin/", "/a//b", "/a\xff", "/a%2Fb", "*", "http://localhost/a"]
)
def test_odd_paths_are_told_apart_byte_by_byte(path: str) -> None:
    assert RULES.key(a_request(path)) == f"http://localhost{path}?"
    assert RULES.bare(a_request(path))["PATH_INFO"] == path


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("", ""),
        ("utm_source=x&fbclid=y", ""),
        ("before=b&utm_source=x&after=a", "after=a&before=b"),
        ("before=1&before=2", "before=2"),
        ("before=&after=", ""),
        ("BEFORE=1&before%00=2&before[]=3", ""),
        ("before=%FF%00&after=%C3%A9", "after=%C3%A9&before=%FF%00"),
        ("before=a%26after%3Db", "before=a%26after%3Db"),
        ("fbclid=" + "x" * 3000 + "&before=b", "before=b"),
        ("before=b&x=" + "x" * 10_000, ""),
        ("&&;;==&before", ""),
    ],
)
def test_of_a_query_only_known_parameters_count_each_once_and_in_order(query: str, kept: str) -> None:
    assert parameters(query) == kept


@given(st.text(max_size=200))
def test_no_query_breaks_it_and_what_is_kept_stays_as_it_is(query: str) -> None:
    assert parameters(parameters(query)) == parameters(query)


@given(st.dictionaries(st.from_regex(r"HTTP_[A-Z_]{1,20}", fullmatch=True), st.text(max_size=50), max_size=5))
def test_no_header_reaches_a_page(headers: dict[str, str]) -> None:
    bare = RULES.bare(a_request("/", **headers | {"HTTP_HOST": "localhost"}))
    assert {name for name in bare if name.startswith("HTTP_")} == {"HTTP_HOST"}
    assert bare.keys() - set(PASSED_ON) == {
        "HTTP_HOST", "REQUEST_METHOD", "QUERY_STRING", "REMOTE_ADDR", "wsgi.input"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("forwarded", "scheme"),
    [(None, "http"), ("https", "https"), ("https, http", "https"), ("http,https", "http"), ("HTTPS", "http")],
)
def test_the_scheme_is_what_django_takes_it_for(forwarded: str | None, scheme: str) -> None:
    rules = eligible(forwarded_scheme=True)
    request = a_request("/", **({} if forwarded is None else {"HTTP_X_FORWARDED_PROTO": forwarded}))
    assert rules.scheme(request) == scheme
    assert rules.bare(request)["HTTP_X_FORWARDED_PROTO"] == scheme
    assert RULES.scheme(request) == "http"
