"""The made-up archive: the same for the same seed, another for another, and of a believable mixture."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from articles.corpus.house import House, open_house
from articles.corpus.stories import DAYS, END, Archive
from articles.models import Section, Topic
from authors.models import Author

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return open_house()


def test_a_story_depends_on_the_seed_and_its_number_alone(house: House) -> None:
    one, again, other = Archive(house, 1), Archive(house, 1), Archive(house, 2)
    forwards = [one.story(number) for number in range(20)]
    backwards = [again.story(number) for number in reversed(range(20))]
    assert forwards == backwards[::-1]
    assert forwards != [other.story(number) for number in range(20)]


def test_the_house_is_opened_once(house: House) -> None:
    counts = [model.objects.count() for model in (Section, Author, Topic)]
    open_house()
    assert counts == [model.objects.count() for model in (Section, Author, Topic)]


def test_the_mixture_is_that_of_a_paper(house: House) -> None:
    stories = [Archive(house, 0).story(number) for number in range(2000)]
    assert len({story.address for story in stories}) == 2000
    topics = Counter(topic.pk for story in stories for topic in story.topics)
    [(_first, most), (_second, less), *_rest] = topics.most_common()
    assert 1.4 < most / less < 3  # Zipf: the second half as often as the first
    sections = Counter(story.section.slug for story in stories)
    assert sections["city"] > sections["science"] > 0
    lengths = sorted(len(story.body.split()) for story in stories)
    assert 250 < lengths[1000] < 600
    assert lengths[-1] > 2 * lengths[1000]
    years = Counter(story.published.year for story in stories)
    assert set(years) == set(range(2011, 2026))
    assert max(years.values()) < 1.2 * 2000 / 15
    assert all(datetime(2010, 12, 31, tzinfo=UTC) < story.published < END for story in stories)
    assert DAYS == 5475
