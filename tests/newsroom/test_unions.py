"""The first few of several lists in one query: the same as asking for each."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles.models import Section, StoryType, Version
from newsroom.unions import FirstOfEach, each
from tests.factories import a_live_version, a_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def sections() -> list[Section]:
    """Return three sections with 4, 2 and no stories, of which every second is opinion."""
    made = [a_section() for _ in range(3)]
    for number, section in enumerate([made[0]] * 4 + [made[1]] * 2):
        story_type = StoryType.OPINION if number % 2 else StoryType.NEWS
        a_live_version(section=section, story_type=story_type, now=timezone.now() - timedelta(hours=number))
    return made


def test_it_finds_what_one_query_for_each_list_would(sections: list[Section], django_assert_num_queries: Any) -> None:
    newest = Version.objects.filter(section=each()).newest_first().values("pk")[:3]
    with django_assert_num_queries(1):
        found = set(Version.objects.filter(pk__in=FirstOfEach((newest, [section.pk for section in sections]))))
    assert found == {row for section in sections for row in section.versions.newest_first()[:3]}
    assert len(found) == 5


def test_lists_of_several_kinds_stand_in_one_query(sections: list[Section]) -> None:
    newest = Version.objects.filter(section=each()).newest_first().values("pk")[:1]
    opinion = Version.objects.opinion().newest_first().values("pk")[:2]
    lists = FirstOfEach((newest, [sections[0].pk, sections[1].pk]), (opinion, [None]))
    found = Version.objects.filter(pk__in=lists)
    expected = {sections[0].versions.newest_first()[0], sections[1].versions.newest_first()[0]}
    assert set(found) == expected | set(Version.objects.opinion().newest_first()[:2])


def test_without_a_list_nothing_is_found(sections: list[Section]) -> None:
    newest = Version.objects.filter(section=each()).newest_first().values("pk")[:1]
    assert not Version.objects.filter(pk__in=FirstOfEach((newest, [])))
