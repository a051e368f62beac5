"""Two editors in one story, in whatever order: no word that was typed is ever gone without anybody being told."""

import json
from collections.abc import Iterator
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve, reverse

from articles import company, editing, keeping
from articles.models import Article, Revision, Unsaved
from authors.models import User
from tests.articles.admin.conftest import EDITOR
from tests.factories import a_user, an_article, an_author

pytestmark = pytest.mark.django_db

PARTS, WALKS = 4, 50
STEPS = 6


def post(user: User, address: str, form: dict[str, Any]) -> HttpResponse:
    """Have a view do its work, without the page that nobody looks at."""
    request, match = RequestFactory().post(address, form), resolve(address)
    request.user, request.session, request.resolver_match = user, SessionStore(), match
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
    answer = match.func(request, *match.args, **match.kwargs)
    assert isinstance(answer, HttpResponse)
    return answer


class Window:
    """A window of the form and what stands in it: it sends what a browser would, without drawing the page."""

    def __init__(self, user: User, story: Article) -> None:
        self.user, self.story = user, story
        self.seen: dict[UUID, str] = {}
        self.open()

    def open(self) -> None:
        """Show what is saved, in a window that is new."""
        self.story.refresh_from_db()
        self.key, self.sequence, self.edition, self.text = uuid4(), 0, self.story.edition, self.story.notes
        self.seen[self.key] = self.text

    def type(self, word: str) -> None:
        self.text = f"{self.text} {word}"
        self.sequence += 1

    def keep(self) -> None:
        self._send("keep", self._form())

    def late(self) -> None:
        """An older request arrives last: it undoes nothing that was kept."""
        self.keep()
        self._send("keep", self._form() | {"sequence": max(self.sequence - 1, 0), "notes": ""})
        assert all(word in everything_kept() for word in self.text.split())

    def save(self) -> None:
        """Save: nothing is replaced but what this window has shown, even if the history would have it still."""
        before = Article.objects.values_list("notes", flat=True).get(pk=self.story.pk)
        self._send("change", self._form())
        if Unsaved.objects.filter(key=self.key, fate=Unsaved.Fate.SAVED).exists():
            assert before in {self.seen[self.key], self.text}
            self.open()

    def insist(self) -> None:
        edition = Article.objects.values_list("edition", flat=True).get(pk=self.story.pk)
        self._send("change", self._form() | {"over": edition})
        self.open()

    def take_over(self) -> None:
        self._send("take_over", {"edition": self.edition})

    def close(self) -> None:
        """Close it as a browser does: what the server lacks is sent along."""
        self._send("keep", self._form() | {"leaving": "1"})
        self.open()

    def take_up(self) -> None:
        """Take up what was found, if something was; what stands in the form now is kept first."""
        self.close()
        for row in keeping.found(self.user, self.story)[:1]:
            self.key, self.sequence, self.edition = row.key, row.sequence, row.edition
            self.text = row.typed["notes"]

    def leave(self) -> None:
        self.close()
        for row in keeping.found(self.user, self.story)[:1]:
            post(self.user, reverse("admin:articles_article_leave", args=[row.key]), {})

    def _form(self) -> dict[str, Any]:
        return {
            "writing": self.key,
            "sequence": self.sequence,
            "edition": self.edition,
            "editor": self.user.pk,
            "headline": self.story.headline,
            "language": "en",
            "story_type": "news",
            "slug": self.story.slug,
            "notes": self.text,
            "bylines-TOTAL_FORMS": 0,
            "bylines-INITIAL_FORMS": 0,
        }

    def _send(self, page: str, form: dict[str, Any]) -> None:
        answer = post(self.user, reverse(f"admin:articles_article_{page}", args=[self.story.pk]), form)
        assert answer.status_code in {200, 302}, answer.status_code


def everything_kept() -> str:
    """Return all text that somebody could still find: in the story, its history, or among what was not saved."""
    rows: list[Iterator[object]] = [
        iter(Article.objects.values_list("notes", flat=True)),
        iter(Revision.objects.values_list("snapshot", flat=True)),
        iter(Unsaved.objects.values_list("typed", flat=True)),
    ]
    return json.dumps([list(part) for part in rows], default=str)


MOVES = (
    "type",
    "type",
    "type",
    "keep",
    "keep",
    "late",
    "save",
    "save",
    "insist",
    "take_over",
    "close",
    "take_up",
    "leave",
)


def walk(seed: int, windows: list[Window]) -> list[str]:
    """Do some things in an order of chance; return every word that was typed."""
    chance, typed = Random(seed), list[str]()
    for step in range(STEPS):
        window, move = chance.choice(windows), chance.choice(MOVES)
        if move == "type":
            typed.append(f"word{seed}x{step}")
            window.type(typed[-1])
        else:
            getattr(window, move)()
    for window in windows:
        window.close()
    return typed


@pytest.mark.parametrize("part", range(PARTS))
def test_two_hundred_walks_of_two_editors_lose_no_word(part: int) -> None:
    people = [a_user(*EDITOR, name=name) for name in ("Ada", "Ben")]
    for seed in range(part * WALKS, (part + 1) * WALKS):
        story = an_article(bylines=[], section=None)
        typed = walk(seed, [Window(person, story) for person in people])
        kept = everything_kept()
        lost = [word for word in typed if word not in kept]
        assert not lost, f"lost in walk {seed}: {lost}"
        for table in (Unsaved, Revision):
            table.objects.all().delete()


def test_no_path_that_writes_overwrites_what_it_has_not_seen() -> None:
    story = an_article(bylines=[an_author()])
    old = Article.objects.get(pk=story.pk)
    ada = a_user(is_superuser=True)
    story.headline = "Newer"
    editing.save(story, by=ada)
    old.headline = "Older"
    with pytest.raises(editing.Conflict):
        editing.save(old, by=ada)
    with pytest.raises(editing.Conflict):
        company.take_over(old, by=ada)
    assert Article.objects.get(pk=story.pk).headline == "Newer"
