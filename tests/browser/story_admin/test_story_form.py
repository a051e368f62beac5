"""The story form in a real browser: by mouse, by keyboard, and without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from authors.models import User
from tests.browser.conftest import log_in
from tests.browser.story_admin.conftest import ROOM, body, save, stored, to_end
from tests.factories import a_photo, an_article, an_author


def test_the_lead_picture_is_chosen_from_the_library_and_taken_out(desk: Page) -> None:
    story = an_article()
    photo = a_photo(title="Harbour at dawn")
    desk.goto(ROOM.format(story.pk))

    desk.get_by_role("button", name="Choose a picture").click()
    desk.get_by_role("dialog").get_by_role("button", name="Harbour at dawn").click()
    expect(desk.locator(".photo-input img")).to_be_visible()
    save(desk)
    story.refresh_from_db()
    assert story.picture == photo

    desk.locator(".photo-input").get_by_role("button", name="Take it out").click()
    save(desk)
    story.refresh_from_db()
    assert story.picture is None


def test_names_are_moved_added_and_removed_by_keyboard(desk: Page) -> None:
    first, second, third = (an_author(name=name) for name in ("Ada", "Bo", "Cleo"))
    story = an_article(bylines=[first, second])
    desk.goto(ROOM.format(story.pk))

    rows = desk.locator(".byline-row:visible")
    rows.nth(1).get_by_role("button", name="Move up").press("Enter")
    rows.nth(1).get_by_role("button", name="Remove").press("Enter")
    desk.get_by_role("button", name="Add a name").press("Enter")
    desk.keyboard.type("Cleo")
    save(desk)

    assert [line.author for line in story.ordered_bylines] == [second, third]


def test_enter_in_the_headline_neither_breaks_the_line_nor_sends_the_form(desk: Page) -> None:
    story = an_article(headline="Ferry")
    desk.goto(ROOM.format(story.pk))

    desk.get_by_label("Headline").press("End")
    desk.keyboard.press("Enter")
    desk.keyboard.type(" sails")

    expect(desk.get_by_label("Headline")).to_have_value("Ferry sails")
    desk.get_by_label("Kicker").press("Enter")
    expect(desk.locator(".messagelist")).to_contain_text("Saved.")


def test_ctrl_s_saves_and_leaves_the_page_where_it_was(desk: Page) -> None:
    story = an_article(body="<p>Long.</p>" * 80)
    desk.goto(ROOM.format(story.pk))
    to_end(desk)
    desk.keyboard.type(" End.")
    before = desk.evaluate("scrollY")
    assert before > 500

    with desk.expect_navigation():
        desk.keyboard.press("Control+s")

    expect(body(desk)).to_be_visible()
    assert abs(desk.evaluate("scrollY") - before) < 200
    assert stored(story).endswith("<p>Long. End.</p>")


def test_axe_finds_nothing_to_complain_of(desk: Page) -> None:
    story = an_article(body="<h2>Days</h2><p>Text</p>")
    for address in (ROOM.format(story.pk), "/admin/articles/article/", f"/admin/articles/article/{story.pk}/schedule/"):
        desk.goto(address)
        desk.evaluate("document.querySelectorAll('details').forEach((group) => (group.open = true))")
        found = Axe().run(desk).response["violations"]
        assert not found, [(problem["id"], problem["nodes"][0]["target"]) for problem in found]


def test_preview_shows_unsaved_text_in_another_tab(desk: Page) -> None:
    story = an_article()
    desk.goto(ROOM.format(story.pk))
    desk.get_by_label("Headline").fill("Typed, not saved")

    desk.get_by_role("button", name="Preview").click()
    with desk.context.expect_page() as opened:
        desk.get_by_role("button", name="In a new tab").click()

    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Typed, not saved")
    expect(desk.get_by_label("Headline")).to_have_value("Typed, not saved")


def test_a_story_is_published_in_two_steps(desk: Page) -> None:
    story = an_article()
    desk.goto(ROOM.format(story.pk))

    desk.get_by_role("button", name="Publish now").click()
    expect(desk.get_by_text("Readers will see this at once.")).to_be_visible()
    desk.get_by_role("button", name="Publish now").click()

    expect(desk.locator(".messagelist")).to_contain_text("Published. Readers see it now.")
    assert story.versions.live().exists()


def test_without_scripts_the_whole_form_works(page: Page, site: str, colleague: User) -> None:
    author, photo = an_author(name="Ada"), a_photo()
    story = an_article(bylines=[])
    assert page.context.browser
    context = page.context.browser.new_context(base_url=site, java_script_enabled=False)
    log_in(context, site, colleague)
    plain = context.new_page()
    plain.goto(ROOM.format(story.pk))

    plain.get_by_label("Text", exact=True).fill("<p>Plain <em>text</em>.</p>")
    plain.get_by_label("Name 1").select_option("Ada")
    plain.get_by_label("Picture", exact=True).fill(str(photo.pk))
    save(plain)
    context.close()

    assert stored(story) == "<p>Plain <em>text</em>.</p>"
    assert (story.picture, [line.author for line in story.ordered_bylines]) == (photo, [author])
    story.refresh_from_db()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_form_and_the_list_fit_the_window(desk: Page, width: int) -> None:
    story = an_article(headline="A headline of ordinary length that wraps on a phone")
    desk.set_viewport_size({"width": width, "height": 900})

    for address in (ROOM.format(story.pk), "/admin/articles/article/"):
        desk.goto(address)
        assert desk.evaluate("document.documentElement.scrollWidth") <= width
