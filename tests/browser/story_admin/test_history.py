"""The history of a story by keyboard alone: choose two saves, see what changed, bring the old one back."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.articles.desk import edit
from tests.factories import a_live_article, a_photo


def test_an_earlier_version_is_found_compared_and_restored(desk: Page) -> None:
    text = "<p>It left at noon.</p><h2>Later</h2><ul><li>Two</li></ul>"
    story = edit(a_live_article(headline="Ferry sails", body=text, picture=a_photo()), headline="Ferry sails late")
    edit(story, body=text.replace("noon", "one").replace("h2", "h3"), picture=a_photo(), place="Port Ansel")
    desk.set_viewport_size({"width": 390, "height": 800})

    desk.goto(reverse("admin:articles_article_history", args=[story.pk]))
    desk.get_by_text("in one go").press("Enter")
    barriers = _barriers(desk)
    desk.get_by_role("radio", name="Old").last.press("Space")
    desk.get_by_role("button", name="Compare").press("Enter")

    expect(desk.locator("del").first).to_contain_text("noon")
    barriers += _barriers(desk)
    desk.get_by_role("link", name="Restore this").press("Enter")
    barriers += _barriers(desk)
    desk.get_by_role("button", name="Restore this version").press("Enter")

    expect(desk.locator(".messagelist")).to_contain_text("Readers see nothing of it yet.")
    expect(desk.get_by_label("Headline")).to_have_value("Ferry sails")
    assert barriers == []


def _barriers(page: Page) -> list[str]:
    """Return what axe complains of in light and in dark, and whether the page is wider than the screen."""
    found = ["too wide"] if page.evaluate("document.documentElement.scrollWidth > innerWidth") else []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        answer: dict[str, Any] = Axe().run(page, options={"resultTypes": ["violations"]}).response
        found += [f"{scheme}: {rule['help']}: {rule['nodes'][0]['html']}" for rule in answer["violations"]]
    return found
