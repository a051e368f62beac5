"""What is known of a reader."""

import pytest
from django.utils import timezone

from articles.reviews import moderation
from articles.reviews.models import Reader, Reason, RuleKey, Status
from tests.articles.reviews.rules.arriving import arrival, found
from tests.factories import a_review

pytestmark = pytest.mark.django_db


@pytest.fixture
def ines() -> Reader:
    return Reader.objects.of("ines@example.org")


def words(reader: Reader, key: RuleKey) -> list[str]:
    return [each.hit.words for each in found(arrival(reader=reader), key)]


def test_until_something_was_approved_a_reader_is_new(ines: Reader) -> None:
    a_review(reader=ines)
    assert words(ines, RuleKey.FIRST) == [
        "Nothing from this address has been approved yet, and the address is not confirmed."
    ]
    ines.confirm(timezone.now())
    assert words(ines, RuleKey.FIRST) == ["Nothing from this address has been approved yet."]
    a_review(reader=ines, status=Status.APPROVED)
    assert words(ines, RuleKey.FIRST) == []


def test_rejections_are_counted(ines: Reader) -> None:
    assert words(ines, RuleKey.REJECTED) == []
    for number, told in enumerate(
        ["1 review by this reader was rejected.", "2 reviews by this reader were rejected."], 1
    ):
        moderation.reject(a_review(reader=ines), by=None, reason=Reason.SPAM)
        assert (words(ines, RuleKey.REJECTED), number) == ([told], number)


def test_what_a_later_review_replaced_was_not_rejected_for_anything(ines: Reader) -> None:
    first = a_review(reader=ines)
    for review in (first, a_review(first.article, reader=ines)):
        moderation.approve(review, by=None)
    first.refresh_from_db()
    assert first.status == Status.REJECTED
    assert words(ines, RuleKey.REJECTED) == []


def test_another_review_of_the_story_is_told(ines: Reader) -> None:
    first = a_review(reader=ines)
    assert words(ines, RuleKey.ANOTHER) == []
    assert found(arrival(reader=ines, article=first.article), RuleKey.ANOTHER)


def test_all_that_is_asked_about_a_reader_is_one_question(ines: Reader, django_assert_num_queries: object) -> None:
    came = arrival(reader=ines)
    with django_assert_num_queries(2):  # type: ignore[operator]  # and how the rules are set
        found(came, RuleKey.FIRST, RuleKey.REJECTED, RuleKey.ANOTHER)
