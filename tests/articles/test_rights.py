"""Who may do what with which story: their own, their sections', and what the whole desk reads."""

import pytest
from django.core.exceptions import PermissionDenied

from articles import editing, rights
from articles.models import Article, Section, State, UserSection
from authors import roles
from authors.models import User
from tests.factories import a_colleague, a_live_article, a_section, an_article, an_author

pytestmark = pytest.mark.django_db

DESK = (rights.APPROVE, rights.PUBLISH, rights.WITHDRAW, rights.SPIKE)


def in_state(state: State, **fields: object) -> Article:
    article = an_article(**fields)  # type: ignore[arg-type]
    Article.objects.filter(pk=article.pk).update(state=state)
    article.refresh_from_db()
    return article


def begun_by(person: User) -> Article:
    article = Article(headline="Begun")
    editing.save(article, by=person)
    return article


def test_a_reporter_changes_what_they_began_and_what_bears_their_name() -> None:
    reporter = a_colleague(roles.REPORTER)
    signed = an_article(bylines=[an_author(), an_author(user=reporter)])

    for story in (begun_by(reporter), signed):
        assert rights.may(reporter, rights.CHANGE, story)
        assert rights.may(reporter, rights.SUBMIT, story)
        assert rights.works_on(reporter, story)
    assert not rights.may(reporter, rights.CHANGE, an_article())


@pytest.mark.parametrize("state", [state for state in State if state != State.SPIKED])
def test_a_reporter_goes_on_writing_in_their_own_story_until_it_is_spiked(state: State) -> None:
    reporter = a_colleague(roles.REPORTER)
    story = in_state(state, bylines=[an_author(user=reporter)])
    assert rights.may(reporter, rights.CHANGE, story)


def test_a_spiked_story_stays_as_it_is_for_everyone() -> None:
    story = in_state(State.SPIKED)
    assert not rights.may(a_colleague(roles.MANAGING_EDITOR), rights.CHANGE, story)
    assert not rights.may(User.objects.create_superuser("chief@example.org", name="Chief"), rights.CHANGE, story)


def test_an_editor_works_in_the_sections_they_are_named_in() -> None:
    city, sport = a_section(), a_section()
    editor = a_colleague(roles.EDITOR, sections=[city])
    theirs, other, homeless = (an_article(section=section) for section in (city, sport, None))

    for right in (*DESK, rights.CHANGE):
        assert rights.may(editor, right, theirs)
        assert rights.may(editor, right, homeless)
        assert not rights.may(editor, right, other)


def test_an_editor_who_is_named_nowhere_works_everywhere() -> None:
    editor = a_colleague(roles.EDITOR)
    assert all(rights.may(editor, right, an_article(section=a_section())) for right in (*DESK, rights.CHANGE))


def test_an_editor_still_writes_their_own_story_in_another_section_and_does_not_approve_it() -> None:
    editor = a_colleague(roles.EDITOR, sections=[a_section()])
    story = an_article(section=a_section(), bylines=[an_author(user=editor)])
    assert rights.may(editor, rights.CHANGE, story)
    assert not rights.may(editor, rights.APPROVE, story)


def test_a_section_cannot_go_while_somebody_is_named_in_it() -> None:
    section = a_section()
    a_colleague(roles.EDITOR, sections=[section])
    with pytest.raises(Exception, match="UserSection"):
        section.delete()
    UserSection.objects.all().delete()
    section.delete()
    assert not Section.objects.filter(pk=section.pk).exists()


class TestReading:
    def test_everyone_who_writes_reads_what_was_handed_in(self) -> None:
        reporter = a_colleague(roles.REPORTER)
        for story in (in_state(State.IN_REVIEW), in_state(State.READY), a_live_article()):
            assert rights.may(reporter, rights.VIEW, story)
            assert not rights.works_on(reporter, story)

    def test_drafts_and_spiked_stories_are_read_by_their_writers_and_their_editors(self) -> None:
        city, sport = a_section(), a_section()
        reporter, stranger = a_colleague(roles.REPORTER), a_colleague(roles.REPORTER)
        editor, elsewhere = (a_colleague(roles.EDITOR, sections=[section]) for section in (city, sport))
        author = an_author(user=reporter)
        for state in (State.DRAFT, State.SPIKED):
            story = in_state(state, section=city, bylines=[author])
            seen = [rights.may(who, rights.VIEW, story) for who in (reporter, editor, stranger, elsewhere)]
            assert seen == [True, True, False, False]

    def test_a_moderator_and_a_login_without_a_role_read_no_story(self) -> None:
        story = a_live_article()
        for person in (a_colleague(roles.MODERATOR), User.objects.create_user("new@example.org", name="New")):
            assert not rights.may(person, rights.VIEW, story)
            assert not Article.objects.for_desk_of(person).exists()

    def test_the_list_of_a_person_holds_each_story_once(self) -> None:
        reporter = a_colleague(roles.REPORTER)
        author = an_author(user=reporter)
        story = an_article(bylines=[author, an_author()])
        story.bylines.create(author=author, role="photographer", position=9)
        an_article()
        assert list(Article.objects.for_desk_of(reporter)) == [story]


def test_whoever_may_not_is_refused_in_a_sentence_and_the_command_line_is_not() -> None:
    story = an_article()
    with pytest.raises(PermissionDenied, match="You do not have the right"):
        rights.permit(a_colleague(roles.REPORTER), rights.CHANGE, story)
    rights.permit(None, rights.CHANGE, story)


def test_saving_asks_too() -> None:
    story = an_article(headline="As it was")
    story.headline = "Smuggled in"
    with pytest.raises(PermissionDenied):
        editing.save(story, by=a_colleague(roles.REPORTER))
    with pytest.raises(PermissionDenied):
        editing.save(Article(headline="New"), by=a_colleague(roles.MODERATOR))
    assert list(Article.objects.values_list("headline", flat=True)) == ["As it was"]
