"""What is typed survives the page, the network and the session, and the status line says where it is."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import BrowserContext, Locator, Page, expect

from articles import editing, keeping
from articles.models import Article, Unsaved
from authors.models import User
from tests.browser.conftest import log_in
from tests.browser.story_admin.conftest import ROOM, body, save, to_end
from tests.factories import an_article


@pytest.fixture
def room(page: Page, site: str, colleague: User) -> Iterator[Page]:
    """Return a page of someone logged in, whose browser may complain: here the network fails on purpose."""
    log_in(page.context, site, colleague)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    assert not wrong


def told(page: Page) -> Locator:
    return page.locator("[data-keeping]")


def type_(page: Page, words: str) -> None:
    to_end(page)
    page.keyboard.type(words)


def another_window(page: Page) -> Page:
    context: BrowserContext = page.context
    page.close()
    return context.new_page()


def test_a_pause_in_typing_keeps_the_text_for_its_writer_alone(room: Page) -> None:
    story = an_article()
    room.goto(ROOM.format(story.pk))
    type_(room, " A day late.")

    expect(told(room)).to_have_text(re.compile(r"Saved at \d\d:\d\d, for you alone"))
    assert "A day late." in Unsaved.objects.get().typed["body"]
    story.refresh_from_db()
    assert "late" not in story.body


def test_a_window_closed_at_once_loses_nothing(room: Page) -> None:
    story = an_article()
    room.goto(ROOM.format(story.pk))
    type_(room, " A day late.")
    again = another_window(room)

    again.goto(ROOM.format(story.pk))
    expect(again.locator(".story-unsaved ins")).to_contain_text("A day late.")
    again.get_by_role("link", name="Take it up").click()
    expect(body(again)).to_contain_text("It left at noon. A day late.")
    save(again)
    expect(again.locator(".story-unsaved")).to_have_count(0)
    story.refresh_from_db()
    assert "A day late." in story.body


def test_without_a_network_the_device_keeps_it_and_hands_it_over_later(room: Page) -> None:
    story = an_article()
    room.goto(ROOM.format(story.pk))
    room.context.set_offline(True)
    type_(room, " A day late.")
    expect(told(room)).to_contain_text("Offline: kept on this device")
    again = another_window(room)
    again.context.set_offline(False)

    again.goto(ROOM.format(story.pk))
    expect(again.locator(".story-unsaved ins")).to_contain_text("A day late.")
    again.get_by_role("button", name="Leave it").click()
    expect(again.locator(".story-unsaved")).to_have_count(0)
    expect(again.locator(".story-left")).to_contain_text("Left aside: 1")


def test_save_without_a_network_stays_on_the_page_until_it_is_back(room: Page) -> None:
    story = an_article()
    room.goto(ROOM.format(story.pk))
    room.context.set_offline(True)
    type_(room, " A day late.")
    room.get_by_role("button", name="Save", exact=True).last.click()
    expect(told(room)).to_contain_text("Offline: kept on this device")
    expect(body(room)).to_contain_text("A day late.")
    room.context.set_offline(False)

    expect(told(room)).to_contain_text("Saved at")
    save(room)


def test_a_session_that_ends_is_told_and_another_one_is_enough(room: Page, site: str, colleague: User) -> None:
    story = an_article()
    room.goto(ROOM.format(story.pk))
    Session.objects.all().delete()
    type_(room, " A day late.")
    expect(told(room)).to_contain_text("Logged out: kept on this device")
    expect(told(room).get_by_role("link", name="log in in another window")).to_be_visible()
    log_in(room.context, site, colleague)
    room.context.clear_cookies(name="newsroom_csrf")

    type_(room, " And gone.")
    expect(told(room)).to_contain_text("Saved at")
    save(room)


def test_a_conflict_is_told_while_one_types(room: Page) -> None:
    story = an_article()
    room.goto(ROOM.format(story.pk))
    editing.save(Article.objects.get(), by=None)
    type_(room, " A day late.")
    expect(told(room)).to_contain_text("Conflict:")
    room.get_by_role("button", name="Save", exact=True).last.click()
    expect(room.locator(".story-told[role=alert]")).to_contain_text("Not saved.")


def test_a_new_story_is_kept_before_it_is_one(room: Page, colleague: User) -> None:
    room.goto("/admin/articles/article/add/")
    room.get_by_label("Standfirst").fill("Nobody knew.")
    expect(told(room)).to_contain_text("Saved at")
    assert keeping.found(colleague, None)[0].typed["standfirst"] == "Nobody knew."
    assert not Article.objects.exists()
    save(room)
    assert keeping.found(colleague, None) == []
    assert str(Article.objects.get()) == "Untitled story"
