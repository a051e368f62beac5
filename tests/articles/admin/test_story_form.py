"""The story form: unfinished stories can be saved, and nothing that was typed is lost."""

import pytest
from django.urls import reverse

from articles import editing
from articles.models import Article, Byline, Topic
from tests.articles.admin.conftest import Desk, change
from tests.factories import a_live_article, a_section, an_article, an_author

pytestmark = pytest.mark.django_db


def test_a_headline_is_enough_to_save_a_new_story(writer: Desk) -> None:
    answer = writer.send(reverse("admin:articles_article_add"), writer.form() | {"headline": "Storm  coming\n tonight"})

    story = Article.objects.get()
    assert (story.headline, story.slug) == ("Storm coming tonight", "storm-coming-tonight")
    assert story.created_by == writer.user
    assert answer.path == change(story)
    assert "Saved." in answer.words(".messagelist")


def test_a_story_needs_no_headline_before_it_is_published(editor: Desk) -> None:
    answer = editor.send(reverse("admin:articles_article_add"), editor.form() | {"standfirst": "To be told."})

    story = Article.objects.get()
    assert (str(story), story.slug) == ("Untitled story", "")
    assert "Untitled story" in answer.words(".breadcrumbs")
    assert "Untitled story" in editor.open(reverse("admin:articles_article_changelist")).words(".field-story")
    assert editor.open(reverse("admin:articles_article_preview", args=[story.pk])).status == 200
    assert "Write a headline." in editor.take(story, "publish").words(".story-told")
    editor.save(story, headline="Ferry sails")
    story.refresh_from_db()
    assert story.slug == "ferry-sails"


def test_an_empty_form_makes_no_story(writer: Desk) -> None:
    answer = writer.send(reverse("admin:articles_article_add"), writer.form() | {"topics": "Trams"})

    assert not Article.objects.exists()
    assert "write a line first" in answer.words(".story-told")
    assert answer.page.get_element_by_id("id_topics").value == "Trams"


def test_a_new_story_that_is_sent_twice_is_one_story(writer: Desk) -> None:
    address, typed = reverse("admin:articles_article_add"), writer.form() | {"headline": "Ferry sails"}
    writer.send(address, typed)

    again = writer.send(address, typed)
    more = writer.send(address, typed | {"headline": "Ferry sails late"})

    story = Article.objects.get()
    assert again.path == change(story)
    assert "Saved." in again.words(".messagelist")
    assert story.headline == "Ferry sails"
    assert "Not saved." in more.words(".story-told")


def test_a_story_that_is_sent_twice_is_saved_once(writer: Desk) -> None:
    story = an_article()
    typed = writer.form(story) | {"headline": "Ferry sails late"}

    answers = [writer.send(change(story), typed) for _ in range(2)]

    assert all("Saved." in answer.words(".messagelist") for answer in answers)
    assert story.revisions.count() == 2


def test_every_save_is_kept_as_a_revision_of_whoever_saved(writer: Desk) -> None:
    story = an_article()

    writer.save(story, body="<p>It left at one.</p>")

    newest = story.revisions.first()
    assert newest is not None
    assert newest.by == writer.user
    assert newest.snapshot["body"] == "<p>It left at one.</p>"


def test_the_body_is_cleaned_whatever_the_browser_sends(writer: Desk) -> None:
    story = an_article()

    writer.save(story, body='<p onclick="x()">Text</p><script>x()</script><figure data-photo="7" class="x"></figure>')

    story.refresh_from_db()
    assert story.body == '<p>Text</p><figure data-photo="7"></figure>'


def test_topics_are_parted_by_commas_only(writer: Desk) -> None:
    story = an_article()
    Topic.objects.create(name="Harbour", slug="harbour")

    writer.save(story, topics="climate change,  harbour , Climate change")

    assert sorted(story.topics.names()) == ["Harbour", "climate change"]
    assert writer.form(story)["topics"] in {"climate change, Harbour", "Harbour, climate change"}


def test_a_topic_that_is_too_long_is_told_at_its_field(writer: Desk) -> None:
    answer = writer.save(an_article(), topics="x" * 101)

    assert "Put commas between topics" in answer.words("#at-topics .errorlist")


class TestByline:
    def test_keeps_the_order_that_was_asked_for(self, writer: Desk) -> None:
        story = an_article(bylines=[])
        first, second = an_author(), an_author()
        rows = {
            "bylines-TOTAL_FORMS": "2",
            "bylines-0-author": str(second.pk),
            "bylines-0-role": "reporter",
            "bylines-0-position": "2",
            "bylines-1-author": str(first.pk),
            "bylines-1-role": "photographer",
            "bylines-1-position": "1",
        }

        writer.save(story, **rows)

        assert [(line.author, line.role) for line in story.ordered_bylines] == [
            (first, "photographer"),
            (second, "reporter"),
        ]

    def test_loses_who_is_removed_and_ignores_empty_rows(self, writer: Desk) -> None:
        stays, goes = an_author(), an_author()
        story = an_article(bylines=[goes, stays])

        writer.save(story, **{"bylines-0-DELETE": "on", "bylines-2-position": "9"})

        assert [line.author for line in story.ordered_bylines] == [stays]

    def test_refuses_the_same_person_twice_in_one_role(self, writer: Desk) -> None:
        author = an_author()
        story = an_article(bylines=[author])
        again = {"bylines-1-author": str(author.pk), "bylines-1-role": "reporter"}

        answer = writer.save(story, **again)

        assert "twice" in answer.words("#at-bylines .errorlist")
        assert Byline.objects.count() == 1

    def test_is_not_rewritten_by_a_save_that_left_it_alone(self, writer: Desk) -> None:
        story = an_article()
        before = list(story.bylines.values_list("pk", flat=True))

        writer.save(story, headline="Another headline")

        assert list(story.bylines.values_list("pk", flat=True)) == before


class TestConflict:
    def test_keeps_what_was_typed_and_names_who_was_faster(self, writer: Desk, editor: Desk) -> None:
        story = an_article(bylines=[an_author()])
        mine = writer.form(story)
        editor.save(story, body="<p>The editor's text.</p>", **{"bylines-0-DELETE": "on"})

        answer = writer.send(change(story), mine | {"headline": "My headline", "body": "<p>My text.</p>"})

        story.refresh_from_db()
        assert story.body == "<p>The editor's text.</p>"
        assert "Edda Editor" in answer.words(".story-told")
        assert "The editor's text." in answer.words(".story-theirs")
        assert answer.words(".story-both h2") == "Headline Text Byline"
        assert "My text." in answer.words(".story-mine")
        assert "My" not in answer.words(".story-theirs")
        assert answer.page.get_element_by_id("id_headline").value.strip() == "My headline"
        assert answer.page.get_element_by_id("id_body").value.strip() == "<p>My text.</p>"

    def test_is_settled_only_by_agreeing_to_overwrite_what_was_shown(self, writer: Desk, editor: Desk) -> None:
        story = an_article()
        mine = writer.form(story) | {"headline": "My headline"}
        editor.save(story, headline="The editor's headline")
        shown = writer.send(change(story), mine).all("button[name=over]")[0].get("value")

        writer.send(change(story), mine)
        story.refresh_from_db()
        assert story.headline == "The editor's headline"

        writer.send(change(story), mine | {"over": shown})
        story.refresh_from_db()
        assert story.headline == "My headline"

    def test_comes_back_if_a_third_save_came_between(self, writer: Desk, editor: Desk) -> None:
        story = an_article()
        mine = writer.form(story) | {"headline": "My headline"}
        editor.save(story, headline="The editor's headline")
        shown = writer.send(change(story), mine).all("button[name=over]")[0].get("value")
        editor.save(story, headline="The editor's second headline")

        answer = writer.send(change(story), mine | {"over": shown})

        story.refresh_from_db()
        assert story.headline == "The editor's second headline"
        assert "Not saved." in answer.words(".story-told")

    def test_is_what_a_form_without_an_edition_gets(self, writer: Desk) -> None:
        story = an_article()
        typed = writer.form(story) | {"headline": "From nowhere"}
        del typed["edition"]

        writer.send(change(story), typed)

        story.refresh_from_db()
        assert story.headline != "From nowhere"

    def test_with_a_verb_saves_nothing_and_does_nothing(self, editor: Desk) -> None:
        story = an_article()
        mine = editor.form(story)
        editing.save(Article.objects.get(pk=story.pk), by=None)

        editor.send(change(story), mine | {"headline": "Mine", "_verb": "submit"})

        story.refresh_from_db()
        assert (story.state, story.headline == "Mine") == ("draft", False)


def test_someone_who_may_only_look_gets_no_form_and_saves_nothing(at_desk: object, writer: Desk) -> None:
    reader = at_desk("articles.view_article")  # type: ignore[operator]
    story = a_live_article(body="<p>Read <strong>me</strong>.</p>")

    answer = reader.open(change(story))
    assert not answer.all("#article_form")
    assert "Read me." in answer.words(".story-read")
    assert reader.send(change(story), writer.form(story) | {"headline": "Mine"}).status == 403


def test_a_story_that_readers_had_is_never_deleted(at_desk: object, editor: Desk) -> None:
    chief = at_desk("articles.view_article", "articles.delete_article")  # type: ignore[operator]
    draft, live = an_article(), an_article()
    editor.confirm(live, "publish")

    for story in (draft, live):
        chief.send(reverse("admin:articles_article_delete", args=[story.pk]), {"post": "yes"})

    assert list(Article.objects.all()) == [live]


def test_a_story_can_be_moved_to_a_section_and_back_to_none(writer: Desk) -> None:
    story, section = an_article(section=None), a_section()

    writer.save(story, section=str(section.pk))
    story.refresh_from_db()
    assert story.section == section

    writer.save(story, section="")
    story.refresh_from_db()
    assert story.section is None
