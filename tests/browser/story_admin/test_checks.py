"""“Before publishing” while one types: it follows, and each line leads to its place."""

from playwright.sync_api import Page, expect

from tests.browser.story_admin.conftest import ROOM, to_end
from tests.factories import an_article


def test_it_follows_the_typing_and_leads_to_the_place(desk: Page) -> None:
    story = an_article(body="<p>It left.</p><ul><li><p>At <strong>T</strong>K they</p></li></ul>", topics=["Ferries"])
    desk.set_viewport_size({"width": 390, "height": 900})
    desk.goto(ROOM.format(story.pk))
    panel = desk.locator("#before-publishing")

    panel.get_by_role("link", name="Text").click()
    assert desk.evaluate("getSelection().toString()") == "TK"
    desk.keyboard.type("noon")
    expect(panel.locator("summary")).to_contain_text("All well")
    expect(panel).not_to_have_attribute("open", "")
    assert desk.evaluate("document.documentElement.scrollWidth") <= 390

    to_end(desk)
    desk.keyboard.type(" left the the quay")
    expect(panel.locator("summary")).to_contain_text("1 hint")
    panel.get_by_role("link", name="Text").click()
    assert desk.evaluate("getSelection().toString()") == "the the"

    desk.get_by_label("Standfirst").fill("")
    expect(panel).to_contain_text("Write a standfirst")
    panel.get_by_role("link", name="Standfirst").click()
    expect(desk.get_by_label("Standfirst")).to_be_focused()
    story.refresh_from_db()
    assert story.standfirst
