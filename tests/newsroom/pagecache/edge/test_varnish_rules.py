"""The documented VCL, line by line, in a real Varnish: what is kept, what is dropped, and by whom."""

import pytest

from newsroom.pagecache.page import OUTSIDE, PUBLIC
from tests.newsroom.pagecache.edge.front import Site, Varnish, answering, documented, until


def is_kept(varnish: Varnish, path: str = "/", method: str = "GET", **headers: str) -> bool:
    """Ask twice and return whether the second answer was at hand."""
    return [varnish.get(path, method, **headers) for _ in range(2)][1].was_kept


def test_what_the_site_lets_everyone_keep_is_kept(varnish: Varnish, site: Site) -> None:
    assert is_kept(varnish)
    assert len(site.asked) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Cache_Control": ""},
        {"Cache_Control": "max-age=0"},
        {"Cache_Control": "private, max-age=60"},
        {"Cache_Control": "no-store, max-age=60"},
        {"Set_Cookie": "a=b"},
        {"Vary": "*"},
    ],
)
def test_what_the_site_does_not_let_everyone_keep_is_not(varnish: Varnish, site: Site, headers: dict[str, str]) -> None:
    site.application = answering(**headers)
    assert not is_kept(varnish)


@pytest.mark.parametrize(
    ("path", "method", "headers"),
    [
        ("/", "POST", {}),
        ("/admin/", "GET", {}),
        ("/health/", "GET", {}),
        ("/", "GET", {"Cookie": "a=b; newsroom_session=x"}),
        ("/", "GET", {"Cookie": "newsroom_session=x"}),
        ("/", "GET", {"Authorization": "Basic eA=="}),
    ],
)
def test_what_is_for_one_alone_is_passed_on(varnish: Varnish, path: str, method: str, headers: dict[str, str]) -> None:
    assert is_kept(varnish)
    assert not is_kept(varnish, path, method, **headers)


def test_other_cookies_neither_matter_nor_reach_the_site(varnish: Varnish, site: Site) -> None:
    assert is_kept(varnish, Cookie="_ga=1; not_newsroom_session=x")
    assert "HTTP_COOKIE" not in site.asked[0]


def test_a_cookie_reaches_what_is_for_one_alone(varnish: Varnish, site: Site) -> None:
    varnish.get("/admin/", Cookie="newsroom_session=x; newsroom_csrf=y")
    assert site.asked[0]["HTTP_COOKIE"] == "newsroom_session=x; newsroom_csrf=y"


def test_whatever_encodings_are_accepted_there_is_one_page(varnish: Varnish, site: Site) -> None:
    site.application = answering(Vary="Accept-Encoding")
    for accepted in ("gzip, br", "br", "gzip", "identity", "x"):
        assert "Hello" in varnish.get("/", Accept_Encoding=accepted).text
    assert [environ.get("HTTP_ACCEPT_ENCODING") for environ in site.asked] == ["gzip"]


def test_the_page_of_one_scheme_is_not_that_of_the_other(varnish: Varnish, site: Site) -> None:
    assert is_kept(varnish, X_Forwarded_Proto="https")
    assert is_kept(varnish, X_Forwarded_Proto="http")
    assert len(site.asked) == 2


@pytest.mark.parametrize("keys", ["article:1", "rticle:12", "article", "article:12:older", ".*", "article.12", "x|"])
def test_a_key_is_meant_whole_and_as_it_stands(varnish: Varnish, keys: str) -> None:
    varnish.get("/")
    assert varnish.ban(keys) == 200
    assert varnish.get("/").was_kept


@pytest.mark.parametrize("keys", ["in:news", "article:12", "topic:a.b", "article:9 topic:a.b in:9", "~0(+)x", "*"])
def test_a_key_is_found_wherever_it_stands(varnish: Varnish, site: Site, keys: str) -> None:
    site.application = answering(Surrogate_Key="in:news article:12 ~0(+)x topic:a.b")
    varnish.get("/")
    assert varnish.ban(keys) == 200
    assert not varnish.get("/").was_kept


def test_a_long_line_of_keys_is_understood(varnish: Varnish) -> None:
    varnish.get("/")
    assert varnish.ban(" ".join(f"article:{n}" for n in range(10_000, 10_266))) == 200
    assert varnish.get("/").was_kept


@pytest.mark.parametrize("keys", ["", "a  b", "a\tb"])
def test_what_is_no_line_of_keys_is_refused(varnish: Varnish, keys: str) -> None:
    assert varnish.ban(keys, X_Ban="obj.status != 0") == 400


@pytest.mark.parametrize(
    ("source", "headers"),
    [
        ("127.0.0.2", {}),
        ("127.0.0.1", {"X_Forwarded_For": "127.0.0.1"}),
        ("127.0.0.1", {"X_Forwarded_Proto": "https"}),
    ],
)
def test_only_the_worker_may_drop_pages(varnish: Varnish, source: str, headers: dict[str, str]) -> None:
    varnish.get("/")
    assert varnish.get("/", "BAN", source, Surrogate_Key="article:12", **headers).status == 403
    assert varnish.get("/").was_kept


def test_an_expired_page_is_shown_while_a_new_one_is_fetched(varnish: Varnish, site: Site) -> None:
    site.application = answering("old", Cache_Control=PUBLIC.replace("s-maxage=60", "s-maxage=1"))
    varnish.get("/")
    site.application = answering("new")
    seen = set()

    def is_new() -> bool:
        answer = varnish.get("/")
        seen.add((answer.text, answer.headers["Age"]))
        return answer.text == "new"

    until(is_new)
    assert seen == {("old", "0"), ("old", "1"), ("new", "0")}
    assert len(site.asked) == 2


@pytest.mark.parametrize("how", ["broken", "away"])
def test_a_page_that_expired_long_ago_is_shown_while_the_site_is_ill(varnish: Varnish, site: Site, how: str) -> None:
    site.application = answering("old", Cache_Control=PUBLIC.replace("s-maxage=60", "s-maxage=1"))
    first = varnish.get("/")
    site.broken = how == "broken"
    if how == "away":
        site.stop()
    until(lambda: int(varnish.get("/").headers["Age"]) > 3)
    again = varnish.get("/")
    assert (again.status, again.text) == (200, first.text)
    assert varnish.get("/other/").status in {500, 503}


def test_an_error_is_not_kept(varnish: Varnish, site: Site) -> None:
    site.broken = True
    assert varnish.get("/").status == 500
    site.broken = False
    assert varnish.get("/").status == 200


def test_a_page_that_is_not_there_is_asked_for_again_soon(varnish: Varnish, site: Site) -> None:
    site.application = answering("nothing", status="404 Not Found")
    assert is_kept(varnish)
    site.application = answering("something")
    until(lambda: varnish.get("/").text == "something")


def test_its_patience_is_what_the_site_says() -> None:
    _kept, meanwhile, alone = OUTSIDE
    assert f"set req.grace = {meanwhile}s;" in documented()
    assert f"set req.grace = {alone // 86400}d;" in documented()
