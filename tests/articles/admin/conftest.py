"""People at the desk, and the story form as their browser has it in front of them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article
from authors.models import User
from tests.factories import a_user

#: Someone who writes in the stories of everybody.
WRITER = (
    "articles.view_article",
    "articles.add_article",
    "articles.change_article",
    "articles.edit_others_article",
    "articles.submit_article",
)
EDITOR = (
    *WRITER,
    "articles.approve_article",
    "articles.publish_article",
    "articles.withdraw_article",
    "articles.spike_article",
)


PART = re.compile(r"""([#.]?)([\w-]+)|\[([\w-]+)=["']?([^"'\]]*)["']?\]""")


def _step(part: str) -> str:
    """Return one step of a CSS selector as a step of XPath."""
    name, tests = "*", ""
    for kind, word, attribute, value in PART.findall(part):
        if attribute:
            tests += f"[@{attribute}='{value}']"
        elif kind == "#":
            tests += f"[@id='{word}']"
        elif kind == ".":
            tests += f"[contains(concat(' ', normalize-space(@class), ' '), ' {word} ')]"
        else:
            name = word
    return f"//{name}{tests}"


@dataclass
class Answer:
    """What came back in the end, after all redirects."""

    status: int
    path: str
    text: str

    @property
    def page(self) -> lxml.html.HtmlElement:
        return lxml.html.document_fromstring(self.text)

    def all(self, selector: str) -> list[lxml.html.HtmlElement]:
        """Return what matches a CSS selector of names, ids, classes, attributes and descent."""
        return list(self.page.xpath("".join(_step(part) for part in selector.split())))

    def words(self, selector: str) -> str:
        """Return the text of everything that matches, with single spaces."""
        return " ".join(" ".join(element.text_content().split()) for element in self.all(selector))


class Desk:
    """Someone at the desk with a browser."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.client = Client()
        self.client.force_login(user)

    def open(self, address: str) -> Answer:
        return self._answer(self.client.get(address, follow=True))

    def send(self, address: str, data: dict[str, Any]) -> Answer:
        return self._answer(self.client.post(address, data, follow=True))

    def form(self, article: Article | None = None) -> dict[str, Any]:
        """Return what the story form would send as it opens."""
        page = self.open(change(article) if article else reverse("admin:articles_article_add")).page
        form = page.get_element_by_id("article_form")
        return {name: value or "" for name, value in form.form_values()}

    def save(self, article: Article, **typed: Any) -> Answer:
        return self.send(change(article), self.form(article) | typed)

    def take(self, article: Article, verb: str, **typed: Any) -> Answer:
        """Press a verb's button in the story form."""
        return self.save(article, _verb=verb, **typed)

    def confirm(self, article: Article, verb: str, **answers: Any) -> Answer:
        """Press a verb's button, answer what is asked, and say yes."""
        asked = self.take(article, verb)
        forms = [form for form in asked.page.forms if "verb-form" in form.get("class", "")]
        assert forms, asked.words(".story-told")
        data = {name: value or "" for name, value in forms[0].form_values()}
        return self.send(asked.path, data | answers)

    @staticmethod
    def _answer(response: Any) -> Answer:
        return Answer(response.status_code, response.request["PATH_INFO"], response.content.decode())


def change(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


@pytest.fixture
def at_desk(db: None) -> Callable[..., Desk]:
    """Return a way to seat someone with these rights at the desk."""
    return lambda *rights, **fields: Desk(a_user(*rights, **fields))


@pytest.fixture
def writer(at_desk: Callable[..., Desk]) -> Desk:
    return at_desk(*WRITER, name="Wanda Writer")


@pytest.fixture
def editor(at_desk: Callable[..., Desk]) -> Desk:
    return at_desk(*EDITOR, name="Edda Editor")
