"""What holds for every public page."""

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urldefrag

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from tests.site.addresses import FEEDS, NOT_PAGES, PAGES, addresses, pattern_names
from tests.site.newsroom import Newsroom
from tests.site.reading import Page, body_and_status

pytestmark = pytest.mark.django_db

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'self'; "
    "base-uri 'none'; object-src 'none'"
)


def test_every_pattern_of_the_url_conf_has_an_example() -> None:
    assert set(pattern_names()) == PAGES.keys() | FEEDS.keys() | NOT_PAGES


def test_every_public_address_answers(newsroom_site: Newsroom, public_urls: list[str]) -> None:
    answers = {path: Client().get(path).status_code for path in public_urls}
    assert answers == dict.fromkeys(public_urls, 200)


def test_head_is_answered_as_get_without_the_body(newsroom_site: Newsroom, public_urls: list[str]) -> None:
    for path in public_urls:
        head, full = Client().head(path), Client().get(path)
        assert (head.status_code, head.content) == (200, b""), path
        assert head.headers["Content-Type"] == full.headers["Content-Type"], path


# The document ----------------------------------------------------------------------------------------


def test_every_page_has_one_headline_and_one_main_part(pages: list[Page]) -> None:
    for page in pages:
        assert page.one("//h1")
        assert page.one("//main")


def test_headings_skip_no_level(pages: list[Page]) -> None:
    for page in pages:
        levels = [int(heading.tag[1]) for heading in page.all("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
        assert levels[0] == 1, page
        assert all(after <= before + 1 for before, after in pairwise(levels)), (page, levels)


def test_headings_links_and_buttons_have_words(pages: list[Page]) -> None:
    for page in pages:
        for part in page.all("//h1 | //h2 | //h3 | //a | //button | //summary | //label | //legend | //title"):
            named = part.text_content().strip() or part.get("aria-label") or part.xpath("string(.//img/@alt)")
            assert named, (page, part.tag, part.attrib)


def test_titles_name_the_site_and_no_two_are_alike(pages: list[Page]) -> None:
    titles = {page: page.one("//head/title") for page in pages if "?" not in page.path}
    assert all(settings.SITE_NAME in title for title in titles.values())
    assert [
        title for title, count in Counter(titles.values()).items() if count > 1 if "review" not in title.lower()
    ] == []


def test_every_page_has_a_description(pages: list[Page]) -> None:
    for page in pages:
        assert 10 <= len(page.one("//head/meta[@name='description']/@content")) <= 400, page


def test_every_page_says_where_it_lives(pages: list[Page]) -> None:
    for page in pages:
        assert page.one("//head/link[@rel='canonical']/@href") == settings.SITE_URL + page.path


def test_every_page_names_its_language_and_fits_a_phone(pages: list[Page]) -> None:
    for page in pages:
        assert page.one("/html/@lang") == "en"
        assert page.one("//meta[@name='viewport']/@content") == "width=device-width, initial-scale=1"


def test_a_story_is_marked_with_its_own_language(newsroom_site: Newsroom, pages: list[Page]) -> None:
    articles = {page.path: page.all("//main/article")[0] for page in pages if page.all("//main/article[@lang]")}
    marks = {path: (article.get("lang"), article.get("dir")) for path, article in articles.items()}
    assert marks[newsroom_site.story.get_absolute_url()] == ("en", "ltr")
    assert marks[newsroom_site.arabic.get_absolute_url()] == ("ar", "rtl")
    assert marks[newsroom_site.japanese.get_absolute_url()] == ("ja", "ltr")


def test_the_first_link_leads_past_the_furniture(pages: list[Page]) -> None:
    for page in pages:
        assert page.all("//body//a")[0].get("href") == "#main", page
        assert page.all("//main[@id='main']"), page


def test_what_points_to_an_id_points_to_one_that_is_there(pages: list[Page]) -> None:
    for page in pages:
        ids = set(page.all("//@id"))
        named = " ".join(page.all("//@for | //@aria-labelledby | //@aria-describedby | //@aria-controls"))
        anchors = {href[1:] for href in page.all("//@href[starts-with(., '#')]")}
        assert {*named.split(), *anchors} - ids == set(), page


def test_every_field_has_a_label(pages: list[Page]) -> None:
    for page in pages:
        labelled = set(page.all("//label/@for"))
        for part in page.all("//input[not(@type='hidden')] | //textarea | //select"):
            assert part.get("id") in labelled or part.xpath("ancestor::label"), (page, part.attrib)


def test_every_picture_has_an_alternative_and_a_size(pages: list[Page]) -> None:
    for page in pages:
        for picture in page.all("//img"):
            assert picture.get("alt") is not None, page
            assert int(picture.get("width")) > 0 < int(picture.get("height")), page


# What it may do --------------------------------------------------------------------------------------


def test_no_page_has_a_script_or_a_style_of_its_own(pages: list[Page]) -> None:
    for page in pages:
        assert page.all("//style | //script[not(@src)] | //@style | //@*[starts-with(name(), 'on')]") == [], page
        assert not re.search(r"javascript:|data:text", page.text, re.IGNORECASE), page


def test_the_policy_allows_nothing_but_our_own(newsroom_site: Newsroom, public_urls: list[str]) -> None:
    for path in (*public_urls, "/nowhere/", newsroom_site.withdrawn):
        assert Client().get(path).headers["Content-Security-Policy"] == POLICY, path


def test_pages_are_guarded_by_the_other_headers_too(pages: list[Page]) -> None:
    for page in pages:
        sent = page.response.headers
        assert sent["X-Content-Type-Options"] == "nosniff"
        assert sent["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert sent["Cross-Origin-Opener-Policy"] == "same-origin"
        assert sent["X-Frame-Options"] == "SAMEORIGIN"


def test_readers_get_no_cookie_and_everyone_the_same_page(newsroom_site: Newsroom, public_urls: list[str]) -> None:
    for path in (*public_urls, "/nowhere/", newsroom_site.withdrawn):
        response = Client().get(path)
        assert not response.cookies, path
        assert "Set-Cookie" not in response.headers, path
        assert "cookie" not in response.headers.get("Vary", "").lower(), path


def test_nothing_is_fetched_from_elsewhere(pages: list[Page]) -> None:
    for page in pages:
        assert [address for address in page.fetched if not address.startswith(("/static/", "/media/"))] == [], page


def test_links_away_take_nothing_along(pages: list[Page]) -> None:
    for page in pages:
        for link in page.all("//main//a[starts-with(@href, 'http')]"):
            assert "opener" not in link.get("rel", "").split(), page
            assert link.get("target") is None, (page, link.get("href"))


# Where it leads --------------------------------------------------------------------------------------


def test_every_link_within_the_site_leads_somewhere(pages: list[Page]) -> None:
    named: dict[str, Page] = {}
    for page in pages:
        named |= dict.fromkeys((urldefrag(link).url for link in page.links), page)
    assert len(named) > 40
    broken = {address: str(page) for address, page in named.items() if not leads_somewhere(address)}
    assert broken == {}


def leads_somewhere(address: str) -> bool:
    if address.startswith("/static/"):
        return finders.find(address.removeprefix("/static/")) is not None
    return body_and_status(address)[1] in {200, 301, 302, 303}


def test_an_anchor_on_another_page_is_there(pages: list[Page]) -> None:
    ids = {page.path: set(page.all("//@id")) for page in pages}
    for page in pages:
        for address, _hash, anchor in (link.partition("#") for link in page.links):
            assert not anchor or address not in ids or anchor in ids[address], (page, address, anchor)


def test_every_feed_is_announced(newsroom_site: Newsroom, pages: list[Page]) -> None:
    announced = {feed for page in pages for feed in page.all("//link[@type='application/atom+xml']/@href")}
    assert {path for path in addresses(FEEDS, newsroom_site) if path.endswith("/feed/")} <= announced
