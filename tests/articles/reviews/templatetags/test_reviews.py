"""Figures beside the stories of a list."""

from typing import Any

import pytest
from django.utils.html import strip_tags

from articles.reviews.models import Status
from articles.reviews.templatetags.reviews import figures_of, tallies
from tests.factories import a_live_version, a_review

pytestmark = pytest.mark.django_db


def test_a_list_asks_once_for_the_figures_of_all_its_stories(django_assert_num_queries: Any) -> None:
    much, little, silent = (a_live_version() for _ in range(3))
    for rating in (5, 4, 4, 4, 4):
        a_review(much.article, rating=rating, status=Status.APPROVED)
    a_review(little.article, rating=5, status=Status.APPROVED)
    # The other two are held in production: the policy, and of which stories the average is frozen.
    with django_assert_num_queries(3):
        found = tallies([much, little, silent])
    assert strip_tags(figures_of(found, much)) == " 4.2 of 5 stars 5 reviews"
    assert figures_of(found, little) == " <span>1 review</span>"
    assert figures_of(found, silent) == ""


def test_an_empty_list_asks_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert tallies([]) == {}
