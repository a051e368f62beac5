"""The review form in a real browser: seen before it is sent, and not lost when the page is."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Version
from articles.reviews.models import Review
from newsroom import reader_forms
from tests.browser.test_accessibility import complaints
from tests.browser.test_reviewing import WORDS, plain, write_review
from tests.factories import a_live_version

__all__ = ["plain"]

EVIL = "<img src=x onerror=\"document.title='broken'\">"


@pytest.fixture(autouse=True)
def readers_are_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_forms, "SECONDS_AT_LEAST", 0)


@pytest.fixture
def version(site: str) -> Version:
    return a_live_version(headline="Trams run all night", slug="trams")


def see_it_first(page: Page, version: Version) -> None:
    page.goto(version.get_absolute_url())
    write_review(page)
    page.get_by_role("group", name="Is it fair?").get_by_label("Partly").check()
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This is how readers will see it")
    expect(page.locator(".review")).to_contain_text(WORDS)
    assert not Review.objects.exists()


def test_a_review_is_seen_changed_and_sent(reader: Page, version: Version) -> None:
    see_it_first(reader, version)
    assert complaints(reader) == []
    reader.get_by_role("link", name="Change it").click()
    reader.get_by_label("In one line").fill("Wrong about the fares")
    reader.get_by_role("button", name="Preview").click()
    expect(reader.locator(".review")).to_contain_text("Wrong about the fares")
    reader.get_by_role("button", name="Send it").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Thank you. Your review has been sent.")
    sent = Review.objects.get()
    assert (sent.headline, sent.fair, sent.rating) == ("Wrong about the fares", "partly", 5)


def test_seeing_it_first_needs_no_javascript(plain: Page, version: Version) -> None:
    see_it_first(plain, version)
    plain.get_by_role("button", name="Send it").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Thank you. Your review has been sent.")
    assert Review.objects.get().words == WORDS


def test_hostile_text_seen_first_does_nothing(reader: Page, version: Version) -> None:
    reader.goto(f"{version.get_absolute_url()}review/")
    write_review(reader)
    for field in ("In one line", "Your review", "Name"):
        reader.get_by_label(field).fill(f"{EVIL} and more")
    reader.get_by_role("button", name="Preview").click()
    expect(reader.locator(".review")).to_contain_text(f"{EVIL} and more")
    expect(reader).to_have_title("As readers will see it: Trams run all night – The Newsroom")


def test_what_was_typed_survives_a_reload_but_the_address_stays_with_the_reader(reader: Page, version: Version) -> None:
    reader.goto(version.get_absolute_url())
    write_review(reader)
    reader.get_by_role("group", name="Is it clear?").get_by_label("No", exact=True).check()
    reader.reload()
    expect(reader.get_by_text("This is what you had typed.")).to_be_visible()
    expect(reader.get_by_label("Your review")).to_have_value(WORDS)
    expect(reader.get_by_label("5 stars")).to_be_checked()
    expect(reader.get_by_role("group", name="Is it clear?").get_by_label("No", exact=True)).to_be_checked()
    expect(reader.get_by_label("Email")).to_have_value("")
    assert "ida@example.org" not in str(reader.evaluate("JSON.stringify(localStorage)"))

    reader.goto(f"{version.get_absolute_url()}review/")
    expect(reader.get_by_label("In one line")).to_have_value("Right about the fares")
    reader.goto(a_live_version().get_absolute_url())
    expect(reader.get_by_label("In one line")).to_have_value("")


def test_what_was_sent_or_thrown_away_does_not_come_back(reader: Page, version: Version) -> None:
    path = version.get_absolute_url()
    reader.goto(path)
    write_review(reader)
    reader.get_by_role("button", name="Send your review").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Thank you. Your review has been sent.")
    reader.goto(path)
    expect(reader.get_by_label("Your review")).to_have_value("")

    reader.get_by_label("Your review").fill("Something else")
    reader.reload()
    reader.get_by_role("button", name="Clear it").click()
    expect(reader.get_by_label("In one line")).to_be_focused()
    reader.reload()
    expect(reader.get_by_label("Your review")).to_have_value("")
    expect(reader.get_by_text("This is what you had typed.")).to_be_hidden()


def test_stars_are_plain_radios_without_styles(reader: Page, version: Version) -> None:
    reader.goto(f"{version.get_absolute_url()}review/")
    stars = reader.get_by_role("group", name="Your rating").get_by_role("radio")
    expect(stars).to_have_count(5)
    assert not any(star.is_checked() for star in stars.all())
    reader.evaluate("document.querySelectorAll('link[rel=stylesheet]').forEach((sheet) => sheet.remove())")
    reader.get_by_text("3 stars").click()
    expect(reader.get_by_label("3 stars")).to_be_checked()
    assert stars.first.is_visible()
