"""Reading in a real browser: light, still, by keyboard, on every width and on paper."""

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.walking import scroll_through, tab_stops
from tests.site.newsroom import Newsroom

WIDTHS = (320, 390, 768, 1440, 1920)
NOT_COUNTED = {"image", "font"}
PAINTED = "new Promise((done) => new PerformanceObserver(() => done(1)).observe({ type: 'paint', buffered: true }))"


def views(newsroom: Newsroom) -> list[str]:
    """Return the addresses of one page of each kind."""
    stories = (newsroom.story, newsroom.arabic, newsroom.japanese)
    return [
        "/",
        newsroom.section.get_absolute_url(),
        newsroom.topic.get_absolute_url(),
        *(story.get_absolute_url() for story in stories),
        newsroom.author.get_absolute_url(),
        "/authors/",
        f"{newsroom.story.get_absolute_url()}review/",
        f"{newsroom.story.get_absolute_url()}reviews/",
        newsroom.withdrawn,
    ]


# Light -----------------------------------------------------------------------------------------------


def test_the_first_view_of_a_story_is_small_and_comes_from_here(reader: Page, newsroom: Newsroom, site: str) -> None:
    requests: list[Request] = []
    reader.on("requestfinished", lambda request: requests.append(request))  # noqa: PLW0108  (a builtin cannot listen)
    reader.goto(newsroom.story.get_absolute_url(), wait_until="networkidle")

    assert {request.url.startswith(f"{site}/") for request in requests} == {True}
    assert len(requests) <= 12, [request.url for request in requests]
    counted = {
        request.url: request.sizes()["responseBodySize"]
        for request in requests
        if request.resource_type not in NOT_COUNTED
    }
    assert sum(counted.values()) < 60_000, counted


def test_styles_come_as_one_compressed_file_that_is_kept_for_ever(reader: Page, newsroom: Newsroom) -> None:
    with reader.expect_response("**/site.*.css") as caught:
        reader.goto("/")
    headers = caught.value.all_headers()
    assert headers["content-encoding"] == "br"
    assert "immutable" in headers["cache-control"]
    assert reader.locator("link[rel=stylesheet]").count() == 1


def test_pictures_below_the_fold_wait_until_they_are_needed(reader: Page, newsroom: Newsroom) -> None:
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.set_viewport_size({"width": 390, "height": 700})
    reader.goto("/", wait_until="networkidle")
    before = {url for url in asked if "/media/" in url}
    scroll_through(reader)
    assert len(before) < len({url for url in asked if "/media/" in url}) or len(before) == 1


# Still -----------------------------------------------------------------------------------------------


def shifted(page: Page) -> float:
    return float(page.evaluate("window.shifts.reduce((sum, shift) => sum + shift.value, 0)"))


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_moves_while_a_page_arrives_and_is_read(reader: Page, newsroom: Newsroom, width: int) -> None:
    reader.set_viewport_size({"width": width, "height": 800})
    reader.goto(newsroom.story.get_absolute_url())
    reader.evaluate("document.fonts.ready.then(() => true)")  # from here on the browser has the fonts
    for path in views(newsroom):
        reader.goto(path)
        scroll_through(reader)
        assert shifted(reader) == 0, path


def test_late_fonts_hardly_move_the_first_screen(reader: Page, newsroom: Newsroom) -> None:
    held: list[Route] = []
    reader.route("**/*.woff2", lambda route: held.append(route))  # noqa: PLW0108  (a builtin cannot listen)
    reader.goto(newsroom.story.get_absolute_url(), wait_until="domcontentloaded")
    reader.evaluate(PAINTED)
    assert held
    for route in held:
        route.continue_()
    reader.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame)).then(() => true)")
    assert shifted(reader) < 0.1


def test_a_late_script_moves_nothing(reader: Page, newsroom: Newsroom) -> None:
    held: list[Route] = []
    reader.route("**/*.js", lambda route: held.append(route))  # noqa: PLW0108  (a builtin cannot listen)
    reader.set_viewport_size({"width": 390, "height": 1600})
    reader.goto(newsroom.arabic.get_absolute_url(), wait_until="commit")
    reader.evaluate(PAINTED)
    expect(reader.get_by_role("list", name="Share this story")).to_be_in_viewport()
    assert held
    for route in held:
        route.continue_()
    expect(reader.get_by_role("button", name="Copy link")).to_be_visible()
    assert shifted(reader) == 0


def test_who_wants_no_motion_gets_none(reader: Page, newsroom: Newsroom) -> None:
    moving = "[...document.querySelectorAll('*')].filter((part) => getComputedStyle(part).transitionDuration !== '0s')"
    for path in ("/", newsroom.story.get_absolute_url()):
        reader.goto(path)
        assert reader.evaluate(f"{moving}.length") == 0
    reader.emulate_media(reduced_motion="no-preference")
    durations = f"{moving}.map((part) => getComputedStyle(part).transitionDuration)"
    assert set(reader.evaluate(durations)) == {"0.14s"}


# On every width --------------------------------------------------------------------------------------


def overflowing(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("size", [16, 32], ids=["text as it is", "text twice as large"])
def test_no_page_scrolls_sideways(reader: Page, newsroom: Newsroom, size: int) -> None:
    session = reader.context.new_cdp_session(reader)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size * 13 // 16}})
    for path in views(newsroom):
        reader.goto(path)
        assert reader.evaluate("getComputedStyle(document.documentElement).fontSize") == f"{size}px"
        for width in WIDTHS:
            reader.set_viewport_size({"width": width, "height": 900})
            assert overflowing(reader) <= 0, (path, width)


def test_the_contents_list_stands_in_the_margin_or_folded_above_the_text(reader: Page, newsroom: Newsroom) -> None:
    entries = reader.locator(".contents ol")
    text = reader.locator(".prose")
    reader.set_viewport_size({"width": 1100, "height": 900})
    reader.goto(newsroom.story.get_absolute_url())
    expect(entries).to_be_visible()
    beside, prose = entries.bounding_box(), text.bounding_box()
    assert beside
    assert prose
    assert beside["x"] + beside["width"] <= prose["x"]

    reader.set_viewport_size({"width": 1099, "height": 900})
    expect(entries).to_be_hidden()
    reader.get_by_text("In this story", exact=True).click()
    expect(entries).to_be_visible()
    entries.get_by_role("link", name="What comes next").click()
    expect(reader.locator("h2:target")).to_be_in_viewport()


# By keyboard -----------------------------------------------------------------------------------------


def test_the_skip_link_leads_to_the_text(reader: Page, newsroom: Newsroom) -> None:
    reader.goto(newsroom.story.get_absolute_url())
    skip = reader.get_by_role("link", name="Skip to the text")
    expect(skip).not_to_be_in_viewport()
    reader.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("main")).to_be_focused()
    reader.keyboard.press("Tab")
    assert reader.evaluate("Boolean(document.activeElement.closest('main'))")


def test_wherever_the_keyboard_goes_it_can_be_seen(reader: Page, newsroom: Newsroom) -> None:
    for path in ("/", newsroom.story.get_absolute_url(), newsroom.author.get_absolute_url()):
        reader.goto(path)
        found = list(tab_stops(reader))
        assert len(found) > 20, path
        assert [stop.words for stop in found if not stop.is_shown] == [], path
        assert [stop.words for stop in found if not stop.has_ring] == [], path


def test_what_can_be_pressed_is_large_enough_for_a_thumb(reader: Page, newsroom: Newsroom) -> None:
    reader.set_viewport_size({"width": 390, "height": 800})
    reader.goto(f"{newsroom.story.get_absolute_url()}review/")
    assert [stop for stop in tab_stops(reader) if stop.height < 24 and not stop.is_in_text] == []


# On paper --------------------------------------------------------------------------------------------


def test_paper_holds_the_story_and_no_furniture(reader: Page, newsroom: Newsroom, site: str) -> None:
    path = newsroom.story.get_absolute_url()
    reader.goto(path)
    reader.emulate_media(media="print", color_scheme="dark")
    for kept in (".story-head h1", ".story-by", ".prose", ".lead-picture .credit", ".notices", ".author-box"):
        expect(reader.locator(kept).first).to_be_visible()
    expect(reader.get_by_text(f"{site}{path}", exact=True)).to_be_visible()
    for furniture in (".sections", ".masthead-links", ".share", ".contents", ".related", ".reviews", ".footer"):
        expect(reader.locator(furniture).first).to_be_hidden()
    colours = "({ color, backgroundColor }) => [color, backgroundColor]"
    found = reader.evaluate(f"({colours})(getComputedStyle(document.documentElement))")
    assert found == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


# Passing it on ---------------------------------------------------------------------------------------


def test_a_copied_link_is_seen_and_heard(reader: Page, newsroom: Newsroom, site: str) -> None:
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    path = newsroom.story.get_absolute_url()
    reader.goto(path)
    reader.get_by_role("button", name="Copy link").click()
    expect(reader.get_by_role("button", name="Link copied")).to_be_visible()
    expect(reader.get_by_role("status")).to_have_text("Link copied")
    assert reader.evaluate("navigator.clipboard.readText()") == f"{site}{path}"
