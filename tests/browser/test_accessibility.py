"""No page breaks a rule of WCAG 2.2 AA that axe knows, in light and in dark."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.site.newsroom import Newsroom

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def complaints(page: Page) -> list[str]:
    """Return what axe complains of, each with the first part of the page it means."""
    found: dict[str, Any] = Axe().run(page, options=RULES | {"resultTypes": ["violations"]}).response
    return [f"{page.url}: {rule['help']}: {rule['nodes'][0]['html']}" for rule in found["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_to_say_about_any_page(reader: Page, newsroom: Newsroom, scheme: Any) -> None:
    reader.emulate_media(color_scheme=scheme)
    told = []
    for path in (
        "/",
        newsroom.section.get_absolute_url(),
        newsroom.topic.get_absolute_url(),
        newsroom.story.get_absolute_url(),
        newsroom.arabic.get_absolute_url(),
        newsroom.japanese.get_absolute_url(),
        newsroom.author.get_absolute_url(),
        "/authors/",
        f"{newsroom.story.get_absolute_url()}reviews/",
        "/nowhere/",
        newsroom.withdrawn,
    ):
        reader.goto(path)
        told += complaints(reader)
    assert told == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_to_say_about_a_form_with_complaints(reader: Page, newsroom: Newsroom, scheme: Any) -> None:
    reader.emulate_media(color_scheme=scheme)
    reader.goto(f"{newsroom.story.get_absolute_url()}review/")
    reader.get_by_role("button", name="Send your review").click()
    assert reader.locator("[aria-invalid=true]").count() >= 4
    assert complaints(reader) == []


def test_a_phone_is_served_as_well(reader: Page, newsroom: Newsroom) -> None:
    reader.set_viewport_size({"width": 390, "height": 800})
    told = []
    for path in ("/", newsroom.story.get_absolute_url()):
        reader.goto(path)
        told += complaints(reader)
    assert told == []


def test_a_screen_reader_finds_its_way_by_landmarks(reader: Page, newsroom: Newsroom) -> None:
    reader.goto(newsroom.story.get_absolute_url())
    for role in ("banner", "main", "contentinfo"):
        assert reader.get_by_role(role).count() == 1, role
    names = {"Sections", "Contents", "All sections", "The newsroom"}
    shown = {name for name in names if reader.get_by_role("navigation", name=name, exact=True).count() == 1}
    assert shown == names
    assert reader.get_by_role("region", name="Changes to this story").count() == 1
    assert reader.get_by_role("heading", level=1).count() == 1
