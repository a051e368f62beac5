"""Who may do what with a story, on every path."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from articles.admin.verbs import VERBS
from articles.models import Article, Version
from tests.articles.admin.conftest import EDITOR, WRITER, Desk, change
from tests.factories import a_live_article, an_article

pytestmark = pytest.mark.django_db

type AtDesk = Callable[..., Desk]


def the_live(story: Article) -> Version:
    return story.versions.live().get()


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_the_form_saves_but_refuses_a_verb_without_its_right(at_desk: AtDesk, verb: str) -> None:
    only_writes = at_desk("articles.view_article", "articles.change_article", "articles.edit_others_article")
    story = an_article()

    answer = only_writes.take(story, verb, headline="Typed")

    story.refresh_from_db()
    assert (story.state, story.headline, story.versions.count()) == ("draft", "Typed", 0)
    assert f"Saved. Not {VERBS[verb].done}:" in answer.words(".story-told")


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_the_page_of_a_verb_is_closed_without_its_right(at_desk: AtDesk, verb: str) -> None:
    others = {right for right in EDITOR if right != VERBS[verb].right}
    person = at_desk(*others)
    address = reverse(f"admin:articles_article_{verb}", args=[a_live_article().pk])

    assert person.open(address).status == 403
    assert person.send(address, {"edition": "0"}).status == 403


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_the_page_of_a_verb_is_closed_to_whoever_may_not_see_stories(at_desk: AtDesk, verb: str) -> None:
    person = at_desk(VERBS[verb].right)

    assert person.open(reverse(f"admin:articles_article_{verb}", args=[an_article().pk])).status == 404


def test_buttons_follow_rights_and_state(at_desk: AtDesk, editor: Desk) -> None:
    story = an_article()
    writer = at_desk(*WRITER)

    def names(person: Desk) -> list[str]:
        return [button.get("value") for button in person.open(change(story)).all("[name=_verb]")]

    assert names(writer) == ["submit"]
    assert sorted(names(editor)) == ["publish", "schedule", "spike", "submit"]
    editor.confirm(story, "publish")
    assert sorted(names(editor)) == ["publish", "schedule", "send_back", "withdraw"]
    assert names(writer) == []


def test_who_may_publish_but_not_write_is_led_to_the_question(at_desk: AtDesk) -> None:
    story = an_article()
    person = at_desk("articles.view_article", "articles.approve_article", "articles.publish_article")
    address = reverse("admin:articles_article_publish", args=[story.pk])

    assert person.open(change(story)).all(f'a[href="{address}"]')
    person.send(address, {"edition": str(story.edition)})

    assert the_live(story).published_by == person.user
