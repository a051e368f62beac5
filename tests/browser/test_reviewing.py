"""A reader leaves a review, an editor approves it, and the figures change: with JavaScript and without."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from articles.models import Version
from articles.reviews import moderation
from articles.reviews.models import Policy, Review, Status
from newsroom import reader_forms
from tests.browser.conftest import log_in
from tests.factories import a_live_version, a_review, a_user

WORDS = "I take that tram every night, and the story has the fares right."


@pytest.fixture(autouse=True)
def readers_are_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test send a form in less time than any person would need to read the story."""
    monkeypatch.setattr(reader_forms, "SECONDS_AT_LEAST", 0)


@pytest.fixture
def version(site: str) -> Version:
    """Return a story that already has one review, of two stars."""
    Policy.objects.create(pk=1, average_from=1)
    version = a_live_version(headline="Trams run all night", slug="trams")
    moderation.approve(a_review(version.article, rating=2, name="Mo"), by=None)
    return version


@pytest.fixture
def plain(browser: Browser, site: str) -> Iterator[Page]:
    """Return a page in a browser without JavaScript."""
    with browser.new_context(base_url=site, java_script_enabled=False) as context:
        context.set_default_timeout(10_000)
        yield context.new_page()


def write_review(page: Page) -> None:
    page.get_by_label("5 stars").check()
    page.get_by_label("In one line").fill("Right about the fares")
    page.get_by_label("Your review").fill(WORDS)
    page.get_by_label("Name").fill("Ida")
    page.get_by_label("Email").fill("ida@example.org")


def approve_as_editor(page: Page, site: str) -> None:
    log_in(page.context, site, a_user("reviews.moderate_review", "reviews.view_review"))
    page.goto("/admin/reviews/review/")
    page.get_by_role("link", name="Right about the fares").click()
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("Approved “Right about the fares”.").first).to_be_visible()


def assert_average_has_changed(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.locator(".tally-average")).to_have_text("3.5")
    expect(page.get_by_role("heading", name="2 reader reviews")).to_be_visible()
    expect(page.locator(".review").first).to_contain_text(WORDS)
    expect(page.locator(".review").first).to_contain_text("Ida")
    expect(page.locator("main")).not_to_contain_text("ida@example.org")


def test_a_review_is_left_approved_and_counted(reader: Page, site: str, version: Version) -> None:
    path = version.get_absolute_url()
    reader.goto(path)
    expect(reader.locator(".tally-average")).to_have_text("2.0")
    write_review(reader)
    reader.get_by_role("button", name="Send your review").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Thank you. Your review has been sent.")

    reader.goto(path)
    expect(reader.locator("main")).not_to_contain_text(WORDS)
    expect(reader.locator(".tally-average")).to_have_text("2.0")

    approve_as_editor(reader, site)
    assert_average_has_changed(reader, path)
    reader.goto("/")
    expect(reader.get_by_text("2 reviews")).to_be_visible()


def test_a_review_needs_no_javascript(plain: Page, site: str, version: Version) -> None:
    path = version.get_absolute_url()
    plain.goto(path)
    write_review(plain)
    plain.get_by_role("button", name="Send your review").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Thank you. Your review has been sent.")
    plain.get_by_role("link", name="Trams run all night").click()
    expect(plain.locator("main")).not_to_contain_text(WORDS)
    approve_as_editor(plain, site)
    assert_average_has_changed(plain, path)


def test_a_review_needs_no_mouse(reader: Page, version: Version) -> None:
    reader.goto(f"{version.get_absolute_url()}review/")
    reader.get_by_label("1 star", exact=True).focus()
    for _star in range(4):
        reader.keyboard.press("ArrowRight")
    for _question in range(2):
        reader.keyboard.press("Tab")
    reader.keyboard.press("ArrowLeft")
    reader.keyboard.press("Tab")
    for words in ("Right about the fares", WORDS, "Ida", "ida@example.org"):
        reader.keyboard.press("Tab")
        reader.keyboard.insert_text(words)
    reader.keyboard.press("Tab")
    expect(reader.get_by_role("button", name="Send your review")).to_be_focused()
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Thank you. Your review has been sent.")
    sent = Review.objects.get(status=Status.PENDING)
    assert (sent.rating, sent.headline, sent.words, sent.name) == (5, "Right about the fares", WORDS, "Ida")
    assert (sent.accurate, sent.clear, sent.fair) == ("", "no", "")


def test_what_is_missing_is_told_at_its_place_and_the_text_is_kept(reader: Page, version: Version) -> None:
    reader.goto(version.get_absolute_url())
    reader.get_by_label("Your review").fill(WORDS)
    reader.get_by_label("Email").fill("ida at example")
    reader.get_by_role("button", name="Send your review").click()

    complaint = reader.get_by_role("alert")
    expect(complaint).to_contain_text("Your text is kept")
    expect(complaint).to_be_in_viewport()
    expect(reader.get_by_label("Your review")).to_have_value(WORDS)
    expect(reader.get_by_label("Email")).to_have_value("ida at example")
    expect(reader.get_by_label("Email")).to_have_attribute("aria-invalid", "true")
    expect(reader.get_by_label("Email")).to_have_accessible_description(re.compile(r"Enter a valid email address\.$"))
    complaint.get_by_role("link", name="Name").click()
    expect(reader.get_by_label("Name")).to_be_focused()
    complaint.get_by_role("link", name="Your rating").click()
    expect(reader.get_by_role("group", name="Your rating")).to_be_in_viewport()


def test_a_second_review_is_answered_as_the_first_so_that_nobody_learns_who_has_reviewed(
    reader: Page, version: Version
) -> None:
    a_review(version.article, email="IDA@example.org")
    reader.goto(version.get_absolute_url())
    write_review(reader)
    reader.get_by_role("button", name="Send your review").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Thank you. Your review has been sent.")
    assert version.article.reviews.filter(reader__email__iexact="ida@example.org").count() == 2


def test_the_trap_for_robots_is_out_of_reach_for_people(reader: Page, version: Version) -> None:
    reader.goto(version.get_absolute_url())
    trap = reader.locator("[name=website]")
    expect(trap).not_to_be_in_viewport()
    expect(trap).to_have_attribute("tabindex", "-1")
    assert reader.get_by_role("textbox", name="Leave this empty").count() == 0
