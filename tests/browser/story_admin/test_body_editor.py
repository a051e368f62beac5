"""Writing the text of a story, under the site's own content security policy."""

import re

import pytest
from playwright.sync_api import Page, expect

from newsroom import reading
from tests.browser.story_admin.conftest import ROOM, body, save, stored, to_end, tool
from tests.factories import a_photo, an_article


def test_typed_text_comes_back_as_it_was_typed(desk: Page) -> None:
    story = an_article(body="")
    desk.goto(ROOM.format(story.pk))

    body(desk).click()
    desk.keyboard.type("Two  spaces and more words.")
    desk.keyboard.press("Enter")
    desk.keyboard.type("Next ")
    desk.keyboard.press("Control+b")
    desk.keyboard.type("bold")
    save(desk)

    assert stored(story) == "<p>Two  spaces and more words.</p><p>Next <strong>bold</strong></p>"
    assert "&nbsp;" not in stored(story)
    expect(body(desk)).to_contain_text("Two  spaces and more words.", use_inner_text=True)


def test_crossheads_lists_links_and_pull_quotes_are_stored_as_the_sanitiser_knows_them(desk: Page) -> None:
    story = an_article(body="<p>One two</p>")
    desk.goto(ROOM.format(story.pk))

    body(desk).get_by_text("One two").dblclick(position={"x": 8, "y": 12})
    tool(desk, "Link").click()
    desk.get_by_label("Address", exact=True).last.fill("example.org/report")
    desk.get_by_role("button", name="Set link").click()
    to_end(desk)
    desk.keyboard.press("Enter")
    desk.keyboard.type("Days at sea")
    tool(desk, "Crosshead").click()
    to_end(desk)
    desk.keyboard.press("Enter")
    desk.keyboard.type("We never knew")
    tool(desk, "Pull quote").click()
    expect(tool(desk, "Pull quote")).to_have_attribute("aria-pressed", "true")
    save(desk)

    assert stored(story) == (
        '<p><a href="https://example.org/report">One</a> two</p><h2>Days at sea</h2>'
        '<aside class="pull-quote"><p>We never knew</p></aside>'
    )


def test_a_picture_is_found_chosen_captioned_and_stored_by_its_number(desk: Page) -> None:
    story = an_article(body="<p>Before</p>")
    wanted = a_photo(title="Harbour at dawn", caption="The harbour.")
    a_photo(title="Another one")
    desk.goto(ROOM.format(story.pk))

    to_end(desk)
    tool(desk, "Picture").click()
    dialog = desk.get_by_role("dialog", name="Choose a picture")
    dialog.get_by_label("Search the library").fill("dawn")
    expect(dialog.locator("[data-photo]")).to_have_count(1)
    dialog.get_by_role("button", name="Harbour at dawn").click()
    expect(body(desk).locator("figure img")).to_be_visible()
    assert desk.evaluate("document.querySelector('.body-photo img').naturalWidth") > 0
    body(desk).locator("figcaption").click()
    desk.keyboard.press("End")
    desk.keyboard.type(" Early.")
    desk.keyboard.press("Enter")
    desk.keyboard.type("After")
    save(desk)

    assert stored(story) == (
        f'<p>Before</p><figure data-photo="{wanted.pk}"><figcaption>The harbour. Early.</figcaption></figure>'
        "<p>After</p>"
    )
    expect(body(desk).locator("figure img")).to_be_visible()


def test_a_picture_alone_is_a_text(desk: Page) -> None:
    photo = a_photo()
    story = an_article(body=f'<figure data-photo="{photo.pk}"></figure><p>x</p>')
    desk.goto(ROOM.format(story.pk))

    to_end(desk)
    desk.keyboard.press("Backspace")
    save(desk)

    assert f'data-photo="{photo.pk}"' in stored(story)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "<p>One — two, 3 four's</p><ul><li><p>five</p></li></ul>"),
        ("ar", "<p>غادرت السفينة الميناء عند الظهر</p>"),
        ("ja", "<p>正午にフェリーが出た。ABC</p>"),
        ("en", "<p>" + "word " * 655 + "</p>"),
        ("en", "<p>" + "word " * 656 + "</p>"),
    ],
)
def test_the_count_beside_the_text_agrees_with_the_published_one(desk: Page, language: str, text: str) -> None:
    story = an_article(body=text, language=language)
    desk.goto(ROOM.format(story.pk))

    plain = re.sub("<[^>]+>", " ", text)
    count, minutes = reading.words(plain), reading.minutes(plain, language)
    expect(desk.locator("[data-word-count]")).to_have_text(f"{count} words, {minutes} min read")

    to_end(desk)
    desk.keyboard.type(" more")
    expect(desk.locator("[data-word-count]")).to_contain_text(f"{count + 1} words")


def test_tools_are_reached_and_walked_with_the_keyboard(desk: Page) -> None:
    story = an_article(body="<p>Text</p>")
    desk.goto(ROOM.format(story.pk))

    desk.get_by_label("Standfirst").focus()
    desk.keyboard.press("Tab")
    expect(tool(desk, "Bold")).to_be_focused()
    desk.keyboard.press("ArrowRight")
    expect(tool(desk, "Italic")).to_be_focused()
    desk.keyboard.press("End")
    expect(tool(desk, "Redo")).to_be_focused()
    desk.keyboard.press("Tab")
    expect(body(desk)).to_be_focused()
