"""Readers find their way through reviews: by mouse, by keyboard, without JavaScript and on a phone."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from articles.reviews import votes
from articles.reviews.models import Review
from tests.browser.test_accessibility import complaints
from tests.factories import a_review
from tests.site.newsroom import Newsroom


@pytest.fixture
def plain(browser: Browser, site: str) -> Iterator[Page]:
    """Return a page in a browser without JavaScript."""
    with browser.new_context(base_url=site, java_script_enabled=False) as context:
        context.set_default_timeout(10_000)
        yield context.new_page()


@pytest.fixture
def path(newsroom: Newsroom) -> str:
    return f"{newsroom.story.get_absolute_url()}reviews/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_has_nothing_to_say_about_reviews(reader: Page, path: str, scheme: Any, width: int) -> None:
    reader.emulate_media(color_scheme=scheme)
    reader.set_viewport_size({"width": width, "height": 900})
    newest = Review.objects.approved().latest("created_at").pk
    told = []
    for below in ("", "?stars=1", "?sort=helpful", f"{newest}/", f"{newest}/#helpful-{newest}"):
        reader.goto(f"{path}{below}")
        told += complaints(reader)
    assert told == []


def test_stars_and_order_are_chosen_by_keyboard_and_without_javascript(plain: Page, path: str) -> None:
    plain.goto(path)
    plain.get_by_role("link", name="1 star", exact=True).focus()
    plain.keyboard.press("Enter")
    expect(plain).to_have_url(re.compile(r"\?stars=1#list$"))
    expect(plain.get_by_text("With 1 star only.")).to_be_visible()
    assert set(plain.locator(".review-rating").all_text_contents()) == {"1 of 5 stars"}
    plain.get_by_role("link", name="most helpful").focus()
    plain.keyboard.press("Enter")
    expect(plain.locator(".review-ways strong")).to_have_text("most helpful")
    plain.get_by_role("link", name="Show all").click()
    assert len(set(plain.locator(".review-rating").all_text_contents())) > 1


def test_a_vote_leads_back_to_its_button_and_says_thank_you(plain: Page, path: str) -> None:
    plain.goto(f"{path}?sort=lowest")
    button = plain.get_by_role("button", name="Helpful").nth(2)
    thanks = plain.locator(".helpful-thanks").nth(2)
    expect(thanks).to_be_hidden()
    button.focus()
    plain.keyboard.press("Enter")
    expect(thanks).to_be_visible()
    expect(button).to_be_in_viewport()
    assert "sort=lowest" in plain.url
    votes.count(timezone.now())
    plain.reload()
    expect(plain.locator(".review").nth(2)).to_contain_text("1 reader found this helpful")


def test_the_whole_row_of_a_bar_can_be_tapped(reader: Page, path: str) -> None:
    reader.set_viewport_size({"width": 390, "height": 800})
    reader.goto(path)
    reader.locator(".tally-stars li").nth(4).click(position={"x": 150, "y": 10})
    expect(reader.get_by_text("With 1 star only.")).to_be_visible()


def test_long_words_and_letters_of_other_scripts_break_no_page(reader: Page, newsroom: Newsroom, path: str) -> None:
    a_review(
        newsroom.story.article,
        status="approved",
        headline="W" * 120,
        name="m" * 80,
        words=f"{'ä' * 900} https://example.org/{'a' * 900}\n\nالمقال دقيق ويحفظ لهم كرامتهم.",
    )
    for width in (320, 390, 1440):
        reader.set_viewport_size({"width": width, "height": 800})
        for address in (path, newsroom.story.get_absolute_url()):
            reader.goto(address)
            assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth"), (width, address)
