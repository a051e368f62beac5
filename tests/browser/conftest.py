"""A newsroom to read in a real browser, and what the browser complains of."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from authors.models import User
from tests.site.newsroom import Builder, Newsroom

#: Kept by the page itself: what moved without the reader's doing.
WATCH = """
window.shifts = [];
new PerformanceObserver((list) => window.shifts.push(...list.getEntries().filter((entry) => !entry.hadRecentInput)))
    .observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture
def newsroom(site: str) -> Newsroom:
    with transaction.atomic():
        return Builder(many=6).build()


@pytest.fixture
def reader(page: Page) -> Iterator[Page]:
    """Return a page whose console stays empty to the end, of what the policy stopped too, or the test fails."""
    said: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and "status of 4" not in message.text:
            said.append(message.text)

    page.add_init_script(WATCH)
    page.on("console", listen)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    assert said == []


def log_in(context: BrowserContext, site: str, user: User) -> None:
    """Enter the desk without the form, which has its own test."""
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie.value, "url": site}])
