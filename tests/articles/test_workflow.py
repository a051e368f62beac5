"""Who may move a story where at the desk, and what is recorded of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles import editing, publishing, workflow
from articles.models import Article, Move, State
from authors.models import User
from tests.factories import a_live_article, a_user, an_article

pytestmark = pytest.mark.django_db

STEPS: dict[str, tuple[Callable[..., None], str, set[State], State]] = {
    "submit": (workflow.submit, "articles.submit_article", {State.DRAFT}, State.IN_REVIEW),
    "send_back": (workflow.send_back, "articles.approve_article", {State.IN_REVIEW, State.READY}, State.DRAFT),
    "approve": (workflow.approve, "articles.approve_article", {State.IN_REVIEW}, State.READY),
    "spike": (workflow.spike, "articles.spike_article", {State.DRAFT, State.IN_REVIEW, State.READY}, State.SPIKED),
    "restore": (workflow.restore, "articles.spike_article", {State.SPIKED}, State.DRAFT),
}
RIGHTS = {"articles.submit_article", "articles.approve_article", "articles.spike_article"}
OTHERS = "articles.edit_others_article"
REASON = {"send_back": {"reason": "Who says so?"}}


def in_state(state: State) -> Article:
    article = an_article()
    Article.objects.filter(pk=article.pk).update(state=state)
    return Article.objects.get(pk=article.pk)


def take(name: str, article: Article, by: User | None) -> None:
    STEPS[name][0](article, by=by, **REASON.get(name, {}))


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("name", STEPS)
def test_a_step_leads_from_its_states_to_its_target_and_from_no_other(name: str, state: State) -> None:
    _verb, right, sources, target = STEPS[name]
    article, person = in_state(state), a_user(right, OTHERS)
    if state not in sources:
        with pytest.raises(ValidationError, match=f"A story that is {state.label.lower()} cannot be"):
            take(name, article, person)
        assert Article.objects.get(pk=article.pk).state == article.state == state
        assert not article.moves.exists()
        return
    take(name, article, person)
    assert Article.objects.get(pk=article.pk).state == article.state == target
    move = article.moves.get()
    assert (move.verb, move.by, move.reason) == (name, person, REASON.get(name, {}).get("reason", ""))
    assert abs(timezone.now() - move.at) < timedelta(minutes=5)


@pytest.mark.parametrize("name", STEPS)
def test_a_step_needs_its_right_and_no_other_will_do(name: str) -> None:
    _verb, right, sources, _target = STEPS[name]
    state = min(sources)
    article = in_state(state)
    with pytest.raises(PermissionDenied):
        take(
            name, article, a_user(*(RIGHTS - {right}), "articles.publish_article", "articles.withdraw_article", OTHERS)
        )
    assert Article.objects.get(pk=article.pk).state == state
    assert not article.moves.exists()
    take(name, article, None)
    assert article.moves.get().by is None


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_story_comes_back_with_a_reason(reason: str) -> None:
    article = in_state(State.IN_REVIEW)
    with pytest.raises(ValidationError) as refused:
        workflow.send_back(article, by=None, reason=reason)
    assert list(refused.value.message_dict) == ["reason"]
    assert Article.objects.get(pk=article.pk).state == State.IN_REVIEW


def test_a_spiked_story_can_say_why() -> None:
    article = in_state(State.DRAFT)
    workflow.spike(article, by=None, reason=" Overtaken by events. ")
    assert article.moves.get().reason == "Overtaken by events."


def test_a_story_that_readers_have_cannot_be_spiked() -> None:
    article = a_live_article()
    with pytest.raises(ValidationError, match="Withdraw it"):
        workflow.spike(article, by=None)
    assert Article.objects.get(pk=article.pk).state == State.READY


def test_a_story_that_readers_will_have_cannot_be_spiked() -> None:
    article = an_article()
    publishing.publish(article, by=None, at=timezone.now() + timedelta(hours=1))
    with pytest.raises(ValidationError, match="Withdraw it"):
        workflow.spike(article, by=None)
    publishing.unschedule(article, by=None)
    workflow.spike(article, by=None)
    assert Article.objects.get(pk=article.pk).state == State.SPIKED


def test_a_story_that_readers_no_longer_have_can_be_spiked() -> None:
    article = a_live_article()
    publishing.withdraw(article, by=None)
    workflow.spike(article, by=None)
    assert Article.objects.get(pk=article.pk).state == State.SPIKED


def test_a_story_on_its_way_out_can_be_spiked_only_when_it_is_out() -> None:
    article = a_live_article()
    publishing.withdraw(article, by=None, at=timezone.now() + timedelta(hours=1))
    with pytest.raises(ValidationError, match="Withdraw it"):
        workflow.spike(article, by=None)
    assert Article.objects.get(pk=article.pk).state == State.READY


def test_a_spiked_story_is_not_published() -> None:
    article = in_state(State.SPIKED)
    with pytest.raises(ValidationError) as refused:
        publishing.publish(article, by=None)
    assert list(refused.value.message_dict) == ["state"]


def test_whoever_holds_an_older_copy_is_told() -> None:
    article = in_state(State.DRAFT)
    mine = Article.objects.get(pk=article.pk)
    workflow.submit(article, by=a_user("articles.submit_article", OTHERS, name="Ada Okafor"))
    with pytest.raises(editing.Conflict, match="Ada Okafor submitted"):
        workflow.submit(mine, by=None)
    assert article.moves.count() == 1


def test_a_copy_that_made_a_step_can_make_the_next_one() -> None:
    article = an_article()
    workflow.submit(article, by=None)
    workflow.approve(article, by=None)
    article.headline = "Still my copy"
    editing.save(article, by=None)
    publishing.publish(article, by=None)
    assert [move.verb for move in article.moves.order_by("pk")] == ["submit", "approve", "publish"]


@pytest.mark.parametrize("state", State)
def test_people_are_offered_just_the_steps_they_may_take(state: State) -> None:
    article = in_state(state)
    for rights in (set[str](), {"articles.approve_article"}, RIGHTS):
        offered: set[Any] = {step.verb for step in workflow.possible(article, a_user(*rights, OTHERS))}
        assert offered == {
            name for name, (_verb, right, sources, _target) in STEPS.items() if right in rights and state in sources
        }


def test_every_step_of_the_code_is_described_here() -> None:
    assert {str(verb) for verb in workflow.STEPS} == set(STEPS)
    assert {step.right for step in workflow.STEPS.values()} == RIGHTS


def test_every_right_that_a_verb_asks_for_exists() -> None:
    wanted = {*RIGHTS, "articles.publish_article", "articles.withdraw_article", "reviews.moderate_review"}
    assert a_user(*wanted).get_all_permissions() == wanted


def test_a_superuser_may_take_every_step_but_not_skip_one() -> None:
    chief = User.objects.create_superuser("chief@example.org", name="Chief")
    article = an_article()
    with pytest.raises(ValidationError, match="cannot be"):
        workflow.approve(article, by=chief)
    workflow.submit(article, by=chief)
    workflow.approve(article, by=chief)
    assert article.state == State.READY


def test_who_may_no_longer_log_in_may_no_longer_do_anything() -> None:
    person = a_user("articles.submit_article", is_active=False)
    with pytest.raises(PermissionDenied):
        workflow.submit(an_article(), by=person)
    assert not Move.objects.exists()
