"""Bringing back an earlier version: whole, as far as it exists, and never before readers' eyes."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from articles import editing, revising, workflow
from articles.models import Article, Byline, Role, State
from tests.articles.desk import edit, seen
from tests.factories import a_live_article, a_photo, a_section, a_user, an_article, an_author

AT = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def rewritten(article: Article) -> Article:
    """Return the story with everything about it changed."""
    Byline.objects.create(article=article, author=an_author(), role=Role.EDITOR, position=9)
    article.topics.set(["Tides"])
    section, photo = a_section(), a_photo()
    return edit(article, headline="After", body="<p>After.</p>", section=section, picture=photo, notes="", slug="after")


def test_everything_that_a_revision_holds_comes_back() -> None:
    article = an_article(topics=["Trams"], picture=a_photo(), notes="Ask again.", bylines=[an_author(), an_author()])
    before = article.revisions.get()
    assert revising.restore(rewritten(article), before, by=None) == []
    article = Article.objects.get(pk=article.pk)
    assert editing.snapshot(article) == before.snapshot


def test_it_is_a_save_of_its_own_that_says_what_was_restored() -> None:
    article, person = an_article(), a_user("articles.change_article", "articles.edit_others_article")
    before = article.revisions.get()
    before.at = AT
    revising.restore(edit(article, headline="After"), before, by=person, now=AT + timedelta(hours=1))
    newest = article.revisions.first()
    assert newest is not None
    assert (newest.by, newest.at) == (person, AT + timedelta(hours=1))
    assert newest.reason == "Restored the version of 14:02, 22 November"
    assert article.revisions.count() == 3


def test_the_year_is_named_when_it_is_another_one() -> None:
    assert revising.clock(AT, AT + timedelta(days=300)) == "14:02, 22 November 2026"


def test_readers_see_nothing_of_it() -> None:
    article = a_live_article(headline="Before", now=AT)
    first = article.revisions.get()
    edit(article, headline="After")
    revising.restore(article, first, by=None)
    assert seen(article, AT) == "Before"
    assert article.versions.count() == 1


def test_what_was_deleted_is_told_and_the_rest_is_restored() -> None:
    section, lead, inside, gone = (
        a_section(name="Harbour"),
        a_photo(title="Quay"),
        a_photo(title="Tide"),
        an_author(name="Ada"),
    )
    stays = an_author()
    body = f'<p>Before.</p><figure data-photo="{inside.pk}"></figure>'
    article = an_article(section=section, picture=lead, body=body, bylines=[gone, stays], standfirst="Before.")
    before = article.revisions.get()
    now_in = a_section(name="Sea")
    article.bylines.filter(author=gone).delete()
    edit(article, section=now_in, picture=None, body="", standfirst="After.")
    for row in (section, lead, inside, gone):
        row.delete()

    told = revising.restore(article, before, by=None)

    article = Article.objects.get(pk=article.pk)
    assert (article.standfirst, article.section, article.picture) == ("Before.", now_in, None)
    assert [byline.author for byline in article.ordered_bylines] == [stays]
    assert told == [
        "The section was Harbour (deleted since). The story stays in the one it is in.",
        "Ada (deleted since) stood in the byline and cannot be named any more.",
        "The lead picture was Quay (deleted since). The story keeps the one it has.",
        "The text shows the picture Tide (deleted since). Take it out or choose another one.",
    ]


def test_an_older_copy_does_not_restore_over_a_newer_one() -> None:
    article = an_article(headline="One")
    stale = Article.objects.get(pk=article.pk)
    edit(article, headline="Two")
    with pytest.raises(editing.Conflict):
        revising.restore(stale, article.revisions.earliest("pk"), by=None)
    assert Article.objects.get(pk=article.pk).headline == "Two"


def test_what_the_story_is_already_is_not_restored() -> None:
    article = an_article()
    edition = Article.objects.get(pk=article.pk).edition
    with pytest.raises(ValidationError, match="nothing to restore"):
        revising.restore(article, article.revisions.get(), by=None)
    assert Article.objects.get(pk=article.pk).edition == edition


def test_who_may_not_change_stories_may_not_restore_them() -> None:
    article = an_article(headline="One")
    edit(article, headline="Two")
    with pytest.raises(PermissionDenied):
        revising.restore(article, article.revisions.earliest("pk"), by=a_user("articles.view_article"))
    assert Article.objects.get(pk=article.pk).headline == "Two"


def test_an_approved_story_that_is_restored_goes_back_to_review() -> None:
    article = an_article(headline="One")
    edit(article, headline="Two")
    workflow.submit(article, by=None)
    workflow.approve(article, by=None)
    writer = a_user("articles.change_article", "articles.edit_others_article")
    revising.restore(article, article.revisions.earliest("pk"), by=writer)
    assert Article.objects.get(pk=article.pk).state == State.IN_REVIEW


def test_what_somebody_typed_and_never_saved_can_be_brought_back() -> None:
    article, ada = an_article(headline="One"), a_user(name="Ada Okafor")
    typed = editing.snapshot(article) | {"headline": "Typed"}
    aside = article.revisions.create(by=ada, at=AT, snapshot=typed, aside=True)
    revising.restore(article, aside, by=None, now=AT)
    newest = article.revisions.first()
    assert newest is not None
    assert (newest.snapshot["headline"], newest.aside) == ("Typed", False)
    assert newest.reason == "Restored what Ada Okafor had typed, not saved, at 14:02, 22 November"
