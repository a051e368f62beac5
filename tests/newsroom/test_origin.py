"""A post is refused when the browser itself says that another site sent it."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from newsroom.origin import is_cross_site


@pytest.fixture(autouse=True)
def hosts(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["news.example.org", "localhost"]


def crosses(rf: RequestFactory, **headers: str) -> bool:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return is_cross_site(rf.post("/", headers=named, HTTP_HOST="news.example.org"))


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", "", "junk", "Same-Origin"])
def test_any_other_word_of_the_browser_is_another_site(rf: RequestFactory, site: str) -> None:
    assert crosses(rf, Sec_Fetch_Site=site)


def test_our_own_page_is_not_another_site(rf: RequestFactory) -> None:
    assert not crosses(rf, Sec_Fetch_Site="same-origin")


def test_the_word_that_no_page_can_forge_counts_more_than_the_origin(rf: RequestFactory) -> None:
    assert crosses(rf, Sec_Fetch_Site="cross-site", Origin="https://news.example.org")
    assert not crosses(rf, Sec_Fetch_Site="same-origin", Origin="null")


@pytest.mark.parametrize("origin", ["https://news.example.org", "http://news.example.org"])
def test_an_older_browser_names_our_host(rf: RequestFactory, origin: str) -> None:
    assert not crosses(rf, Origin=origin)


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "https://news.example.org.evil.example",
        "https://evil.example/news.example.org",
        "https://news.example.org@evil.example",
        "https://news.example.org:8443",
        "https://sub.news.example.org",
        "null",
        "",
        "news.example.org",
        "http://[::1",
        "file://",
    ],
)
def test_any_other_origin_is_another_site(rf: RequestFactory, origin: str) -> None:
    assert crosses(rf, Origin=origin)


def test_a_port_belongs_to_the_host(rf: RequestFactory) -> None:
    request = rf.post("/", headers={"Origin": "http://localhost:8000"}, HTTP_HOST="localhost:8000")
    assert not is_cross_site(request)


def test_what_is_no_browser_was_tricked_by_nobody(rf: RequestFactory) -> None:
    assert not crosses(rf)
