"""Everything that can fail while somebody writes, forced in a real browser: no word may be lost.

One of each in the usual run; `make torture` forces as many as FAILURES says.
"""

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, Error, Page

from articles import company, editing
from articles.models import Article, Revision, Unsaved
from authors.models import User
from tests.browser.conftest import log_in
from tests.browser.story_admin.conftest import ROOM, to_end
from tests.browser.torture.browser import Profile
from tests.browser.torture.server import Server
from tests.factories import a_user, an_article

KEEP = "**/keep/"
NO_ROOM = """() => {
    IDBObjectStore.prototype.put = () => { throw new DOMException("No room", "QuotaExceededError"); };
}"""


@dataclass
class World:
    """The writer's machine and the newsroom's, and the window they write in."""

    profile: Profile
    server: Server
    writer: User
    story: Article
    page: Page


type Failure = Callable[[World], None]


# While somebody writes -------------------------------------------------------------------------------


def answers(status: int) -> Failure:
    def answer(world: World) -> None:
        world.page.route(KEEP, lambda route: route.fulfill(status=status, body="<h1>No</h1>"))

    return answer


def kill_the_server(world: World) -> None:
    world.server.kill()


def restart_the_server(world: World) -> None:
    world.server.kill()
    world.server.start()


def cut_the_network(world: World) -> None:
    world.profile.context.set_offline(True)


def end_the_session(world: World) -> None:
    Session.objects.all().delete()


def take_the_story_over(world: World) -> None:
    world.story.refresh_from_db()
    company.take_over(world.story, by=a_user(is_superuser=True))


def save_it_elsewhere(world: World) -> None:
    world.story.refresh_from_db()
    editing.save(world.story, by=None)


def fill_the_device(world: World) -> None:
    world.page.evaluate(NO_ROOM)


def nothing(world: World) -> None:
    """Leave it at the end of the window."""


MEANWHILE: dict[str, Failure] = {
    "the network is cut": cut_the_network,
    "the server is killed": kill_the_server,
    "the session ends": end_the_session,
    "the server fails": answers(500),
    "somebody takes over": take_the_story_over,
    "the server is killed and comes back": restart_the_server,
    "the device is full": fill_the_device,
    "the server is overloaded": answers(503),
    "nothing else happens": nothing,
    "somebody else saves": save_it_elsewhere,
    "the text is refused as too long": answers(413),
}


# How it ends -----------------------------------------------------------------------------------------


def close(world: World) -> None:
    world.page.close()


def crash(world: World) -> None:
    """Kill the process of the page: nothing more is run in it."""
    world.page.unroute_all(behavior="ignoreErrors")
    with suppress(Error):
        world.page.goto("chrome://crash", timeout=2000)
    world.page.close()


def go_elsewhere(world: World) -> None:
    world.page.unroute_all(behavior="ignoreErrors")
    world.page.goto("about:blank")
    world.page.close()


def kill_the_browser(world: World) -> None:
    world.profile.kill()


# As many as have no divisor in common with the failures: so each failure meets each end.
ENDS: dict[str, Failure] = {
    "closed": close,
    "browser killed": kill_the_browser,
    "left": go_elsewhere,
    "crashed": crash,
}
FAILURES = int(os.environ.get("FAILURES", len(MEANWHILE)))


# What becomes of the words ---------------------------------------------------------------------------


def write(page: Page, words: str) -> None:
    to_end(page)
    page.keyboard.type(f" {words}")


def kept() -> str:
    tables = (
        Article.objects.values_list("body", flat=True),
        Revision.objects.values_list("snapshot", flat=True),
        Unsaved.objects.values_list("typed", flat=True),
    )
    return json.dumps([list(table) for table in tables])


def missing(words: list[str], seconds: float) -> list[str]:
    """Return the words that are nowhere, once the page has had the time to hand over what the device kept."""
    until = time.monotonic() + seconds
    while (lost := [word for word in words if word not in kept()]) and time.monotonic() < until:
        time.sleep(0.05)
    return lost


def survive(world: World, number: int, meanwhile: str, end: str) -> list[str]:
    """Write while something fails, end the window, come back; return the words that are lost."""
    chance, page = Random(number), world.page
    words = [f"word{number}x{place}" for place in range(4)]
    write(page, words[0])
    page.wait_for_timeout(chance.choice([0, 0, 40, 1200]))
    MEANWHILE[meanwhile](world)
    write(page, words[1])
    page.wait_for_timeout(chance.choice([0, 0, 40, 1200]))
    locked = page.locator(".story-form-locked").count()
    for word in words[2:]:
        write(page, word)
    # What a form does not take any more has not been typed.
    typed = words if not locked else [word for word in words if word in page.locator(".ProseMirror").inner_text()]
    if meanwhile == "the device is full":
        page.wait_for_timeout(1500)  # the server alone keeps it: one second after the last key
    ENDS[end](world)
    return come_back(world, typed)


def come_back(world: World, typed: list[str]) -> list[str]:
    world.server.start()
    world.profile.open_again()
    page = open_window(world.profile, world.writer, world.story)
    lost = missing(typed, seconds=10)
    page.close()
    return lost


def open_window(profile: Profile, writer: User, story: Article) -> Page:
    page = profile.context.new_page()
    for _attempt in range(3):
        log_in(profile.context, profile.site, writer)
        page.goto(ROOM.format(story.pk))
        if page.locator(".story-form").count():
            return page
        # A last answer to the session that ended took away the cookie of the new one: one logs in once more.
    raise AssertionError(f"The story does not open: {page.url}")


@pytest.fixture
def server(built_static: dict[str, Any], transactional_db: None) -> Iterator[Server]:
    server = Server()
    server.start()
    yield server
    server.kill()


@pytest.fixture
def profile(browser: Browser, server: Server, tmp_path: Path) -> Iterator[Profile]:
    profile = Profile(browser.browser_type, tmp_path / "profile", server.address)
    yield profile
    profile.close()


def test_no_word_is_lost_whatever_fails(profile: Profile, server: Server) -> None:
    writer = a_user(is_superuser=True, name="Wanda Writer")
    lost = {}
    for number, (meanwhile, end) in enumerate(islice(zip(cycle(MEANWHILE), cycle(ENDS)), FAILURES)):
        story = an_article(bylines=[], section=None)
        world = World(profile, server, writer, story, open_window(profile, writer, story))
        what = f"{number + 1}: {meanwhile}, {end}"
        if gone := survive(world, number, meanwhile, end):
            lost[what] = gone
        print(what, gone or "nothing lost", flush=True)  # noqa: T201
    print(f"{FAILURES} failures forced, {sum(map(len, lost.values()))} words lost")  # noqa: T201
    assert not lost
