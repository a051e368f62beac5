"""How much publishing asks of the database: few statements, and as many for a long byline as for a short one."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import publishing, rights, workflow
from articles.models import Article, Kind
from authors import roles
from authors.models import User
from tests.articles.desk import edit
from tests.factories import a_colleague, a_photo, a_user, an_article, an_author

pytestmark = pytest.mark.django_db


def statements(verb: Callable[[], Any]) -> int:
    """Return how many it takes, the beginning and the end of the transaction among them."""
    with CaptureQueriesContext(connection) as said:
        verb()
    return len(said)


def a_rich_article(people: int = 2) -> Article:
    """Return an approved story with all that a story can have, written by colleagues."""
    lead, inside = a_photo(), a_photo()
    article = an_article(
        picture=lead,
        body=f'<p>It left.</p><figure data-photo="{inside.pk}"></figure>',
        bylines=[an_author(user=a_user()) for _ in range(people)],
        topics=[f"Topic {n}" for n in range(people)],
    )
    workflow.submit(article, by=None)
    workflow.approve(article, by=None)
    return article


def an_editor() -> User:
    """Return an editor whose rights have been read, as by every page of the desk."""
    editor = a_colleague(roles.EDITOR)
    assert rights.may(editor, rights.PUBLISH, an_article())
    return editor


def test_a_plain_story_takes_few_statements_and_so_do_its_updates() -> None:
    article = an_article(topics=["Ferries"])
    assert statements(partial(publishing.publish, article, by=None)) <= 20
    edit(article, headline="It sails again")
    assert statements(partial(publishing.publish, article, by=None)) <= 19
    assert statements(partial(publishing.withdraw, article, by=None)) <= 9
    assert statements(partial(publishing.publish, article, by=None)) <= 18


@pytest.mark.parametrize("people", [1, 5])
def test_a_story_with_everything_takes_no_more_than_25(people: int) -> None:
    article, editor = a_rich_article(people), an_editor()
    assert statements(partial(publishing.publish, article, by=editor)) <= 25
    edit(article, headline="It sails again")
    update = partial(publishing.publish, article, by=editor, kind=Kind.CORRECTION, note="We had the time wrong.")
    assert statements(update) <= 25
