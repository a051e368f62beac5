"""A reader's own page in a real browser: from the mail to confirming, changing, appealing and deleting."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Version
from articles.reviews import moderation
from articles.reviews.models import Policy, Review, Status
from articles.reviews.own_link import address
from newsroom import reader_forms
from tests.browser.test_accessibility import complaints
from tests.browser.test_reviewing import plain, write_review
from tests.factories import a_live_version, a_review

__all__ = ["plain"]

EVIL = "<img src=x onerror=\"document.title='broken'\">"


@pytest.fixture(autouse=True)
def readers_are_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_forms, "SECONDS_AT_LEAST", 0)


@pytest.fixture
def version(site: str) -> Version:
    return a_live_version(headline="Trams run all night", slug="trams")


def walk(page: Page, version: Version) -> None:
    """Send, confirm, change, be rejected, appeal and delete, with the link as the mail has it."""
    send(page, version)
    confirm_and_change(page, Review.objects.get())
    appeal_and_delete(page)


def send(page: Page, version: Version) -> None:
    Policy.objects.create(pk=1, confirm_address=True)
    page.goto(f"{version.get_absolute_url()}review/")
    write_review(page)
    page.get_by_role("button", name="Send your review").click()
    expect(page.get_by_text("One thing is left to do.")).to_be_visible()


def confirm_and_change(page: Page, review: Review) -> None:
    page.goto(address(review.reader))
    expect(page.get_by_text("Waits for you.", exact=True)).to_be_visible()
    page.get_by_role("button", name="Yes, it is mine").click()
    expect(page.get_by_text("Waits for an editor.")).to_be_visible()

    moderation.approve(review, by=None)
    page.reload()
    expect(page.get_by_text("Readers see it")).to_be_visible()
    page.get_by_role("link", name="Change it").click()
    expect(page.get_by_text("taken down until an editor has read it once more")).to_be_visible()
    page.get_by_label("In one line").fill("Wrong about the fares")
    page.get_by_role("button", name="Change it").click()
    expect(page.get_by_text("You have changed it.")).to_be_visible()


def appeal_and_delete(page: Page) -> None:
    moderation.reject(Review.objects.get(), by=None, reason="unproven")
    page.reload()
    expect(page.get_by_text("It accuses somebody and shows nothing for it.")).to_be_visible()
    page.get_by_role("link", name="Appeal").click()
    page.get_by_label("Why the decision is wrong").fill("The timetable shows it.")
    page.get_by_role("button", name="Send the appeal").click()
    expect(page.get_by_text("You have appealed.")).to_be_visible()

    page.get_by_role("link", name="Delete everything").click()
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("It is deleted")
    assert not Review.objects.exists()


def test_a_reader_goes_all_the_way_with_the_link(reader: Page, version: Version) -> None:
    walk(reader, version)


def test_all_of_it_works_without_javascript(plain: Page, version: Version) -> None:
    walk(plain, version)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_to_say_about_a_readers_own_pages(reader: Page, version: Version, scheme: str) -> None:
    reader.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    hostile = {"headline": EVIL, "words": f"{EVIL} and more", "name": EVIL}
    review = a_review(version.article, email="ida@example.org", status=Status.UNCONFIRMED, **hostile)
    rejected = a_review(version.article, email="ida@example.org", **hostile)
    moderation.reject(rejected, by=None, reason="spam")
    link, told = address(review.reader), []
    for path in ("", f"{review.pk}/change/", f"{rejected.pk}/appeal/", f"{review.pk}/delete/", "delete/"):
        reader.goto(f"{link}{path}")
        told += complaints(reader)
        expect(reader).not_to_have_title("broken")
    reader.goto(f"{link}{rejected.pk}/appeal/")
    reader.get_by_role("button", name="Send the appeal").click()
    expect(reader.get_by_label("Why the decision is wrong")).to_have_attribute("aria-invalid", "true")
    told += complaints(reader)
    assert told == []
