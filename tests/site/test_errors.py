"""What is not there, is no longer there, or fails: an answer of our own, and never a traceback."""

import re
from collections.abc import Callable
from datetime import UTC
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.pagination import _spell
from newsroom.views import server_error
from tests.site.addresses import below
from tests.site.newsroom import Newsroom
from tests.site.reading import Page

pytestmark = pytest.mark.django_db

BOUNDED = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
WRONG_METHODS = ("post", "put", "patch", "delete")
ANSWERS = {200, 301, 302, 404, 405, 410}


# Errors with a page ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere/",
        "/topics/nothing/",
        "/topics/nothing/feed/",
        "/authors/nobody/",
        "/authors/nobody/feed/",
        "/nowhere/feed/",
        "/2026/11/22/nothing/",
        "/2026/02/31/no-such-day/",
        "/2026/13/01/no-such-month/",
        "/2026/11/22/nothing/review/",
        "/2026/11/22/nothing/review/sent/",
        "/2026/11/22/nothing/reviews/",
        "/city/?before=gibberish",
        "/media/photos/1/nothing.jpg",
    ],
)
def test_what_is_not_there_answers_404_with_a_page(newsroom_site: Newsroom, path: str) -> None:
    answer = Client().get(path)
    assert answer.status_code == 404
    assert "This page is not here" in answer.content.decode()
    assert 'content="noindex"' in answer.content.decode()


def test_a_withdrawn_story_answers_410_and_says_so(newsroom_site: Newsroom) -> None:
    answer = Client().get(newsroom_site.withdrawn)
    assert answer.status_code == 410
    assert "This story was withdrawn" in answer.content.decode()
    assert Client().get(f"{newsroom_site.withdrawn}review/").status_code == 410


def test_an_old_address_leads_to_the_new_one_for_good(newsroom_site: Newsroom) -> None:
    answer = Client().get(newsroom_site.former)
    assert answer.status_code == 301
    assert answer.headers["Location"].endswith("/the-new-name-of-a-bridge/")


def test_a_missing_slash_is_added(newsroom_site: Newsroom) -> None:
    path = newsroom_site.story.get_absolute_url()
    answer = Client().get(path.rstrip("/"))
    assert (answer.status_code, answer.headers["Location"]) == (301, path)


def test_a_failing_database_is_answered_with_a_page_that_needs_none(
    newsroom_site: Newsroom, html_valid: Callable[[str], None]
) -> None:
    asked = 0

    def fail(*_: Any) -> None:
        nonlocal asked
        asked += 1
        raise OperationalError("The database is away.")

    with connection.execute_wrapper(fail):
        answer = Client(raise_request_exception=False).get("/")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert asked == 1
    assert "We cannot reach our database" in answer.content.decode()
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    html_valid(answer.content.decode())


def test_the_page_for_our_own_faults_asks_the_database_nothing(newsroom_site: Newsroom) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert server_error(RequestFactory().get("/")).status_code == 500
    assert len(asked) == 0


# Junk ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", WRONG_METHODS)
def test_a_method_that_a_page_does_not_know_is_refused(
    newsroom_site: Newsroom, public_urls: list[str], method: str
) -> None:
    takes_posts = re.compile(r"/review/(preview/)?$|/report/$|/report-an-error/|^/error-reports/$")
    for path in public_urls:
        if method != "post" or not takes_posts.search(path):
            answer = getattr(Client(), method)(path)
            assert answer.status_code == 405, (method, path)
            assert "GET" in answer.headers["Allow"]


def answer_to(path: str, query: str) -> int:
    """Return the status for a path and query exactly as a server would hand them on."""
    wire = path.encode().decode("latin-1")
    return Client().get("/", PATH_INFO=wire, QUERY_STRING=query).status_code


part = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["city", "authors", "topics", "feed", "media", "photos", "admin", "reviews", "review", "..", ""]),
    st.integers(-1, 10**20).map(str),
    st.dates().map("{:%Y/%m/%d}".format),
)


@BOUNDED
@given(parts=st.lists(part, max_size=6), slash=st.booleans())
def test_no_path_makes_the_site_fail(newsroom_site: Newsroom, parts: list[str], slash: bool) -> None:
    path = "/" + "/".join(parts) + "/" * slash
    assert answer_to(path, "") in ANSWERS


cursors = st.builds(_spell, st.tuples(st.datetimes(timezones=st.just(UTC)), st.integers(-1, 2**64)))
values = st.one_of(st.text(max_size=40), cursors, cursors.map(lambda cursor: cursor[:-1]), st.just("\0"))
queries = st.lists(st.tuples(st.sampled_from(["before", "after", "q", "page", "utm_source", ""]), values), max_size=3)


@BOUNDED
@given(data=st.data(), query=queries)
def test_no_query_makes_a_page_fail(pages: list[Page], data: st.DataObject, query: list[tuple[str, str]]) -> None:
    path = data.draw(st.sampled_from(pages)).path.partition("?")[0]
    assert answer_to(path, urlencode(query, errors="surrogatepass")) in ANSWERS


@BOUNDED
@given(query=st.text(st.characters(max_codepoint=255), max_size=60))
def test_no_malformed_query_makes_a_list_fail(newsroom_site: Newsroom, query: str) -> None:
    assert answer_to(newsroom_site.section.get_absolute_url(), query) in ANSWERS


@BOUNDED
@given(fields=st.dictionaries(st.sampled_from(["rating", "headline", "words", "name", "email", "started"]), values))
def test_no_review_makes_the_form_fail(newsroom_site: Newsroom, fields: dict[str, str]) -> None:
    answer = Client().post(below(newsroom_site.story, "reviews:leave"), fields)
    assert answer.status_code in {303, 422, 429}
