"""Readers who are warned, muted, banned and let back in: who may do it, and what becomes of their reviews."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.reviews import readers
from articles.reviews.models import Reader, Reason, Review, Sanction, Status
from authors import roles
from authors.models import User
from tests.articles.desk import NOON
from tests.articles.reviews.reader import Reader as Browser
from tests.factories import a_colleague

pytestmark = pytest.mark.django_db

EMAIL = "ines@example.org"
WEEK = timedelta(days=7)


@pytest.fixture
def ines() -> Reader:
    return Reader.objects.of(EMAIL)


def muted(reader: Reader, by: User | None = None) -> Sanction:
    return readers.mute(reader, by=by, until=timezone.now() + WEEK, reason="Calls others names.")


VERBS: dict[str, Callable[[Reader, User | None], Any]] = {
    "warn": lambda reader, by: readers.warn(reader, by=by, reason="Stay with the story, please."),
    "mute": muted,
    "ban": lambda reader, by: readers.ban(reader, by=by, reason="Threatens people."),
    "lift": lambda reader, by: readers.lift(reader, by=by, reason="Has apologised."),
}


@pytest.mark.parametrize(
    ("role", "may"),
    [(roles.REPORTER, ()), (roles.MODERATOR, ("warn", "mute")), (roles.EDITOR, ("warn", "mute", "ban", "lift"))],
)
def test_moderators_warn_and_mute_and_editors_ban(ines: Reader, role: str, may: tuple[str, ...]) -> None:
    person = a_colleague(role)
    for name, verb in VERBS.items():
        if name == "lift":
            readers.ban(ines, by=None, reason="Threatens people.")
        if name in may:
            verb(ines, person)
            assert Sanction.objects.of(ines)[0].by == person
        else:
            with pytest.raises(PermissionDenied):
                verb(ines, person)


def test_who_mutes_may_let_back_in(ines: Reader) -> None:
    moderator = a_colleague(roles.MODERATOR)
    muted(ines, moderator)
    readers.lift(ines, by=moderator, reason="Has apologised.")
    assert Sanction.objects.standing(ines) is None


def test_a_review_of_a_banned_reader_is_rejected_at_once_and_the_page_says_nothing(reader: Browser) -> None:
    readers.ban(Reader.objects.of(EMAIL), by=None, reason="Threatens people.")
    barred = reader.send(email="INES@example.org")
    stranger = reader.send(email="else@example.org")
    assert (barred.status_code, barred.headers["Location"]) == (303, stranger.headers["Location"])
    review = Review.objects.get(reader__email=EMAIL)
    assert review.status == Status.REJECTED
    assert review.last_decision is not None
    assert (review.last_decision.reason, review.last_decision.by) == (Reason.BARRED, None)
    assert review.last_decision.note == "Banned: Threatens people."
    assert Review.objects.pending().get().reader.email == "else@example.org"


def test_a_mute_ends_by_itself(reader: Browser, noon: time_machine.Traveller) -> None:
    ines = Reader.objects.of(EMAIL)
    muted(ines)
    reader.send(email=EMAIL)
    assert Review.objects.get().decisions.get().note.startswith("Muted until 29 November 2026")
    noon.move_to(NOON + WEEK + timedelta(minutes=1))
    reader.send(email=EMAIL, words="Now I have calmed down and read it again.")
    assert Review.objects.pending().count() == 1


def test_a_warned_reader_is_heard(ines: Reader, reader: Browser) -> None:
    readers.warn(ines, by=None, reason="Stay with the story, please.")
    reader.send(email=EMAIL)
    assert Review.objects.get().status == Status.PENDING


def test_a_ban_outlives_the_address_and_ties_nothing_to_what_was_written(ines: Reader) -> None:
    readers.ban(ines, by=None, reason="Threatens people.")
    Reader.objects.update(email="", key=None)
    ines.refresh_from_db()
    assert not Sanction.objects.of(ines).exists()
    again = Reader.objects.of("Ines@Example.org")
    assert again != ines
    assert Sanction.objects.standing(again) is not None


def test_a_reader_who_was_erased_can_no_longer_be_barred(ines: Reader) -> None:
    Reader.objects.update(email="", key=None)
    ines.refresh_from_db()
    for name in ("warn", "mute", "ban"):
        with pytest.raises(ValidationError, match="was erased"):
            VERBS[name](ines, None)


def test_what_makes_no_sense_is_refused_in_words(ines: Reader) -> None:
    with pytest.raises(ValidationError, match="neither muted nor banned"):
        readers.lift(ines, by=None, reason="Why not.")
    with pytest.raises(ValidationError, match="still to come"):
        readers.mute(ines, by=None, until=timezone.now(), reason="Too late.")
    with pytest.raises(ValidationError, match="Say why"):
        readers.ban(ines, by=None, reason="  ")
    readers.ban(ines, by=None, reason="Threatens people.")
    with pytest.raises(ValidationError, match="is banned"):
        muted(ines)
    assert Sanction.objects.count() == 1


def test_a_mute_without_an_end_is_none() -> None:
    for wrong in ({"kind": "mute"}, {"kind": "ban", "until": timezone.now()}, {"kind": "ban", "reason": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Sanction.objects.create(**{"key": "x", "reason": "Because."} | wrong)


def test_a_warned_reader_gets_the_words_by_mail_and_what_to_do_if_it_was_not_them(
    ines: Reader, django_capture_on_commit_callbacks: Any, mailoutbox: list[EmailMessage]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        readers.warn(ines, by=None, reason="Stay with the story <please>.")
    [mail] = mailoutbox
    assert mail.to == [EMAIL]
    assert "Stay with the story <please>." in mail.body
    assert "not yours" in mail.body


def test_whose_address_was_erased_meanwhile_gets_no_mail(
    ines: Reader, django_capture_on_commit_callbacks: Any, mailoutbox: list[EmailMessage]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        readers.warn(ines, by=None, reason="Stay with the story.")
        Reader.objects.update(email="", key=None)
    assert mailoutbox == []
