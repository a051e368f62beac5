"""The preview beside the text: what is typed, as readers would see it, at the width and in the theme one wants."""

from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.story_admin.conftest import ROOM, to_end
from tests.factories import an_article

SHOWN = "document.querySelector('.side-preview-shown')"


def sheet(page: Page) -> FrameLocator:
    """Return the page that the preview shows."""
    return page.frame_locator("iframe.side-preview-shown")


def test_the_preview_follows_the_typing_keeps_its_place_and_never_takes_the_focus(desk: Page) -> None:
    middle = "<p>And on it went.</p>" * 60
    story = an_article(body=f"<h2>First</h2><p>It left.</p>{middle}<h2>Last</h2><p>End.</p>")
    desk.set_viewport_size({"width": 1440, "height": 900})
    desk.goto(ROOM.format(story.pk))

    desk.get_by_role("button", name="Preview").click()
    expect(sheet(desk).get_by_text("It left.")).to_be_visible()
    desk.evaluate(f"{SHOWN}.contentDocument.querySelector('.contents li:last-child a').click()")
    place = desk.evaluate(f"{SHOWN}.contentWindow.scrollY")
    assert place > 500
    to_end(desk)
    desk.keyboard.type(" Typed just now.")
    desk.evaluate("document.querySelector('.story-form').dispatchEvent(new CustomEvent('desk:changed'))")

    expect(sheet(desk).get_by_text("End. Typed just now.")).to_be_visible()
    assert abs(desk.evaluate(f"{SHOWN}.contentWindow.scrollY") - place) < 5
    expect(desk.get_by_role("textbox", name="Text", exact=True)).to_be_focused()


def test_width_and_theme_are_chosen_and_kept(desk: Page) -> None:
    story = an_article()
    desk.set_viewport_size({"width": 1440, "height": 900})
    desk.goto(ROOM.format(story.pk))
    desk.get_by_role("button", name="Preview").click()

    desk.get_by_label("Desktop").check()
    desk.get_by_label("Dark").check()
    desk.reload()

    expect(desk.get_by_label("Desktop")).to_be_checked()
    expect(sheet(desk).locator("html")).to_have_css("background-color", "rgb(21, 20, 18)")
    assert sheet(desk).locator("html").evaluate("root => root.clientWidth") == 1280
    desk.get_by_label("Light").check()
    expect(sheet(desk).locator("html")).to_have_css("background-color", "rgb(251, 248, 242)")


def test_on_a_phone_the_preview_lies_over_the_text_and_goes_again(desk: Page) -> None:
    story = an_article()
    desk.set_viewport_size({"width": 390, "height": 800})
    desk.goto(ROOM.format(story.pk))

    desk.get_by_role("button", name="Preview").click()
    expect(sheet(desk).get_by_text("It left at noon.")).to_be_visible()
    expect(desk.get_by_role("button", name="Close")).to_be_focused()
    desk.keyboard.press("Escape")

    expect(desk.get_by_role("region", name="Preview")).to_be_hidden()
    expect(desk.get_by_role("button", name="Preview")).to_be_focused()
