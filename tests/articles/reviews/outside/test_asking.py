"""Services outside are asked after a review is stored; they get no address, and whatever they do nothing breaks."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from articles.reviews import moderation
from articles.reviews.models import Finding, Mode, Reason, Review, RuleKey, RuleSetting, Status
from articles.reviews.outside import akismet, asking, hook
from articles.reviews.outside.configured import keys, service
from articles.reviews.outside.hook import signature
from articles.reviews.outside.interface import Answer, Letter, Null, ServiceError, Verdict
from articles.reviews.receiving import look_again, receive
from tests.articles.reviews.outside.service import Service, serving
from tests.articles.reviews.rules.arriving import arrival
from tests.factories import a_live_article

LETTER = Letter("Well told", "Words & more", 4, "https://news.example/story/", "en")
SECRET = "s" * 32

pytestmark = pytest.mark.django_db


@pytest.fixture
def far() -> Iterator[Service]:
    with serving() as far:
        yield far


@pytest.fixture
def own(far: Service, settings: Settings) -> Service:
    """Return a service of our own that the settings name; it has nothing against anything."""
    settings.REVIEW_SERVICES = {"AKISMET_KEY": "", "REVIEW_HOOK_URL": f"{far.url}/hook", "REVIEW_HOOK_SECRET": SECRET}
    far.says = {"verdict": "ok"}
    return far


def send(commit: Any, **fields: Any) -> Review:
    review = arrival(**{"article": a_live_article(slug="ferry")} | fields).review
    with commit(execute=True):
        receive(review, "ines@example.org", timezone.now())
    return Review.objects.get(pk=review.pk)


def ordered() -> QuerySet[Any]:
    return DBTaskResult.objects.filter(task_path=asking.ask.module_path)


# The hook ------------------------------------------------------------------------------------------------------


def test_it_gets_the_words_signed_and_nothing_about_the_reader(
    own: Service, django_capture_on_commit_callbacks: Any
) -> None:
    send(django_capture_on_commit_callbacks, network="secretnet", name="Secret Name")
    [asked] = own.asked
    assert json.loads(asked.body).keys() == {"headline", "words", "rating", "story", "language"}
    assert json.loads(asked.body)["story"].endswith("/ferry/")
    for private in (b"ines@", b"secretnet", b"Secret Name"):
        assert private not in asked.body
    moment = asked.headers["Newsroom-Timestamp"]
    assert asked.headers["Newsroom-Signature"] == signature(SECRET, moment, asked.body)
    assert signature(SECRET, "1", asked.body) != signature(SECRET, "2", asked.body)


@pytest.mark.parametrize(
    ("verdict", "mode", "marked"),
    [
        ("ok", Mode.REJECT, None),
        ("hold", Mode.REJECT, Mode.HOLD),
        ("reject", Mode.HOLD, Mode.HOLD),
        ("reject", Mode.REJECT, Mode.REJECT),
    ],
)
def test_its_answer_is_a_finding_and_rejects_only_where_the_desk_lets_it(
    own: Service, django_capture_on_commit_callbacks: Any, verdict: str, mode: Mode, marked: Mode | None
) -> None:
    own.says = {"verdict": verdict, "reason": "Odd."}
    RuleSetting.objects.create(rule=RuleKey.HOOK, mode=mode)
    review = send(django_capture_on_commit_callbacks)
    findings = [(each.mode, each.words) for each in review.findings.filter(rule=RuleKey.HOOK)]
    assert findings == ([(marked, "Odd.")] if marked else [])
    assert review.status == (Status.REJECTED if marked == Mode.REJECT else Status.PENDING)
    assert [(each.by, each.reason) for each in review.decisions.all()] == (
        [(None, Reason.AUTOMATIC)] if marked == Mode.REJECT else []
    )


def test_switched_off_it_is_not_asked(own: Service, django_capture_on_commit_callbacks: Any) -> None:
    RuleSetting.objects.create(rule=RuleKey.HOOK, mode=Mode.OFF)
    send(django_capture_on_commit_callbacks)
    assert own.asked == []


def test_what_was_judged_meanwhile_stays_judged(own: Service, django_capture_on_commit_callbacks: Any) -> None:
    review = send(django_capture_on_commit_callbacks)
    moderation.approve(review, by=None)
    RuleSetting.objects.create(rule=RuleKey.HOOK, mode=Mode.REJECT)
    own.says = {"verdict": "reject", "reason": "Bad."}
    asking.ask.func(review.pk, "hook")
    assert Review.objects.get().status == Status.APPROVED
    assert Finding.objects.filter(rule=RuleKey.HOOK).count() == 1


def test_asked_twice_it_is_noted_once_and_for_a_review_that_went_not_at_all(
    own: Service, django_capture_on_commit_callbacks: Any
) -> None:
    own.says = {"verdict": "hold", "reason": "Odd."}
    review = send(django_capture_on_commit_callbacks)
    asking.ask.func(review.pk, "hook")
    assert Finding.objects.filter(rule=RuleKey.HOOK).count() == 1
    review.delete()
    asking.ask.func(0, "hook")


def test_what_is_changed_is_asked_anew(own: Service, django_capture_on_commit_callbacks: Any) -> None:
    own.says = {"verdict": "hold", "reason": "Odd."}
    review = send(django_capture_on_commit_callbacks)
    review.words = "Other words that say something else about the ferry."
    review.save()
    own.says = {"verdict": "ok"}
    with django_capture_on_commit_callbacks(execute=True):
        look_again(review)
    assert len(own.asked) == 2
    assert not Finding.objects.filter(rule=RuleKey.HOOK).exists()


NONSENSE = [b"", b"<html>", b"[]", b'"ok"', b"{}", b'{"verdict": "publish"}', b'{"verdict": []}', b"[" * 9000, b"\xff"]


@pytest.mark.parametrize("said", NONSENSE)
def test_an_answer_without_sense_is_an_error(own: Service, said: bytes) -> None:
    own.says = said
    with pytest.raises(ServiceError, match="not with a verdict"):
        service(RuleKey.HOOK).ask(LETTER)


def test_a_strange_reason_does_no_harm(own: Service) -> None:
    own.says = {"verdict": "hold", "reason": "a\x00b\n" + "<script>" * 100}
    assert service(RuleKey.HOOK).ask(LETTER).why.startswith("ab <script>")
    own.says = {"verdict": "hold", "reason": {"no": "words"}}
    assert service(RuleKey.HOOK).ask(LETTER) == Answer(Verdict.HOLD, "")


def test_a_service_that_is_away_only_notes_itself_and_is_asked_again(
    own: Service, settings: Settings, caplog: pytest.LogCaptureFixture, django_capture_on_commit_callbacks: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    own.status = 503
    review = send(django_capture_on_commit_callbacks)
    waiting = ordered().get()
    with caplog.at_level(logging.WARNING):
        for attempt in range(len(asking.AGAIN) + 1):
            asking.ask.func(*waiting.args_kwargs["args"][:2], attempt)
    assert ordered().count() == 1 + len(asking.AGAIN)
    assert f"asked about review {review.pk} in vain: It answered 503" in caplog.text
    assert SECRET not in caplog.text
    assert not review.findings.filter(rule=RuleKey.HOOK).exists()


# Akismet -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("said", "verdict"), [(b"true", Verdict.REJECT), (b"false", Verdict.OK)])
def test_akismet_is_asked_about_the_words_alone(far: Service, said: bytes, verdict: Verdict) -> None:
    far.says = said
    assert akismet.Akismet("https://news.example", "k3y", far.url).ask(LETTER).verdict == verdict
    [asked] = far.asked
    assert b"comment_content=Well+told%0A%0AWords+%26+more" in asked.body
    assert b"permalink=https%3A%2F%2Fnews.example%2Fstory%2F" in asked.body
    for private in (b"user_ip", b"comment_author", b"email"):
        assert private not in asked.body


def test_what_else_akismet_says_is_an_error(far: Service) -> None:
    far.says = b"invalid"
    with pytest.raises(ServiceError, match="Is the key right"):
        akismet.Akismet("https://news.example", "k3y", far.url).ask(LETTER)


def test_secrets_stand_in_no_representation() -> None:
    assert "k3y" not in repr(akismet.Akismet("https://news.example", "k3y"))
    assert SECRET not in repr(hook.Hook("https://hook.example", SECRET))


# Settings ------------------------------------------------------------------------------------------------------


def test_unless_somebody_sets_one_up_nobody_is_asked(
    django_capture_on_commit_callbacks: Any, settings: Settings
) -> None:
    assert keys() == []
    assert isinstance(service(RuleKey.AKISMET), Null)
    assert service(RuleKey.HOOK).ask(LETTER) == Answer(Verdict.OK)
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    send(django_capture_on_commit_callbacks)
    assert not ordered().exists()


def test_both_may_be_set_up(settings: Settings) -> None:
    settings.REVIEW_SERVICES = {"AKISMET_KEY": "k", "REVIEW_HOOK_URL": "https://h.example", "REVIEW_HOOK_SECRET": "s"}
    assert [service(key).key for key in keys()] == [RuleKey.AKISMET, RuleKey.HOOK]
