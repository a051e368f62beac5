"""Everything that can fail while somebody writes, forced in a real browser: no word may be lost.

Ten failures in the usual run; `make torture` forces as many as FAILURES says.
"""

import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import cycle, islice
from random import Random

from django.contrib.sessions.models import Session
from playwright.sync_api import BrowserContext, Error, Page

from articles import company
from articles.models import Article, Revision, Unsaved
from authors.models import User
from tests.browser.story_admin.conftest import ROOM, log_in, to_end
from tests.factories import a_user, an_article

FAILURES = int(os.environ.get("FAILURES", "10"))
KEEP = "**/keep/"
NO_ROOM = """() => {
    IDBObjectStore.prototype.put = () => { throw new DOMException("No room", "QuotaExceededError"); };
}"""

type Failure = Callable[[Page], None]


def answers(status: int) -> Failure:
    def answer(page: Page) -> None:
        page.route(KEEP, lambda route: route.fulfill(status=status, body="<h1>No</h1>"))

    return answer


def kill_the_server(page: Page) -> None:
    page.route("**/*", lambda route: route.abort("connectionrefused"))


def cut_the_network(page: Page) -> None:
    page.context.set_offline(True)


def end_the_session(page: Page) -> None:
    Session.objects.all().delete()


def take_the_story_over(page: Page) -> None:
    company.take_over(Article.objects.latest("pk"), by=a_user(is_superuser=True))


def save_it_elsewhere(page: Page) -> None:
    Article.objects.filter(pk=Article.objects.latest("pk").pk).update(edition=99)


def fill_the_device(page: Page) -> None:
    page.evaluate(NO_ROOM)


def nothing(page: Page) -> None:
    """Leave it at the end of the window."""


MEANWHILE: dict[str, Failure] = {
    "the network is cut": cut_the_network,
    "the server is killed": kill_the_server,
    "the session ends": end_the_session,
    "the server fails": answers(500),
    "somebody takes over": take_the_story_over,
    "the device is full": fill_the_device,
    "the server is overloaded": answers(503),
    "nothing else happens": nothing,
    "somebody else saves": save_it_elsewhere,
    "the text is refused as too long": answers(413),
}


def close(page: Page) -> None:
    page.close()


def crash(page: Page) -> None:
    """Kill the process of the page: nothing more is run in it."""
    page.unroute_all(behavior="ignoreErrors")
    with suppress(Error):
        page.goto("chrome://crash", timeout=2000)
    page.close()


def go_elsewhere(page: Page) -> None:
    page.unroute_all(behavior="ignoreErrors")
    page.goto("about:blank")
    page.close()


ENDS = (close, crash, go_elsewhere)


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


def survive(context: BrowserContext, site: str, writer: User, number: int, name: str) -> list[str]:
    """Write while something fails, end the window, come back; return the words that are lost."""
    chance = Random(number)
    words = [f"word{number}x{place}" for place in range(4)]
    story = an_article(bylines=[], section=None)
    log_in(context, site, writer)
    page = context.new_page()
    page.goto(ROOM.format(story.pk))
    write(page, words[0])
    page.wait_for_timeout(chance.choice([0, 0, 40, 1200]))
    MEANWHILE[name](page)
    write(page, words[1])
    page.wait_for_timeout(chance.choice([0, 0, 40, 1200]))
    locked = page.locator(".story-form-locked").count()
    for word in words[2:]:
        write(page, word)
    # What a form does not take any more has not been typed.
    typed = words if not locked else [word for word in words if word in page.locator(".ProseMirror").inner_text()]
    if name == "the device is full":
        page.wait_for_timeout(1500)  # the server alone keeps it: one second after the last key
    chance.choice(ENDS)(page)
    return come_back(context, site, writer, story, typed)


def come_back(context: BrowserContext, site: str, writer: User, story: Article, typed: list[str]) -> list[str]:
    context.set_offline(False)
    log_in(context, site, writer)
    again = context.new_page()
    again.goto(ROOM.format(story.pk))
    lost = missing(typed, seconds=8)
    again.close()
    return lost


def test_no_word_is_lost_whatever_fails(page: Page, site: str) -> None:
    context = page.context
    writer = a_user(is_superuser=True, name="Wanda Writer")
    names = list(islice(cycle(MEANWHILE), FAILURES))
    lost = {}
    for number, name in enumerate(names):
        if gone := survive(context, site, writer, number, name):
            lost[f"{number}: {name}"] = gone
        print(number + 1, name, gone or "nothing lost", flush=True)  # noqa: T201
    print(f"{FAILURES} failures forced, {sum(map(len, lost.values()))} words lost")  # noqa: T201
    assert not lost
