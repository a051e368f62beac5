"""The record of verbs."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import ProtectedError

from articles.models import Move
from authors.models import User
from tests.factories import a_user, an_article

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def test_a_move_reads_as_a_sentence() -> None:
    person = a_user(name="Ada Okafor")
    assert str(Move(verb=Move.Verb.PUBLISH, by=person)) == "Ada Okafor published"
    assert str(Move(verb=Move.Verb.UNSCHEDULE)) == "The newsroom took off the schedule"


def test_the_newest_move_stands_first() -> None:
    article = an_article()
    for hours, verb in ((1, Move.Verb.APPROVE), (0, Move.Verb.SUBMIT), (1, Move.Verb.PUBLISH)):
        Move.objects.create(article=article, verb=verb, at=NOON + timedelta(hours=hours))
    assert [move.verb for move in article.moves.all()] == ["publish", "approve", "submit"]


def test_whoever_has_moved_a_story_stays_on_record() -> None:
    person, article = a_user(), an_article()
    Move.objects.create(article=article, verb=Move.Verb.SUBMIT, by=person, at=NOON)
    with pytest.raises(ProtectedError):
        person.delete()
    assert User.objects.filter(pk=person.pk).exists()
