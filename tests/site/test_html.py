"""Every public page is valid HTML, and every feed a valid document."""

from collections.abc import Callable
from urllib.parse import urlsplit

import lxml.etree
import pytest
from django.conf import settings
from django.test import Client

from tests.site.addresses import FEEDS, addresses, below
from tests.site.newsroom import Newsroom
from tests.site.reading import Page

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def test_every_page_is_valid(pages: list[Page], html_valid: Callable[[str], None]) -> None:
    for page in pages:
        html_valid(page.text)


def test_a_review_form_with_complaints_is_valid(newsroom_site: Newsroom, html_valid: Callable[[str], None]) -> None:
    answer = Client().post(below(newsroom_site.story, "reviews:leave"), {"email": "nobody", "words": "<b>Bad</b>"})
    assert answer.status_code == 422
    html_valid(answer.content.decode())


def test_a_page_for_what_is_not_there_is_valid(newsroom_site: Newsroom, html_valid: Callable[[str], None]) -> None:
    for path, status in (("/nowhere/", 404), (newsroom_site.withdrawn, 410)):
        answer = Client().get(path)
        assert answer.status_code == status
        html_valid(answer.content.decode())


def test_every_feed_holds_what_atom_demands(newsroom_site: Newsroom) -> None:
    for path in (path for path in addresses(FEEDS, newsroom_site) if path.endswith("/feed/")):
        answer = Client().get(path)
        assert answer.headers["Content-Type"].startswith("application/atom+xml"), path
        feed = lxml.etree.fromstring(answer.content)
        assert all(feed.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated")), path
        entries = feed.findall(f"{ATOM}entry")
        assert entries, path
        for entry in entries:
            assert all(entry.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated", "published", "summary"))
            assert entry.findtext(f"{ATOM}author/{ATOM}name")
        assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries), path


def test_a_feed_names_whole_addresses_of_this_site(newsroom_site: Newsroom) -> None:
    for path in (path for path in addresses(FEEDS, newsroom_site) if path.endswith("/feed/")):
        feed = lxml.etree.fromstring(Client().get(path).content)
        links = [link.get("href", "") for link in feed.iter(f"{ATOM}link")]
        assert {f"{urlsplit(link).scheme}://{urlsplit(link).netloc}" for link in links} == {settings.SITE_URL}, path
