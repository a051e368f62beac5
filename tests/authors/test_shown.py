"""What pages read of authors."""

from typing import Any

import pytest
from django.core.exceptions import FieldFetchBlocked

from authors.shown import author_at
from tests.factories import a_photo, a_user, an_author

pytestmark = pytest.mark.django_db


def test_a_profile_comes_with_portrait_and_links_in_two_queries(django_assert_num_queries: Any) -> None:
    an_author(slug="ben")
    ada = an_author(slug="ada", portrait=a_photo(), user=a_user())
    ada.links.create(network="website", url="https://example.org")
    with django_assert_num_queries(2):
        profile = author_at("ada")
        assert profile == ada
        assert profile.portrait is not None
        assert [link.url for link in profile.ways_to_follow] == ["https://example.org"]
    with pytest.raises(FieldFetchBlocked):
        _ = profile.user
    assert author_at("cem") is None
