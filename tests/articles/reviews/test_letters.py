"""Mails to readers: what they tell, when they go out, and what never stands in one."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from pytest_django import Settings

from articles.models import Version
from articles.reviews import answers, appeals, letters, moderation
from articles.reviews.models import Letter, Policy, Reason, Review, Status
from authors.models import User
from tests.articles.reviews.mailbox import Mailbox
from tests.articles.reviews.reader import TYPED, Reader
from tests.factories import a_live_article, a_review, a_user

type Committed = Callable[..., AbstractContextManager[list[Any]]]

EVIL = "Ines\r\nBcc: all@example.org https://evil.example"

pytestmark = pytest.mark.django_db


@pytest.fixture
def box(settings: Settings) -> Mailbox:
    settings.SITE_NAME, settings.SITE_URL = "The Courier", "https://courier.example"
    return Mailbox()


def later(minutes: int = 5) -> None:
    """Do what the minute does, some minutes from now."""
    Letter.objects.filter(sent_at=None).update(due=timezone.now())
    letters.send_waiting(timezone.now() + timedelta(minutes=minutes))


# When a review comes in --------------------------------------------------------------------------------


def test_whoever_sends_a_review_gets_a_link_to_it_by_mail(
    reader: Reader, box: Mailbox, django_capture_on_commit_callbacks: Committed
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        reader.send()
    [sent] = box.mails
    assert sent.subject == "The Courier: your review of “Ferry sails”"
    assert sent.extra_headers == {"Auto-Submitted": "auto-generated"}
    assert "as a rule within 2 days" in sent.body
    assert "for 24 hours" in sent.body
    assert "https://courier.example/reviews-of-mine/" in sent.body
    assert TYPED["words"] in box.client.get(box.link).content.decode()


def test_nothing_that_was_typed_stands_in_a_mail_to_an_address_that_was_typed_too(
    reader: Reader, box: Mailbox, django_capture_on_commit_callbacks: Committed
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        reader.send(headline="Buy at https://evil.example", name=EVIL, words=EVIL)
    [sent] = box.mails
    for typed in ("evil.example", "Bcc", "Buy at"):
        assert typed not in sent.message().as_string()


def test_a_headline_of_several_lines_adds_no_header(
    reader: Reader, box: Mailbox, django_capture_on_commit_callbacks: Committed
) -> None:
    Version.objects.update(headline="Ferry\r\nBcc: all@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        reader.send()
    assert box.mails[0].subject == "The Courier: your review of “Ferry Bcc: all@example.org”"


def test_the_same_review_sent_twice_is_one_mail(
    reader: Reader, box: Mailbox, django_capture_on_commit_callbacks: Committed
) -> None:
    fields = reader.open() | TYPED
    reader.clock.shift(30)
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            reader.post(fields)
    later()
    assert len(box.mails) == 1


def test_an_address_that_others_type_in_gets_only_so_many_in_a_day(box: Mailbox) -> None:
    for number in range(letters.RECEIVED_A_DAY + 3):
        review = a_review(a_live_article(), email=box.email, words=f"Number {number} of many.")
        letters.tell_received(review)
        letters.send.enqueue(Letter.objects.get(review=review).pk)
    assert len(box.mails) == letters.RECEIVED_A_DAY


def test_without_a_mail_server_nothing_is_written_to_the_log_and_nothing_waits(
    reader: Reader, settings: Settings
) -> None:
    Policy.objects.create(pk=1, confirm_address=True)
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
    for page in ("review/", "review/sent/"):
        assert "by mail" not in reader.read(page)
        assert "a mail" not in reader.read(page)
    reader.send()
    assert (Letter.objects.count(), Review.objects.get().status) == (0, Status.PENDING)


# When it is decided ------------------------------------------------------------------------------------


def test_what_a_rule_rejects_no_editor_is_said_to_have_read(box: Mailbox) -> None:
    moderation.reject(a_review(email=box.email), by=None, reason=Reason.AUTOMATIC)
    later()
    [sent] = box.mails
    assert "We do not show your review of" in sent.body
    assert "An editor has read" not in sent.body


def test_who_is_rejected_for_another_reason_is_told_that_it_is_on_no_list(box: Mailbox) -> None:
    editor = a_user("reviews.moderate_review")
    moderation.reject(a_review(email=box.email), by=editor, reason=Reason.OTHER, note="Known troublemaker.")
    later()
    [sent] = box.mails
    assert "An editor had a reason that is not on our list." in sent.body
    assert "troublemaker" not in sent.body


@pytest.mark.parametrize("verb", ["approve", "reject"])
def test_a_decision_is_told_when_it_has_held_for_some_minutes(box: Mailbox, verb: str) -> None:
    review = a_review(email=box.email)
    editor = a_user("reviews.moderate_review", name="Tom Okonkwo")
    if verb == "approve":
        moderation.approve(review, by=editor, note="Fine by me.")
    else:
        moderation.reject(review, by=editor, reason=Reason.UNPROVEN, note="Known troublemaker.")
    letters.send_waiting(timezone.now())
    assert not box.mails
    later()
    [sent] = box.mails
    expected = "Readers see it now" if verb == "approve" else "It accuses somebody and shows nothing for it."
    assert expected in sent.body
    for private in ("Tom", "Fine by me", "troublemaker"):
        assert private not in sent.body
    later()
    assert len(box.mails) == 1


def test_what_was_undone_meanwhile_is_never_told(box: Mailbox) -> None:
    review, editor = a_review(email=box.email), a_user("reviews.moderate_review")
    moderation.reject(review, by=editor, reason=Reason.SPAM)
    moderation.undo(review, by=editor)
    later()
    assert not box.mails


def test_a_newsroom_can_keep_decisions_to_itself_and_some_never_need_telling(box: Mailbox) -> None:
    story = a_live_article()
    first, second = a_review(story, email=box.email), a_review(story, email=box.email)
    for review in (first, second):
        moderation.approve(review, by=None)
    later()
    # Of the one that gave way its reader knows.
    assert len(box.mails) == 1
    Policy.objects.create(pk=1, mail_decisions=False)
    moderation.reject(second, by=None, reason=Reason.SPAM)
    later()
    assert len(box.mails) == 1


def test_the_answer_to_an_appeal_comes_by_mail(
    box: Mailbox, moderator: User, django_capture_on_commit_callbacks: Committed
) -> None:
    review = a_review(email=box.email)
    moderation.reject(review, by=a_user("reviews.moderate_review"), reason=Reason.INSULT)
    with django_capture_on_commit_callbacks(execute=True):
        appeals.dismiss(appeals.lodge(review, "It was meant kindly."), by=moderator, answer="It still insults Ms Lind.")
    [sent] = box.mails
    assert "It still insults Ms Lind." in sent.body
    assert "the decision stays" in sent.body


def test_a_reader_whose_address_was_erased_gets_none(box: Mailbox) -> None:
    review = a_review(email=box.email)
    moderation.approve(review, by=None)
    review.reader.key, review.reader.email = None, ""
    review.reader.save()
    later()
    assert not mail.outbox


def test_a_mail_server_that_is_down_is_asked_again(box: Mailbox, settings: Settings, failed_tasks: list[Any]) -> None:
    review = a_review(email=box.email)
    letters.tell_received(review)
    works = settings.MAILERS
    settings.MAILERS = {"default": {"BACKEND": "tests.articles.reviews.mailbox.Down"}}
    letters.send_waiting(timezone.now() + timedelta(minutes=2))
    assert len(failed_tasks) == 1
    failed_tasks.clear()
    settings.MAILERS = works
    letters.send_waiting(timezone.now() + timedelta(minutes=3))
    assert len(box.mails) == 1
    letters.send_waiting(timezone.now() + timedelta(minutes=4))
    assert len(box.mails) == 1


# When the newsroom answers ---------------------------------------------------------------------------


def test_an_answer_is_told_once_a_few_minutes_later_without_its_words(box: Mailbox, moderator: User) -> None:
    review = a_review(a_live_article(headline="Ferry sails"), email="ines@example.org", status=Status.APPROVED)
    answer = answers.give(review, "Thank you, we have asked the operator.", by=moderator)
    assert not box.mails
    later()
    answers.change(answer, "Thank you, the operator says no.", by=moderator)
    answers.take_back(answer, by=moderator)
    answers.give(review, "Thank you, the operator says yes.", by=moderator)
    later()
    [sent] = box.mails
    assert sent.to == ["ines@example.org"]
    assert "The newsroom has answered your review" in sent.body
    assert "operator" not in sent.body


@pytest.mark.parametrize("undone", ["answer", "approval"])
def test_an_answer_that_readers_no_longer_see_is_not_told(box: Mailbox, moderator: User, undone: str) -> None:
    review = a_review(email="ines@example.org", status=Status.APPROVED)
    answer = answers.give(review, "Thank you, we have asked the operator.", by=moderator)
    if undone == "answer":
        answers.take_back(answer, by=moderator)
    else:
        moderation.reopen(review, by=moderator)
    later()
    assert not box.mails
