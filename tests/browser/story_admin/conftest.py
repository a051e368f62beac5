"""Someone at the desk with a story open in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import ConsoleMessage, Locator, Page, expect

from articles.models import Article
from authors.models import User
from tests.articles.admin.conftest import EDITOR
from tests.browser.conftest import log_in
from tests.factories import a_user

ROOM = "/admin/articles/article/{}/change/"


@pytest.fixture
def colleague(site: str) -> User:
    return a_user(*EDITOR, "photos.view_photo", name="Edda Editor")


@pytest.fixture
def desk(page: Page, site: str, colleague: User) -> Iterator[Page]:
    """Return a page of someone logged in; whatever the browser complains of fails the test."""
    log_in(page.context, site, colleague)
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and "favicon" not in message.location["url"]:
            complaints.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert not complaints, complaints


def body(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Text", exact=True)


#: Whether nothing is left between the cursor and the end of the text.
AT_END = """() => {
    const text = document.querySelector(".ProseMirror"), { focusNode, focusOffset } = getSelection();
    if (!text.contains(focusNode)) return false;
    const rest = document.createRange();
    rest.setStart(focusNode, focusOffset);
    rest.setEnd(text, text.childNodes.length);
    return rest.toString() === "";
}"""


def to_end(page: Page) -> None:
    """Put the cursor behind the last word; a page that has only just loaded may still take the focus elsewhere."""
    for _attempt in range(10):
        body(page).press("Control+End")
        page.evaluate("() => new Promise(requestAnimationFrame)")
        if page.evaluate(AT_END):
            return
    raise AssertionError("The cursor does not go to the end of the text.")


def tool(page: Page, words: str) -> Locator:
    return page.get_by_role("toolbar", name="Text tools").get_by_role("button", name=words, exact=True)


def save(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).last.click()
    expect(page.locator(".messagelist")).to_contain_text("Saved.")


def stored(article: Article) -> str:
    article.refresh_from_db()
    return article.body
