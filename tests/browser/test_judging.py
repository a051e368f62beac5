"""Moderators at work in a real browser: a hundred reviews by keyboard, and the same with buttons only."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from articles.reviews import moderation
from articles.reviews.models import Decision, Reason, Review, ReviewNote, Status
from authors.models import User
from tests.browser.conftest import log_in
from tests.factories import a_live_article, a_review, a_user

LIST = "/admin/reviews/review/"
MANY = 100


@pytest.fixture
def moderator(site: str) -> User:
    return a_user("reviews.moderate_review", name="Tom Okonkwo")


@pytest.fixture
def desk(reader: Page, site: str, moderator: User) -> Page:
    log_in(reader.context, site, moderator)
    return reader


@pytest.fixture
def plain(browser: Browser, site: str, moderator: User) -> Iterator[Page]:
    """Return the desk in a browser without JavaScript."""
    with browser.new_context(base_url=site, java_script_enabled=False) as context:
        context.set_default_timeout(10_000)
        log_in(context, site, moderator)
        yield context.new_page()


def reviews(count: int) -> list[Review]:
    story, now = a_live_article(), timezone.now()
    return [a_review(story, headline=f"Review {n:03}", created_at=now) for n in range(count)]


def title(page: Page) -> Any:
    return expect(page.get_by_role("heading", level=1))


def judge(page: Page, n: int) -> tuple[str, str]:
    """Press the keys for one review, at times with a slip that is taken back; return what should come of it."""
    match n % 5:
        case 2:
            page.keyboard.press("r")
            page.keyboard.press("2")
            return Status.REJECTED, Reason.INSULT
        case 3:
            page.keyboard.press("s")
            return Status.REJECTED, Reason.SPAM
        case 4:
            page.keyboard.press("s")
            expect(page.get_by_text(f"Marked as spam: “Review {n:03}”.").first).to_be_attached()
            page.keyboard.press("u")
            title(page).to_have_text(f"Review {n:03}")
    page.keyboard.press("a")
    return Status.APPROVED, ""


def test_a_hundred_reviews_are_judged_by_keyboard(desk: Page, moderator: User) -> None:
    reviews(MANY)
    desk.goto(LIST)
    desk.keyboard.press("n")
    wanted = []
    for n in range(MANY):
        title(desk).to_have_text(f"Review {n:03}")
        wanted.append(judge(desk, n))
    expect(desk.get_by_text("Nothing waits here.")).to_be_visible()

    rows = list(Review.objects.with_decisions().order_by("pk"))
    assert [(review.status, review.last_decision.reason) for review in rows] == wanted
    records = [[one.status for one in review.decisions.all()] for review in rows]
    assert all(record == ["approved", "pending", "rejected"] for record in records[4::5])
    assert sum(map(len, records)) == MANY + 2 * MANY // 5
    assert set(Decision.objects.values_list("by", flat=True)) == {moderator.pk}


def test_every_key_has_a_button_that_works_without_javascript(plain: Page) -> None:
    first, second, third = reviews(3)
    plain.goto(LIST)
    plain.get_by_role("link", name="Judge them one by one").click()
    title(plain).to_have_text(first.headline)
    expect(plain.get_by_role("button", name="Keys")).to_be_hidden()
    plain.get_by_role("link", name="Next").click()
    title(plain).to_have_text(second.headline)
    plain.get_by_role("link", name="Back").click()
    plain.get_by_role("button", name="Approve").click()
    title(plain).to_have_text(second.headline)
    expect(plain.get_by_text(f"Approved “{first.headline}”.")).to_be_visible()
    plain.get_by_role("button", name="Undo").click()
    title(plain).to_have_text(first.headline)
    plain.get_by_text("Note…").click()
    plain.get_by_label("Note").last.fill("Ask Ines.")
    plain.get_by_role("button", name="Keep the note").click()
    plain.get_by_text("Reject…").click()
    plain.get_by_role("button", name="It insults somebody").click()
    title(plain).to_have_text(second.headline)
    plain.get_by_role("button", name="Spam").click()
    title(plain).to_have_text(third.headline)
    assert list(Review.objects.order_by("pk").values_list("status", flat=True)) == ["rejected", "rejected", "pending"]
    assert ReviewNote.objects.get().review == first


def test_what_was_done_is_read_out_and_the_next_review_has_the_focus(desk: Page) -> None:
    first, second = reviews(2)
    desk.goto(f"{LIST}{first.pk}/change/")
    expect(desk.get_by_role("heading", level=1)).to_be_focused()
    desk.keyboard.press("a")
    title(desk).to_have_text(second.headline)
    expect(desk.get_by_role("heading", level=1)).to_be_focused()
    expect(desk.locator("[data-announce]")).to_have_text(f"Done Approved “{first.headline}”.")
    desk.keyboard.press("r")
    expect(desk.get_by_role("button", name="It is not about the story")).to_be_focused()
    desk.keyboard.press("Escape")
    expect(desk.locator("summary", has_text="Reject")).to_be_focused()
    desk.keyboard.press("b")
    title(desk).to_have_text(first.headline)


def test_letters_in_a_field_are_letters(desk: Page) -> None:
    [review] = reviews(1)
    desk.goto(f"{LIST}{review.pk}/change/")
    desk.keyboard.press("m")
    field = desk.get_by_label("Note").last
    expect(field).to_be_focused()
    desk.keyboard.type("a real spam, surely; u r right?")
    expect(field).to_have_value("a real spam, surely; u r right?")
    desk.keyboard.press("Control+a")
    desk.keyboard.press("Control+Enter")
    expect(desk.get_by_text("Your note is kept.").first).to_be_visible()
    assert not Decision.objects.exists()
    assert ReviewNote.objects.get().words == "a real spam, surely; u r right?"


def test_another_reason_asks_for_a_note_in_place(desk: Page) -> None:
    first, second = reviews(2)
    desk.goto(f"{LIST}{first.pk}/change/")
    desk.keyboard.press("r")
    desk.keyboard.press("0")
    expect(desk.get_by_text(moderation.SAY_WHY)).to_be_visible()
    expect(desk.locator("#id_reject_note")).to_be_focused()
    desk.keyboard.type("Writes for the ferry company.")
    desk.get_by_role("button", name="Another reason").click()
    title(desk).to_have_text(second.headline)
    assert first.decisions.get().note == "Writes for the ferry company."


def test_single_keys_can_be_switched_off(desk: Page) -> None:
    [review] = reviews(1)
    desk.goto(f"{LIST}{review.pk}/change/")
    desk.keyboard.press("?")
    sheet = desk.get_by_role("dialog", name="Keys")
    expect(sheet).to_be_visible()
    sheet.get_by_label("Single keys").uncheck()
    desk.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    for key in ("a", "s", "?"):
        desk.keyboard.press(key)
    expect(desk.locator("kbd").first).to_be_hidden()
    desk.reload()
    desk.keyboard.press("s")
    expect(sheet).to_be_hidden()
    assert not Decision.objects.exists()
    desk.get_by_role("button", name="Keys").click()
    sheet.get_by_label("Single keys").check()
    sheet.get_by_role("button", name="Close").click()
    desk.keyboard.press("s")
    expect(desk.get_by_text("Nothing waits here.")).to_be_visible()


def test_several_are_rejected_with_one_reason(desk: Page) -> None:
    reviews(2)
    desk.goto(LIST)
    desk.locator("#action-toggle").check()
    desk.locator("select[name=action]").select_option(label="Reject …")
    desk.get_by_role("button", name="Run").click()
    title(desk).to_have_text("Reject 2 reviews")
    desk.wait_for_load_state()  # with it the keys come
    desk.keyboard.press("2")
    expect(desk.locator(".messagelist")).to_contain_text("2 reviews rejected.")
    assert Counter(Decision.objects.values_list("reason", flat=True)) == {Reason.INSULT: 2}


def test_an_answer_is_written_without_the_mouse_and_the_next_review_comes(desk: Page) -> None:
    first, second = reviews(2)
    desk.goto(f"{LIST}{first.pk}/change/")
    desk.keyboard.press("w")
    expect(desk.get_by_label("Your answer")).to_be_focused()
    desk.keyboard.type("You are right, and we have changed the story.")
    desk.keyboard.press("Control+Enter")
    title(desk).to_have_text(second.headline)
    first.refresh_from_db()
    assert (first.status, first.answer.name) == (Status.APPROVED, "Tom Okonkwo")
