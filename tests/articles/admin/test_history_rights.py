"""Who may read the history of a story, its notes, and bring something back."""

from collections.abc import Callable

import pytest
from django.test import Client

from articles.models import Article
from tests.articles.admin.conftest import Desk
from tests.articles.admin.test_history import compared, history, readers, restored, saves
from tests.articles.desk import edit
from tests.factories import a_colleague, a_live_article, an_article

pytestmark = pytest.mark.django_db

type AtDesk = Callable[..., Desk]


def pages(story: Article) -> list[str]:
    revision = saves(story)[0]
    return [history(story), compared(story, new=revision), readers(story, "2026-11-22T12:30")]


def test_nobody_sees_the_history_of_a_story_they_may_not_see(at_desk: AtDesk) -> None:
    story = edit(an_article(headline="One"), headline="Two")
    stranger = at_desk()
    for address in (*pages(story), restored(story, saves(story)[0])):
        assert stranger.open(address).status == 404
        assert Client().get(address).status_code == 302


def test_who_may_only_look_cannot_restore(at_desk: AtDesk) -> None:
    story = edit(an_article(headline="One", created_by=None), headline="Two")
    reader = at_desk("articles.view_article", "articles.edit_others_article")
    for address in pages(story):
        answer = reader.open(address)
        assert answer.status == 200
        assert "restore/" not in answer.text
    address = restored(story, saves(story)[0])
    assert (reader.open(address).status, reader.send(address, {"edition": story.edition}).status) == (403, 403)
    story.refresh_from_db()
    assert story.headline == "Two"


def test_notes_are_told_to_those_whose_work_the_story_is(at_desk: AtDesk) -> None:
    story = edit(a_live_article(), notes="The source is the mayor.", headline="Two")
    addresses = (history(story), compared(story, new=saves(story)[-1]))
    owner, colleague = Desk(a_colleague("Editor")), at_desk("articles.view_article")
    for address in addresses:
        assert "otes for the desk" in owner.open(address).text
        answer = colleague.open(address)
        assert answer.status == 200
        assert "otes for the desk" not in answer.text
        assert "mayor" not in answer.text


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(editor: Desk, method: str) -> None:
    story = an_article()
    for address in (compared(story), readers(story, ""), restored(story, saves(story)[0])):
        assert getattr(editor.client, method)(address).status_code == 405
