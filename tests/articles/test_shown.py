"""What pages read: a story with its people, what it offers to read next, cards and what the front lists."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import FieldFetchBlocked
from django.utils import timezone

from articles import publishing
from articles.models import Byline, Kind, Role, Version
from articles.shown import add_credits, cards, newest, related, story_at, topic_at
from tests.factories import a_live_article, a_live_version, a_photo, a_section, an_article, an_author

pytestmark = pytest.mark.django_db


def read(version: Version) -> Version:
    """Return a version as its page reads it."""
    found = story_at(version.address.day, version.address.slug)
    assert found is not None
    return found


def test_a_story_comes_with_its_people_and_their_links_in_two_queries(django_assert_num_queries: Any) -> None:
    ada, ben = an_author(portrait=a_photo()), an_author()
    for network in ("mastodon", "website"):
        ada.links.create(network=network, url=f"https://example.social/{network}")
    version = a_live_version(bylines=[ada, ben])
    day, slug = version.address.day, version.address.slug
    with django_assert_num_queries(2):
        story = story_at(day, slug)
        assert story is not None
        assert story.body
        assert [credit.author.name for credit in story.credits] == [ada.name, ben.name]
        assert story.credits[0].author.portrait == ada.portrait
        links = [[link.network for link in credit.author.ways_to_follow] for credit in story.credits]
        assert links == [["mastodon", "website"], []]
    with pytest.raises(FieldFetchBlocked):
        _ = story.article


def test_each_address_leads_to_its_own_story_and_only_while_that_is_live() -> None:
    one, other = a_live_version(), a_live_version()
    assert [read(version) for version in (one, other, one)] == [one, other, one]
    publishing.withdraw(one.article, by=None)
    assert story_at(one.address.day, one.address.slug) is None
    assert story_at(other.address.day, "nowhere") is None


def test_reporters_stand_in_the_byline_and_others_after_it_with_their_role() -> None:
    article = an_article(bylines=[])
    for position, role in enumerate([Role.PHOTOGRAPHER, Role.REPORTER, Role.EDITOR, Role.REPORTER]):
        Byline.objects.create(article=article, author=an_author(name=f"{position}"), role=role, position=position)
    story = read(publishing.publish(article, by=None))
    assert [credit.author.name for credit in story.reporters] == ["1", "3"]
    assert [credit.author.name for credit in story.other_credits] == ["0", "2"]


def test_where_nobody_reported_everybody_stands_in_the_byline() -> None:
    article = an_article(bylines=[])
    Byline.objects.create(article=article, author=an_author(), role=Role.TRANSLATOR)
    story = read(publishing.publish(article, by=None))
    assert (len(story.reporters), story.other_credits) == (1, [])


def test_the_people_of_many_stories_cost_one_query(django_assert_num_queries: Any) -> None:
    versions = [a_live_version(bylines=[an_author(name=name)]) for name in "ABC"]
    with django_assert_num_queries(1):
        add_credits(versions)
    assert [[credit.author.name for credit in version.credits] for version in versions] == [["A"], ["B"], ["C"]]
    with django_assert_num_queries(0):
        add_credits([])


def test_cards_are_found_by_their_keys(django_assert_num_queries: Any) -> None:
    versions = [a_live_version() for _ in range(3)]
    for few in (versions[:2], versions, versions[1:], []):
        with django_assert_num_queries(1 if few else 0):
            assert cards([version.pk for version in few]) == {version.pk: version for version in few}


def test_the_newest_of_each_section_and_of_opinion_are_told_newest_first() -> None:
    sections, now = [a_section(), a_section()], timezone.now()
    made = [
        a_live_version(section=sections[number % 2], story_type=story_type, now=now - timedelta(hours=number))
        for number, story_type in enumerate(["news", "opinion", "news", "news", "opinion", "news"])
    ]
    told = newest([section.pk for section in sections], of_section=1, opinion=1)
    assert told == [(made[n].pk, made[n].section_id, made[n].story_type) for n in (0, 1, 3)]
    assert newest([], of_section=1, opinion=1) == told[1:2]


def test_the_newest_stories_that_share_a_topic_are_related() -> None:
    now = timezone.now()
    version = a_live_version(topics=["Ferries", "Harbour"])
    shared = [
        a_live_version(topics=topics, now=now - timedelta(hours=hours), section=a_section())
        for hours, topics in enumerate([["Ferries"], ["Harbour"], ["Ferries", "Harbour"], ["Ferries"]], start=1)
    ]
    a_live_version(topics=["Trams"])
    assert related(version) == shared[:3]
    assert related(version, count=1) == shared[:1]


def test_without_topics_the_stories_of_the_section_are_related() -> None:
    version = a_live_version()
    sibling = a_live_version(topics=["Trams"], section=version.section)
    a_live_version(section=a_section())
    assert related(version) == [sibling]


def test_only_what_belongs_in_lists_is_related() -> None:
    version = a_live_version(topics=["Ferries"])
    publishing.publish(an_article(topics=["Ferries"]), by=None, at=timezone.now() + timedelta(hours=1))
    publishing.withdraw(a_live_article(topics=["Ferries"]), by=None)
    retracted = a_live_article(topics=["Ferries"])
    publishing.publish(retracted, by=None, kind=Kind.RETRACTION, note="Invented.")
    an_article(topics=["Ferries"])
    assert related(version) == []


def test_an_older_version_of_a_story_is_not_related_to_it() -> None:
    article = a_live_article(topics=["Ferries"])
    version = publishing.publish(article, by=None)
    assert related(version) == []


def test_what_is_related_costs_one_query(django_assert_num_queries: Any) -> None:
    version = a_live_version(topics=["Ferries"])
    path = a_live_version(topics=["Ferries"]).get_absolute_url()
    with django_assert_num_queries(1):
        [other] = related(version)
        assert other.get_absolute_url() == path


def test_a_topic_is_found_while_a_story_about_it_is_live() -> None:
    live, drafted = a_live_article(topics=["Ferries"]), an_article(topics=["Trams"])
    assert topic_at("ferries") == live.topics.get()
    assert topic_at("trams") is None
    publishing.withdraw(live, by=None)
    publishing.publish(drafted, by=None)
    assert topic_at("ferries") is None
    assert topic_at("trams") == drafted.topics.get()
