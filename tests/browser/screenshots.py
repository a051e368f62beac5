"""Takes the pictures in var/screenshots/ of the demo newsroom, as the real server serves it.

Those in var/screenshots/guide/ are the pictures of docs/editing.md: copy them to docs/ when the desk has changed.
"""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import django
from playwright.sync_api import Browser, Locator, Page, sync_playwright

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
os.environ.setdefault("SITE_NAME", "The Ansel Courier")
os.environ.setdefault("SITE_PLACE", "Port Ansel")
django.setup()

from django.conf import settings  # noqa: E402

from articles.demo import house  # noqa: E402
from tests.browser.walking import scroll_through  # noqa: E402

FOLDER = settings.VAR / "screenshots"
SIZES = {390: 844, 1440: 1000}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
MANAGE = [sys.executable, str(settings.BASE_DIR / "manage.py")]


@contextmanager
def site() -> Iterator[str]:
    """Serve the installation's own newsroom, filled if it is empty, on a port of its own; yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = os.environ | {"HOST": "127.0.0.1", "PORT": str(port), "SITE_URL": address}
    subprocess.run([*MANAGE, "prepare", "--demo"], env=environment, check=True)
    with subprocess.Popen([*MANAGE, "serve"], env=environment) as server:
        try:
            while server.poll() is None and not answers(port):
                time.sleep(0.2)
            yield address
        finally:
            server.terminate()


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("HEAD", "/")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


# The ways to each page -------------------------------------------------------------------------------


def follow(page: Page, link: Locator) -> None:
    page.goto(link.first.get_attribute("href") or "")


def front(page: Page) -> None:
    page.goto("/")


def section(page: Page) -> None:
    front(page)
    follow(page, page.get_by_role("navigation", name="Sections", exact=True).get_by_role("link"))


def story(page: Page) -> None:
    front(page)
    follow(page, page.locator(".card-lead .card-headline a"))


def author(page: Page) -> None:
    story(page)
    follow(page, page.locator("a[rel=author]"))


def review_form_with_errors(page: Page) -> None:
    story(page)
    page.goto(f"{page.url}review/")
    page.get_by_label("4 stars").check()
    page.get_by_label("Your review").fill("The figures are right, and I was there.")
    page.get_by_label("Email").fill("ida at example")
    page.wait_for_timeout(3_000)  # whoever is quicker is told so
    page.get_by_role("button", name="Send your review").click()
    page.get_by_role("alert").wait_for()


def open_desk(page: Page, address: str) -> None:
    page.goto(address)
    if page.locator("[name=password]").is_visible():
        page.locator("[name=login]").fill(house.EDITOR)
        page.locator("[name=password]").fill(house.PASSWORD)
        page.get_by_role("button", name="Log in", exact=True).click()
        page.locator("#user-tools").wait_for()


def desk_front(page: Page) -> None:
    open_desk(page, "/admin/")


def desk_list(page: Page) -> None:
    open_desk(page, "/admin/articles/article/")


def desk_calendar(page: Page) -> None:
    open_desk(page, "/admin/articles/article/calendar/?view=week")


def desk_story(page: Page, status: str = "in_review") -> None:
    open_desk(page, f"/admin/articles/article/?status={status}")
    follow(page, page.locator("#result_list tbody a"))
    page.locator(".ProseMirror").wait_for()


def desk_preview(page: Page) -> None:
    desk_story(page)
    page.get_by_role("button", name="Preview").click()
    page.get_by_label("Phone").check()
    page.frame_locator(".side-preview iframe:visible").get_by_role("heading", level=1).wait_for()


def desk_publish(page: Page) -> None:
    desk_story(page, "changed")
    page.goto(page.url.replace("/change/", "/publish/"))


def desk_history(page: Page) -> None:
    desk_story(page, "changed")
    page.goto(page.url.replace("/change/", "/history/"))


def desk_compare(page: Page) -> None:
    desk_history(page)
    page.get_by_role("button", name="Compare old and new").click()


PAGES: tuple[Callable[[Page], None], ...] = (
    front,
    section,
    story,
    author,
    review_form_with_errors,
    desk_front,
    desk_list,
    desk_calendar,
    desk_story,
    desk_publish,
    desk_history,
    desk_compare,
)

#: The pictures of the editor's guide, each as wide and as high as what matters in it.
GUIDE: dict[Callable[[Page], None], tuple[int, int]] = {
    desk_front: (1440, 640),
    desk_story: (1440, 900),
    desk_preview: (1440, 820),
    desk_publish: (1440, 640),
    desk_compare: (1440, 640),
    desk_list: (390, 844),
}


def take(page: Page, show: Callable[[Page], None], path: Path) -> None:
    show(page)
    page.wait_for_load_state()
    scroll_through(page)
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    page.screenshot(path=path, full_page=True)
    sys.stdout.write(f"{path}\n")


def take_guide(browser: Browser, address: str) -> None:
    with browser.new_context(base_url=address, locale="en-GB", reduced_motion="reduce") as context:
        page = context.new_page()
        for show, (width, height) in GUIDE.items():
            page.set_viewport_size({"width": width, "height": height})
            show(page)
            page.wait_for_load_state()
            name = show.__name__.replace("_", "-")
            page.screenshot(path=FOLDER / "guide" / f"{name}.jpg", type="jpeg", quality=65)


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with site() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, chromium_sandbox=os.geteuid() != 0)
        take_guide(browser, address)
        for scheme in SCHEMES:
            with browser.new_context(base_url=address, color_scheme=scheme, reduced_motion="reduce") as context:
                page = context.new_page()
                for width, height in SIZES.items():
                    page.set_viewport_size({"width": width, "height": height})
                    for show in PAGES:
                        name = show.__name__.replace("_", "-")
                        take(page, show, FOLDER / f"{name}-{width}-{scheme}.png")
        browser.close()


if __name__ == "__main__":
    main()
