"""Stories change while others search: in the end the words are those of the story as it stands."""

from itertools import cycle, islice

import pytest

from articles.models import Article, StaleWords, StoryWords
from articles.search import finding, index
from tests.at_once import at_once
from tests.factories import an_article

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_last_words_are_the_right_ones_whoever_made_them() -> None:
    story = an_article(headline="Ferry 0", slug="s")

    def edit(word: str) -> None:
        for number in range(8):
            Article.objects.filter(pk=story.pk).update(headline=f"Ferry {word}{number}")

    def search() -> None:
        for _ in range(8):
            assert finding.stories("ferry").keys == [story.pk]

    done = at_once([*(lambda word=word: edit(word) for word in ("bus", "tram")), *islice(cycle([search]), 3)])
    assert done == [None] * 5
    index.catch_up()
    assert not StaleWords.objects.exists()
    last = Article.objects.get().headline.split()[1]
    assert finding.stories(last).keys == [story.pk]
    kept = set(StoryWords.objects.get().words.replace("'", "").split())
    assert {word for word in kept if word.startswith(("bus", "tram"))} == {last}
