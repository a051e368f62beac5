"""Stories filed at the desk."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from threading import Barrier, Thread

import pytest
import time_machine
from django.db import connection
from pytest_django import DjangoDbBlocker

from articles import editing, workflow
from articles.importing.filing import IMPORTED, Filed, Outcome, file_story
from articles.importing.lines import ParseError
from articles.importing.plain_text import parse
from articles.models import Article, Move, Revision, Section, State, Version
from authors.models import Author

pytestmark = pytest.mark.django_db


def file(text: str, *, publish: bool = False) -> Filed:
    return file_story(parse(text.encode()), publish=publish)


def everything() -> list[int]:
    return [model.objects.count() for model in (Article, Author, Revision, Move, Section, Version)]


def test_story_waits_for_review_with_its_record(harbour: str) -> None:
    article = file(harbour).article
    article.refresh_from_db()
    assert article.state == State.IN_REVIEW
    assert article.slug == "port-ansels-last-ferry-islanders-fear-a-winter-without-a-road"
    assert article.language == "en"
    assert article.created_by is None
    assert article.body.count("<h2>") == 4
    assert [revision.reason for revision in article.revisions.all()] == [IMPORTED]
    assert [move.verb for move in article.moves.all()] == [Move.Verb.SUBMIT]


def test_revision_holds_the_story_as_it_is_filed(harbour: str) -> None:
    article = file(harbour).article
    revision = article.revisions.get()
    assert revision.snapshot == editing.snapshot(Article.objects.get(pk=article.pk))


@time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False)
def test_author_is_made_with_the_bio(harbour: str) -> None:
    file(harbour)
    author = Author.objects.get()
    assert (author.name, author.slug, author.user) == ("Jordan Blake", "jordan-blake", None)
    assert author.job_title == "Senior Harbour Correspondent"
    assert author.bio_paragraphs[1] == "Jordan lives above the old net loft with “too many barometers.”"
    assert author.began_in_journalism == date(2014, 1, 1)
    assert author.experience == "12+ years in journalism"


def test_known_author_is_found_whatever_the_case_and_nothing_is_overwritten(harbour: str) -> None:
    known = Author.objects.create(name="JORDAN BLAKE", slug="jb", bio="I came by sea.")
    article = file(harbour).article
    assert article.bylines.get().author == known
    known.refresh_from_db()
    assert (known.name, known.bio) == ("JORDAN BLAKE", "I came by sea.")
    assert known.job_title == "Senior Harbour Correspondent"


def test_known_author_is_found_by_address(harbour: str) -> None:
    known = Author.objects.create(name="Dr Jordan Blake", slug="jordan-blake")
    assert file(harbour).article.bylines.get().author == known


def test_names_in_other_scripts_are_not_mixed_up(story_text: Callable[[str], str]) -> None:
    text = story_text("japanese")
    first = file(text).article
    second = file(text.replace("佐藤 美咲", "高橋 蓮").replace("灯台守", "船長")).article
    assert first.language == "ja"
    assert first.bylines.get().author != second.bylines.get().author
    assert Author.objects.filter(slug__startswith="author-").count() == 2
    assert first.slug != second.slug


def test_bylines_keep_their_order(story_text: Callable[[str], str]) -> None:
    article = file(
        story_text("two-reporters").replace("Amira Osei and Lukas Brandt", "Lukas Brandt, Amira Osei")
    ).article
    assert [byline.author.name for byline in article.ordered_bylines] == ["Lukas Brandt", "Amira Osei"]


def test_first_section_is_the_default(harbour: str) -> None:
    Section.objects.create(name="Culture", slug="culture", position=2)
    Section.objects.create(name="World", slug="world", position=1)
    filed = file(harbour)
    assert str(filed.article.section) == "World"
    assert filed.note == "in World (the first section), waiting for review"


def test_newsroom_without_sections_gets_one(harbour: str) -> None:
    filed = file(harbour)
    assert filed.article.section == Section.objects.get(slug="news")
    assert "a new section" in filed.note


def test_published_story_is_live(story_text: Callable[[str], str]) -> None:
    filed = file(story_text("arabic"), publish=True)
    version = Version.objects.live().get()
    assert filed.outcome == Outcome.PUBLISHED
    assert version.get_absolute_url() in filed.note
    assert (version.language, version.direction, version.byline) == ("ar", "rtl", "سلمى الحداد")
    assert [part["text"] for part in version.contents] == ["ما الذي تغيّر فعلاً"]
    assert version.published_by is None


# A second time --------------------------------------------------------------------------------------


@pytest.mark.parametrize("publish", [False, True])
def test_second_time_changes_nothing(harbour: str, publish: bool) -> None:
    first = file(harbour, publish=publish)
    before = everything()
    second = file(harbour, publish=publish)
    assert (second.outcome, second.article, second.note) == (Outcome.UNCHANGED, first.article, "nothing changed")
    assert everything() == before
    assert Article.objects.get().edition == first.article.edition


def test_story_imported_before_is_published_on_request(harbour: str) -> None:
    first = file(harbour)
    assert file(harbour, publish=True).outcome == Outcome.PUBLISHED
    assert Version.objects.live().get().article == first.article


def test_imported_story_that_the_desk_edited_is_left_alone(harbour: str) -> None:
    article = Article.objects.get(pk=file(harbour).article.pk)
    article.headline = "Last Ferry"
    editing.save(article, by=None)
    editing.record(article, by=None)
    Author.objects.update(bio="")
    before = everything()
    again = file(harbour, publish=True)
    assert again.outcome == Outcome.UNCHANGED
    assert "edited at the desk" in again.note
    assert everything() == before
    assert Author.objects.get().bio == ""


@pytest.mark.parametrize("verb", ["send_back", "spike"])
def test_imported_story_that_the_desk_set_aside_is_not_published(harbour: str, verb: str) -> None:
    article = file(harbour).article
    getattr(workflow, verb)(article, by=None, reason="Ask the mayor.")
    again = file(harbour, publish=True)
    assert again.outcome == Outcome.UNCHANGED
    assert "so it was not published" in again.note
    assert not Version.objects.exists()


def test_other_text_under_the_same_headline_is_refused(harbour: str) -> None:
    file(harbour)
    before = everything()
    with pytest.raises(ParseError, match="already here, with another text") as caught:
        file(harbour.replace("1,900 people", "2,900 people"))
    assert caught.value.line == 1
    assert everything() == before


def test_same_headline_by_someone_else_gets_an_address_of_its_own(harbour: str) -> None:
    file(harbour, publish=True)
    other = harbour.replace("Jordan", "Robin").replace("1,900", "2,900")
    assert file(other, publish=True).article.slug.endswith("-road-2")


# What can't be published ----------------------------------------------------------------------------


def test_story_with_a_mark_of_the_desk_is_refused_for_publishing_and_leaves_nothing(harbour: str) -> None:
    before = everything()
    with pytest.raises(ParseError, match="TK") as caught:
        file(harbour.replace("fifteen years", "TK years"), publish=True)
    assert caught.value.line == harbour[: harbour.index("fifteen years")].count("\n") + 1
    assert everything() == before


def test_the_same_story_may_wait_for_review(harbour: str) -> None:
    assert file(harbour.replace("fifteen years", "TK years")).outcome == Outcome.IMPORTED


# Several at once ------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("known", [[], ["Amira Osei", "Lukas Brandt"]], ids=["new authors", "known authors"])
def test_imports_at_the_same_moment_leave_one_story(
    story_text: Callable[[str], str], django_db_blocker: DjangoDbBlocker, known: list[str]
) -> None:
    story = parse(story_text("two-reporters").encode())
    for name in known:
        Author.objects.create(name=name, slug=name.lower().replace(" ", "-"))
    start, outcomes = Barrier(4), []

    def run() -> None:
        with django_db_blocker.unblock():
            start.wait()
            try:
                outcomes.append(file_story(story, publish=True).outcome)
            finally:
                connection.close()

    threads = [Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [Outcome.UNCHANGED] * 3 + [Outcome.PUBLISHED]
    assert Article.objects.count() == 1
    assert Author.objects.count() == 2
    assert Version.objects.count() == 1
