"""What a story page offers to read next."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles import publishing
from articles.models import Kind
from tests.factories import a_live_article, a_live_version, a_section, an_article

pytestmark = pytest.mark.django_db


def test_the_newest_stories_that_share_a_topic_are_related() -> None:
    now = timezone.now()
    version = a_live_version(topics=["Ferries", "Harbour"])
    shared = [
        a_live_version(topics=topics, now=now - timedelta(hours=hours), section=a_section())
        for hours, topics in enumerate([["Ferries"], ["Harbour"], ["Ferries", "Harbour"], ["Ferries"]], start=1)
    ]
    a_live_version(topics=["Trams"])
    assert version.related() == shared[:3]
    assert version.related(count=1) == shared[:1]


def test_without_topics_the_stories_of_the_section_are_related() -> None:
    version = a_live_version()
    sibling = a_live_version(topics=["Trams"], section=version.section)
    a_live_version(section=a_section())
    assert version.related() == [sibling]


def test_only_what_belongs_in_lists_is_related() -> None:
    version = a_live_version(topics=["Ferries"])
    publishing.publish(an_article(topics=["Ferries"]), by=None, at=timezone.now() + timedelta(hours=1))
    publishing.withdraw(a_live_article(topics=["Ferries"]), by=None)
    retracted = a_live_article(topics=["Ferries"])
    publishing.publish(retracted, by=None, kind=Kind.RETRACTION, note="Invented.")
    an_article(topics=["Ferries"])
    assert version.related() == []


def test_an_older_version_of_a_story_is_not_related_to_it() -> None:
    article = a_live_article(topics=["Ferries"])
    version = publishing.publish(article, by=None)
    assert version.related() == []


def test_what_is_related_costs_one_query(django_assert_num_queries: Any) -> None:
    version = a_live_version(topics=["Ferries"])
    path = a_live_version(topics=["Ferries"]).get_absolute_url()
    with django_assert_num_queries(1):
        [related] = version.related()
        assert related.get_absolute_url() == path
