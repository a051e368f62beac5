"""Topics."""

from urllib.parse import unquote

import pytest
from django.db import IntegrityError, transaction
from django.urls import resolve

from articles.models import TaggedArticle, Topic
from tests.factories import an_article

pytestmark = pytest.mark.django_db


def test_a_topic_is_the_same_in_any_letter_case() -> None:
    an_article(topics=["Ferries"]).topics.add("ferries", "FERRIES")
    assert [topic.name for topic in Topic.objects.all()] == ["Ferries"]


@pytest.mark.parametrize("name", ["Ferries", "Tarn Bridge", "日本", "العبّارات", "हिन्दी", "!!", "🛳"])
def test_every_topic_has_a_page(name: str) -> None:
    an_article(topics=[name])
    topic = Topic.objects.get(name=name)
    match = resolve(unquote(topic.get_absolute_url()))
    assert (match.url_name, match.kwargs) == ("topic", {"slug": topic.slug})


def test_topics_without_letters_have_addresses_of_their_own() -> None:
    an_article(topics=["!!", "??", "!?"])
    assert len({topic.get_absolute_url() for topic in Topic.objects.all()}) == 3


def test_a_story_has_a_topic_once() -> None:
    article = an_article(topics=["Ferries"])
    with pytest.raises(IntegrityError), transaction.atomic():
        TaggedArticle.objects.create(tag=Topic.objects.get(), content_object=article)
    assert article.topics.count() == 1
