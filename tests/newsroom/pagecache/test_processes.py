"""Two server processes and a busy desk: every answer was true within the last second, and no purge is lost."""

import os
import random
import re
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connections
from django.utils import timezone

from articles import editing, publishing
from articles.models import Article, Kind, Version
from articles.reviews import moderation
from articles.reviews.models import Review, Status
from newsroom.pagecache.models import Counter, Purge
from tests.factories import a_live_article, a_review, a_section, an_author
from tests.newsroom.pagecache.asking import Site
from tests.newsroom.pagecache.processes import fetch, running, serving

SECONDS = 8.0
STORIES = 4
#: `make torture` has more of them.
KILLS = int(os.environ.get("KILLS", "20"))
GONE = "gone"
TOLD = re.compile(r"S(\d+) edition (\d+) ends")
REVIEW = re.compile(r"R(\d+) ends")

type Observed = tuple[float, float, str, str]


@dataclass
class History:
    """What was true when: of each thing, states with the earliest moment at which they may have begun."""

    states: dict[str, list[tuple[float, float, str]]] = field(default_factory=dict)

    def note(self, thing: str, state: str, change: Callable[[], object], begins: float | None = None) -> None:
        """Do the change; it became true between the start and the end of this, or at `begins`."""
        start = begins or time.time()
        change()
        self.states.setdefault(thing, []).append((start, begins or time.time(), state))

    def allows(self, since: float, until: float, thing: str, state: str) -> bool:
        """Return whether the thing was in this state at some moment between the two."""
        states = self.states[thing]
        ends = [end for _start, end, _state in states[1:]] + [float("inf")]
        return any(
            state == found and start <= until and end >= since
            for (start, _, found), end in zip(states, ends, strict=True)
        )


class Desk:
    """One editor who does something at random, again and again."""

    def __init__(self, history: History) -> None:
        self.history, self.chance, self.edition = history, random.Random(11), 0
        section, author = a_section(), an_author()
        self.busy_until: dict[int, float] = {}
        self.stories: list[int] = []
        self.reviews: list[int] = []
        for number in range(STORIES):
            headline = f"S{number} edition 0 ends"
            made: list[Article] = []
            history.note(
                f"S{number}",
                headline,
                lambda headline=headline, made=made: made.append(  # type: ignore[misc]
                    a_live_article(headline=headline, slug=f"s{len(self.stories)}", section=section, bylines=[author])
                ),
            )
            self.stories.append(made[0].pk)
        self.paths = [path_of(pk) for pk in self.stories]
        for number in range(STORIES):
            review = a_review(Article.objects.get(pk=self.stories[number]), headline=f"R{number} ends")
            history.note(f"R{number}", GONE, lambda: None)
            self.reviews.append(review.pk)

    def work(self, until: float) -> None:
        try:
            while time.time() < until:
                number = self.chance.randrange(STORIES)
                if time.time() > self.busy_until.get(number, 0):
                    self.chance.choice([self.publish, self.publish, self.schedule, self.withdraw, self.judge])(number)
                time.sleep(self.chance.random() / 8)
        finally:
            connections.close_all()

    def publish(self, number: int) -> None:
        self.edition += 1
        headline = f"S{number} edition {self.edition} ends"
        article = saved(self.stories[number], headline)
        self.history.note(f"S{number}", headline, lambda: publishing.publish(article, by=None, kind=Kind.MINOR))

    def schedule(self, number: int) -> None:
        self.edition += 1
        headline = f"S{number} edition {self.edition} ends"
        article = saved(self.stories[number], headline)
        at = timezone.now() + timedelta(seconds=0.8)
        self.history.note(
            f"S{number}",
            headline,
            lambda: publishing.publish(article, by=None, kind=Kind.MINOR, at=at),
            begins=at.timestamp(),
        )
        self.busy_until[number] = at.timestamp() + 0.1

    def withdraw(self, number: int) -> None:
        article = Article.objects.get(pk=self.stories[number])
        if article.versions.live().exists():
            self.history.note(f"S{number}", GONE, lambda: publishing.withdraw(article, by=None))

    def judge(self, number: int) -> None:
        review = Review.objects.get(pk=self.reviews[number])
        if review.status == Status.APPROVED:
            self.history.note(f"R{number}", GONE, lambda: moderation.reopen(review, by=None))
        else:
            self.history.note(f"R{number}", f"R{number}", lambda: moderation.approve(review, by=None))


def saved(pk: int, headline: str) -> Article:
    article = Article.objects.get(pk=pk)
    article.headline = headline
    editing.save(article, by=None)
    return article


def path_of(pk: int) -> str:
    return Version.objects.filter(article=pk).latest().get_absolute_url()


def read(port: int, paths: list[str], seed: int, until: float) -> Iterator[Observed]:
    """Yield what is said of stories and reviews, with when it was asked and answered."""
    chance = random.Random(seed)
    while time.time() < until:
        number = chance.randrange(STORIES + 1)
        path = [*paths, "/"][number]
        asked = time.time()
        status, text = fetch(port, path)
        done = time.time()
        assert status in {200, 404, 410}, (status, path)
        named = {f"S{found[1]}": found[0] for found in TOLD.finditer(text)}
        if path == "/":
            named |= {f"S{n}": GONE for n in range(STORIES) if f"S{n}" not in named}
        else:
            named.setdefault(f"S{number}", GONE)
            assert (status == 200) == (named[f"S{number}"] != GONE)
            if status == 200:
                named[f"R{number}"] = f"R{number}" if f"R{number} ends" in text else GONE
        yield from ((asked, done, thing, state) for thing, state in named.items())


@pytest.mark.django_db(transaction=True)
def test_every_answer_was_true_within_the_last_second(tmp_path: Path) -> None:
    history = History()
    desk = Desk(history)
    with ExitStack() as stack:
        ports = [stack.enter_context(serving(tmp_path)) for _ in range(2)]
        for port in ports:
            fetch(port, "/")
        until = time.time() + SECONDS
        with ThreadPoolExecutor(5) as threads:
            readers = [threads.submit(list, read(ports[n % 2], desk.paths, n, until)) for n in range(4)]
            threads.submit(desk.work, until).result()
            seen = [observed for reader in readers for observed in reader.result()]
    wrong = [(*about, asked) for asked, done, *about in seen if not history.allows(asked - 1, done, *about)]
    assert wrong == []
    assert len(seen) > 100
    assert sum(len(states) for states in history.states.values()) > 20


@pytest.mark.django_db(transaction=True)
def test_no_purge_is_lost_when_a_publishing_process_is_killed(process: Site, tmp_path: Path) -> None:
    story = a_live_article()
    path, chance = story.versions.get().get_absolute_url(), random.Random(2)
    with running("breed", tmp_path) as breeder:
        assert breeder.stdin
        assert breeder.stdout
        for run in range(KILLS):
            breeder.stdin.write(f"{story.pk} {run}\n")
            breeder.stdin.flush()
            child = int(breeder.stdout.readline())
            wait_for(lambda run=run: f"Run {run} " in headline(story))  # type: ignore[misc]
            process.get(path)
            time.sleep(chance.random() / 20)
            os.kill(child, signal.SIGKILL)
            wait_for(lambda: headline(story) in process.get(path).text)
    assert Purge.objects.count() == Counter.objects.get().number
    assert story.versions.count() > KILLS


def headline(story: Article) -> str:
    return story.versions.live().get().headline


def wait_for(true: Callable[[], bool]) -> None:
    """Wait, far less than a page lives, until something is true."""
    deadline = time.monotonic() + 10
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)
