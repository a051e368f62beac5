"""Figures beside the stories of a list."""

from typing import Any

import pytest

from articles.reviews.models import Status
from articles.reviews.templatetags.reviews import figures_of, tallies
from tests.factories import a_live_version, a_review

pytestmark = pytest.mark.django_db


def test_a_list_asks_once_for_the_figures_of_all_its_stories(django_assert_num_queries: Any) -> None:
    reviewed, silent = a_live_version(), a_live_version()
    a_review(reviewed.article, rating=5, status=Status.APPROVED)
    with django_assert_num_queries(1):
        found = tallies([reviewed, silent])
    assert figures_of(found, reviewed) == " <span>5.0 from 1 review</span>"
    assert figures_of(found, silent) == ""


def test_an_empty_list_asks_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert tallies([]) == {}
