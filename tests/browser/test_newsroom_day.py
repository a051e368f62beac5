"""A day in the newsroom: a story comes in, is corrected, looked at, published, read, reviewed and counted."""

from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, Page, expect

from articles.reviews.models import Policy
from authors.models import User
from newsroom import reader_forms

PASSWORD = "a long word for one test"

STORY = """Harbour Pilots: A Massive Recruitment Drive

Robin Smith
5 Min Read

The Port Looks for Pilots as Ships Grow Longer

The port wants nearly eigth pilots each year, up from three.

Why Now

Ships have grown by a third in ten years. Half of the pilots retire before the decade is out.

What It Costs

A pilot learns for six years, on small ships first.

Conclusion

The port will have to wait for what it needs.

Share This Article
Follow:
Robin S is a Staff Reporter at the Harbour Mail. Robin S, with 7+ years of experience in journalism, reports on ships.
Leave a review
"""


@pytest.fixture
def editor(site: str, monkeypatch: pytest.MonkeyPatch) -> User:
    monkeypatch.setattr(reader_forms, "SECONDS_AT_LEAST", 0)
    return User.objects.create_superuser("edda@example.org", PASSWORD, name="Edda Editor")


@pytest.fixture
def imported(editor: User, tmp_path: Path) -> None:
    file = tmp_path / "pilots.txt"
    file.write_text(STORY)
    call_command("import_story", str(file), verbosity=0)


def enter_the_desk(page: Page) -> None:
    page.goto("/admin/")
    page.get_by_label("Email").fill("edda@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    page.get_by_role("link", name="Stories", exact=True).first.click()
    page.get_by_role("link", name="Harbour Pilots: A Massive Recruitment Drive").click()


def correct_a_word(page: Page) -> None:
    """Put the word right in the text itself, as whoever reads the story first would."""
    wrong = page.locator(".ProseMirror p", has_text="nearly eigth pilots")
    wrong.click(click_count=3)
    page.keyboard.insert_text("The port wants nearly eight pilots each year, up from three.")
    expect(wrong).to_have_count(0)
    page.get_by_label("Standfirst").fill("The port looks for pilots as ships grow longer.")


def look_at_the_preview(page: Page) -> None:
    page.get_by_role("button", name="Preview").click()
    beside = page.frame_locator("iframe.side-preview-shown")
    expect(beside.locator(".prose")).to_contain_text("nearly eight pilots")
    with page.expect_popup() as opened:
        page.get_by_role("button", name="In a new tab").click()
    preview = opened.value
    expect(preview.get_by_text("Preview: readers do not see this.")).to_be_visible()
    expect(preview.locator(".prose")).to_contain_text("nearly eight pilots")
    preview.close()
    page.get_by_role("button", name="Close").click()


def publish(page: Page) -> None:
    """Approve what was imported, then publish it; what was typed is saved on the way."""
    page.get_by_role("button", name="Approve", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("Approved")
    page.get_by_role("button", name="Publish now").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Publish this story now?")
    page.get_by_role("button", name="Publish now").click()
    expect(page.locator(".messagelist")).to_contain_text("Published. Readers see it now.")


def read(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Harbour Pilots: A Massive Recruitment Drive").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Harbour Pilots: A Massive Recruitment Drive")
    expect(page.locator(".story-by")).to_contain_text("By Robin Smith")
    expect(page.locator(".story-by")).to_contain_text("min read")
    expect(page.locator(".prose")).to_contain_text("nearly eight pilots")
    expect(page.locator(".prose h2")).to_have_text(["Why Now", "What It Costs", "Conclusion"])
    expect(page.locator(".author-box")).to_contain_text("Robin")
    expect(page.locator("main")).not_to_contain_text("Share This Article")


def review(page: Page) -> None:
    page.get_by_label("4 stars").check()
    page.get_by_label("In one line").fill("Clear about the costs")
    page.get_by_label("Your review").fill("I was a pilot for thirty years, and this is how it is.")
    page.get_by_label("Name").fill("Ida")
    page.get_by_label("Email").fill("ida@example.org")
    page.get_by_role("button", name="Send your review").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. Your review has been sent.")


def approve(page: Page) -> None:
    page.goto("/admin/reviews/review/")
    page.get_by_role("link", name="Clear about the costs").click()
    page.get_by_role("button", name="Approve", exact=True).click()
    expect(page.get_by_text("Approved “Clear about the costs”.").first).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["reader with JavaScript", "reader without JavaScript"])
def test_a_story_goes_all_the_way(page: Page, browser: Browser, site: str, imported: None, javascript: bool) -> None:
    Policy.objects.create(pk=1, average_from=1)
    enter_the_desk(page)
    correct_a_word(page)
    look_at_the_preview(page)
    publish(page)

    with browser.new_context(base_url=site, java_script_enabled=javascript) as context:
        reader = context.new_page()
        reader.set_default_timeout(10_000)
        read(reader)
        address = reader.url
        review(reader)
        approve(page)
        reader.goto(address)
        expect(reader.locator(".tally-average")).to_have_text("4.0")
        expect(reader.get_by_role("heading", name="1 reader review")).to_be_visible()
        expect(reader.locator(".review")).to_contain_text("I was a pilot for thirty years")
