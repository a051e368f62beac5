"""Two people in one story, in two real browsers."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from articles import keeping
from articles.models import Article
from authors.models import User
from tests.articles.admin.conftest import EDITOR
from tests.browser.conftest import log_in
from tests.browser.story_admin.conftest import ROOM, body, save, to_end
from tests.factories import a_user, an_article


@pytest.fixture
def other(desk: Page, site: str) -> Iterator[Page]:
    """Return the browser of somebody else."""
    assert desk.context.browser
    with desk.context.browser.new_context(base_url=site, reduced_motion="reduce") as context:
        log_in(context, site, a_user(*EDITOR, name="Olaf Other"))
        context.set_default_timeout(10_000)
        yield context.new_page()


def soon(page: Page) -> None:
    """Do not wait for the next sign of life."""
    page.evaluate("dispatchEvent(new Event('online'))")


def type_(page: Page, words: str) -> None:
    to_end(page)
    page.keyboard.type(words)
    expect(page.locator("[data-keeping]")).to_contain_text("Saved at")


def has_no_barriers(page: Page) -> bool:
    found = Axe().run(page).response["violations"]
    assert not found, [(problem["id"], problem["nodes"][0]["target"]) for problem in found]
    return True


def test_taking_over_tells_the_other_and_loses_nothing(desk: Page, other: Page, colleague: User) -> None:
    story = an_article()
    desk.goto(ROOM.format(story.pk))
    type_(desk, " Edda was here.")
    other.goto(ROOM.format(story.pk))
    expect(other.locator("[data-company]")).to_contain_text("Edda Editor (active) has this story open too.")

    other.get_by_role("button", name="Take over").click()
    expect(other.locator("[data-company]")).to_be_hidden()
    soon(desk)

    expect(desk.locator("[data-company]")).to_contain_text("Olaf Other took this story over.")
    assert story.revisions.get(aside=True).by == colleague
    assert has_no_barriers(desk)
    to_end(desk)
    desk.keyboard.type(" More.")
    expect(body(desk)).not_to_contain_text("More.")
    expect(body(desk)).to_contain_text("Edda was here.")
    type_(other, " Olaf was here.")
    save(other)
    assert "Olaf was here." in Article.objects.get().body

    desk.get_by_role("button", name="Take it back").click()
    expect(desk.locator("[data-company]")).to_be_hidden()
    to_end(desk)
    desk.keyboard.type(" More.")
    expect(body(desk)).to_contain_text("Edda was here. More.")


def test_an_overtaken_save_shows_both_texts_and_either_can_stay(desk: Page, other: Page, colleague: User) -> None:
    story = an_article()
    desk.goto(ROOM.format(story.pk))
    other.goto(ROOM.format(story.pk))
    type_(other, " Olaf was here.")
    save(other)
    to_end(desk)
    desk.keyboard.type(" Edda was here.")
    desk.get_by_role("button", name="Save", exact=True).last.click()

    expect(desk.locator(".story-theirs del")).to_contain_text("Olaf")
    expect(desk.locator(".story-mine ins")).to_contain_text("Edda")
    assert has_no_barriers(desk)
    desk.get_by_role("button", name="Take what is saved").click()
    expect(body(desk)).to_contain_text("Olaf was here.")
    desk.get_by_text("Left aside: 1").click()
    desk.get_by_role("link", name="Take it up").click()
    expect(body(desk)).to_contain_text("Edda was here.")
    desk.get_by_role("button", name="Save", exact=True).last.click()
    desk.get_by_role("button", name="Save mine over it").click()
    expect(desk.locator(".messagelist")).to_contain_text("Saved.")
    assert "Edda was here." in Article.objects.get().body
    assert keeping.found(colleague, Article.objects.get()) == []
