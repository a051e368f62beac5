"""Appeals and changed texts at the desk: what the page shows of them, and who may decide."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from articles.reviews import appeals, moderation
from articles.reviews.models import Appeal, Decision, EarlierText, Review, Status
from authors.models import User
from tests.articles.reviews.judging import LIST, decide, form_of
from tests.factories import a_review, a_user
from tests.site.reading import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def ines() -> User:
    return a_user("reviews.moderate_review", name="Inès Marchetti")


def appealed(by: User, **about: object) -> Review:
    review = a_review(**about)  # type: ignore[arg-type]
    moderation.reject(review, by=by, reason="insult")
    appeals.lodge(review, "I insulted nobody: those are his own words.")
    return review


def test_appeals_have_a_queue_and_are_decided_on_the_page(desk: Client, ines: User) -> None:
    first, second = appealed(ines, headline="First"), appealed(ines, headline="Second")
    listed = desk.get(f"{LIST}?queue=appeals").context["cl"].result_list
    assert [review.headline for review in listed] == ["First", "Second"]
    assert "I insulted nobody" in desk.get(form_of(first)).content.decode()
    going_on = decide(desk, first, "uphold_appeal", "?queue=appeals")
    assert going_on.redirect_chain[-1][0] == form_of(second, f"?queue=appeals&trail={first.pk}")
    decide(desk, second, "dismiss_appeal", "?queue=appeals", answer="You call him a thief in the second line.")
    assert [appeal.upheld for appeal in Appeal.objects.order_by("pk")] == [True, False]
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, second.status) == (Status.APPROVED, Status.REJECTED)


def test_an_appeal_is_dismissed_with_an_answer_only(desk: Client, ines: User) -> None:
    page = decide(desk, appealed(ines), "dismiss_appeal")
    assert page.context["deeds"]["dismiss_appeal"].errors == {"answer": [appeals.SAY_WHY]}
    assert appeals.SAY_WHY in page.content.decode()


def test_who_rejected_does_not_decide_the_appeal(desk: Client, moderator: User) -> None:
    review = appealed(moderator)
    page = desk.get(form_of(review)).content.decode()
    assert "Not yours to decide" in page
    assert 'value="uphold_appeal"' not in page
    assert 'value="approve"' not in page
    refused = decide(desk, review, "uphold_appeal")
    assert appeals.SOMEBODY_ELSE in refused.content.decode()
    assert Appeal.objects.get().is_waiting


def test_what_was_decided_with_an_appeal_is_not_undone(desk: Client, moderator: User, ines: User) -> None:
    review = appealed(ines)
    decide(desk, review, "uphold_appeal")
    assert not Decision.objects.to_undo(moderator)
    review.refresh_from_db()
    with pytest.raises(ValidationError, match="has been told"):
        moderation.undo(review, by=moderator)


# Changes by the reader ---------------------------------------------------------------------------


def test_what_its_reader_changed_is_shown_word_by_word(desk: Client) -> None:
    review = a_review(words="The ferry was on time.", rating=5)
    EarlierText.of(review, timezone.now()).save()
    Review.objects.update(words="The ferry was never on time.", rating=1)
    shown = Page(form_of(review), desk.get(form_of(review)))
    assert "never" in shown.one("//section[h2='What its reader changed']")
    assert [" ".join(came.text_content().split()) for came in shown.all("//ins")] == [
        "added: 1 end of added",
        "added: never end of added",
    ]
