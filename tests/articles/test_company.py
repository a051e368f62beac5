"""Two people, one story: who is there, and how one goes on without the other losing a word."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from articles import company, editing, keeping
from articles.keeping import Typing
from articles.models import Article, Presence
from authors.models import User
from tests.factories import a_user, an_article

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

pytestmark = pytest.mark.django_db


def an_editor(**fields: Any) -> User:
    return a_user(is_superuser=True, **fields)


def told(article: Article, person: User, now: datetime = NOON) -> list[str]:
    return [str(other) for other in company.others(article, person, now=now)]


def test_colleagues_are_there_once_however_many_windows_they_have() -> None:
    story, ada, ben = an_article(), a_user(name="Ada"), a_user(name="Ben")
    for _ in range(2):
        company.be_present(story, ada, uuid4(), now=NOON)
    company.be_present(story, ben, uuid4(), idle=3 * MINUTE, now=NOON)
    assert told(story, ben) == ["Ada (active)"]
    assert told(story, ada) == ["Ben (idle)"]
    assert told(story, a_user()) == ["Ada (active)", "Ben (idle)"]
    assert told(an_article(), ada) == []


def test_whoever_is_not_heard_of_any_more_is_gone() -> None:
    story, ada, key = an_article(), a_user(name="Ada"), uuid4()
    company.be_present(story, ada, key, now=NOON)
    assert told(story, a_user(), NOON + MINUTE) == ["Ada (active)"]
    assert told(story, a_user(), NOON + 2 * MINUTE) == []
    company.be_present(story, ada, key, now=NOON)
    company.go(ada, key)
    assert told(story, a_user()) == []


def test_what_is_long_gone_is_forgotten() -> None:
    story = an_article()
    company.be_present(story, a_user(), uuid4(), now=NOON - timedelta(days=2))
    company.be_present(story, a_user(), uuid4(), now=NOON)
    assert Presence.objects.count() == 1


def test_taking_over_tells_the_other_refuses_their_save_and_keeps_their_text() -> None:
    story, ada, ben, key = an_article(headline="Ferry"), an_editor(name="Ada"), an_editor(name="Ben"), uuid4()
    bens = Article.objects.get(pk=story.pk)
    company.be_present(story, ben, key)
    keeping.keep(Typing(ben, key, 1, story.edition, story, {"headline": "Ben's ferry"}))

    company.take_over(story, by=ada)

    assert company.be_present(story, ben, key).displaced_by == ada
    assert told(story, ada) == []
    kept = story.revisions.get(aside=True)
    assert (kept.by, kept.snapshot["headline"], kept.snapshot["body"]) == (ben, "Ben's ferry", story.body)
    assert "Ada took the story over" in kept.reason
    with pytest.raises(editing.Conflict, match="Ada took over"):
        editing.save(bens, by=ben)
    editing.save(story, by=ada)


def test_text_that_was_set_aside_is_not_what_the_story_was() -> None:
    story, ada, ben = an_article(), an_editor(), a_user()
    newest = story.revisions.get()
    keeping.keep(Typing(ben, uuid4(), 1, story.edition, story, {"headline": "Ben's ferry"}))
    company.take_over(story, by=ada)
    assert Article.objects.with_status().get().newest_revision == newest.pk  # type: ignore[attr-defined]
    assert editing.record(story, by=ada) == newest


def test_who_was_displaced_can_take_the_story_back() -> None:
    story, ada, ben, key = an_article(), an_editor(), an_editor(), uuid4()
    adas = uuid4()
    company.be_present(story, ada, adas)
    company.be_present(story, ben, key)
    company.take_over(story, by=ada)
    company.take_over(story, by=ben)
    assert company.be_present(story, ben, key).displaced_by is None
    assert company.be_present(story, ada, adas).displaced_by == ben


def test_taking_over_an_older_story_than_is_saved_is_refused() -> None:
    story, ben, key = an_article(), a_user(), uuid4()
    old = Article.objects.get(pk=story.pk)
    company.be_present(story, ben, key)
    editing.save(story, by=None)
    with pytest.raises(editing.Conflict):
        company.take_over(old, by=an_editor())
    assert company.be_present(story, ben, key).displaced_by is None


def test_the_same_text_is_set_aside_once() -> None:
    story, ada, ben = an_article(), a_user(), a_user()
    keeping.keep(Typing(ben, uuid4(), 1, story.edition, story, {"headline": "Ben's ferry"}))
    keeping.keep(Typing(ben, uuid4(), 1, story.edition, story, {"headline": story.headline}))
    for _ in range(2):
        company.set_aside(story, story.unsaved.open(), by=ada)
    assert story.revisions.filter(aside=True).count() == 1


def test_two_windows_of_one_person_are_each_set_aside_once() -> None:
    story, ada, ben = an_article(), a_user(), a_user()
    for headline in ("Ben's ferry", "Ben's tram"):
        keeping.keep(Typing(ben, uuid4(), 1, story.edition, story, {"headline": headline}))
    for _ in range(3):  # as each window says that it is still there
        for row in story.unsaved.open():
            company.set_aside(story, [row], by=ada)
    assert story.revisions.filter(aside=True).count() == 2


def test_only_who_may_change_the_story_takes_it_over() -> None:
    story, ben, key = an_article(), a_user(), uuid4()
    company.be_present(story, ben, key)
    with pytest.raises(PermissionDenied):
        company.take_over(story, by=a_user())
    assert company.be_present(story, ben, key).displaced_by is None
