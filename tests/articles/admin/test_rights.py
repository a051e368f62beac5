"""Who may do what with a story, on every path."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from articles import workflow
from articles.admin.verbs import VERBS
from articles.models import Article, Section, Version
from authors import roles
from tests.articles.admin.conftest import EDITOR, WRITER, Desk, change
from tests.factories import a_colleague, a_live_article, a_section, an_article

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/article/"

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


def test_an_action_asks_for_each_story_and_answers_for_each(db: None) -> None:
    city, sport = a_section(), a_section()
    editor = Desk(a_colleague(roles.EDITOR, sections=[city]))
    ours, theirs = an_article(section=city, headline="Trams stop"), an_article(section=sport, headline="Cup tie")
    for story in (ours, theirs):
        workflow.submit(story, by=None)

    answer = editor.send(LIST, {"action": "approve", "_selected_action": [ours.pk, theirs.pk]})

    assert set(Article.objects.values_list("headline", "state")) == {("Trams stop", "ready"), ("Cup tie", "in_review")}
    told = answer.words(".messagelist")
    assert "1 story was approved: “Trams stop”." in told
    assert "“Cup tie” was not approved. You do not have the right to do this with this story." in told


def test_the_count_of_what_waits_is_of_one_s_own_sections(db: None) -> None:
    city, sport = a_section(), a_section()
    for section in (city, sport, sport):
        workflow.submit(an_article(section=section), by=None)

    def waiting(*sections: Section) -> str:
        return Desk(a_colleague(roles.EDITOR, sections=sections)).open(reverse("admin:index")).words(".desk-waiting li")

    assert waiting(city) == "1 story waits for review"
    assert waiting(sport) == "2 stories wait for review"
    assert waiting() == "3 stories wait for review"


def test_notes_are_shown_to_those_whose_work_the_story_is(db: None) -> None:
    city = a_section()
    story = an_article(section=city, notes="Met the source at the quay.")
    workflow.submit(story, by=None)
    for person, reads in (
        (a_colleague(roles.EDITOR, sections=[city]), True),
        (a_colleague(roles.EDITOR, sections=[a_section()]), False),
        (a_colleague(roles.REPORTER), False),
    ):
        assert ("at the quay" in Desk(person).open(change(story)).text) == reads


def test_a_managing_editor_says_who_works_in_a_section(db: None) -> None:
    section, editor = a_section(), a_colleague(roles.EDITOR)
    chief = Desk(a_colleague(roles.MANAGING_EDITOR))
    address = reverse("admin:articles_section_change", args=[section.pk])
    typed = {"name": section.name, "slug": section.slug, "description": "", "position": "0"}
    people = {"people-TOTAL_FORMS": "1", "people-INITIAL_FORMS": "0", "people-0-user": str(editor.pk)}

    chief.send(address, typed | people)

    assert list(section.people.values_list("user", flat=True)) == [editor.pk]
    assert "Who works here" in chief.open(address).text
