"""How a review was sent."""

import pytest

from articles.reviews.models import RuleKey
from tests.articles.reviews.rules.arriving import arrival, found

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("seconds", "is_fast"), [(4, True), (14.4, True), (15, False), (90, False)])
def test_nobody_writes_a_review_in_a_few_seconds(seconds: float, is_fast: bool) -> None:
    hits = found(arrival(started=seconds), RuleKey.FAST)
    assert [each.hit.words for each in hits] == (
        [f"It was sent {seconds:.0f} seconds after its form was opened."] if is_fast else []
    )


def test_what_came_without_the_mark_of_our_form_is_told_once() -> None:
    came = arrival(started=None)
    assert [each.rule.key for each in found(came, RuleKey.FAST, RuleKey.UNMARKED)] == [RuleKey.UNMARKED]
    assert not found(arrival(), RuleKey.UNMARKED)
