"""Every path that writes a story leaves a revision of all it wrote: form, verbs, restore, list, import, archive."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse

from articles import bulk, editing, publishing
from articles.importing.filing import file_story
from articles.importing.plain_text import parse
from articles.models import Article, Topic
from articles.naming import Names
from tests.articles.admin.conftest import Desk
from tests.articles.desk import NOON, edit
from tests.factories import a_section, an_article, an_author

pytestmark = pytest.mark.django_db


def by_form(editor: Desk) -> Article:
    editor.send(reverse("admin:articles_article_add"), editor.form() | {"headline": "Typed", "topics": "Tides"})
    story = Article.objects.get()
    editor.save(story, headline="Typed again", body="<p onclick=x>Text</p>", topics="Trams, Tides")
    return story


def by_verbs(editor: Desk) -> Article:
    story = an_article()
    Article.objects.filter(pk=story.pk).update(headline="Written past the desk")
    story.refresh_from_db()
    publishing.publish(story, by=None)
    return story


def by_restoring(editor: Desk) -> Article:
    story = edit(an_article(headline="One", topics=["Tides"]), headline="Two")
    first = story.revisions.earliest("pk")
    editor.send(
        reverse("admin:articles_article_restore_revision", args=[story.pk, first.pk]), {"edition": story.edition}
    )
    return story


def by_list_action(editor: Desk) -> Article:
    story = an_article()
    action = {"action": "submit", "_selected_action": story.pk}
    assert editor.send(reverse("admin:articles_article_changelist"), action).status == 200
    return story


def by_import(editor: Desk) -> Article:
    text = Path(__file__).parent.parent / "importing/stories/harbour.txt"
    return file_story(parse(text.read_bytes())).article


def by_archive(editor: Desk) -> Article:
    story = bulk.Finished(
        headline="Old",
        standfirst="Old.",
        body="<p onclick=x>Old</p>",
        section=a_section(),
        authors=[an_author()],
        published=NOON,
        slug="old",
        topics=[Topic.objects.create(name="Tides")],
    )
    list(bulk.load([story], by=None))
    return Article.objects.get()


@pytest.mark.parametrize("path", [by_form, by_verbs, by_restoring, by_list_action, by_import, by_archive])
def test_whatever_writes_a_story_leaves_a_revision_of_it(editor: Desk, path: Callable[[Desk], Article]) -> None:
    story = Article.objects.get(pk=path(editor).pk)
    newest = story.revisions.first()
    assert newest is not None
    assert newest.snapshot == editing.snapshot(story)
    assert newest.names == Names.of(newest.snapshot).to_keep()
