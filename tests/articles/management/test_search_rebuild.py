"""`manage.py search_rebuild`: an index that was lost or spoilt is as it should be again."""

from io import StringIO

import pytest
from django.core.management import call_command

from articles.models import StaleWords, StoryWords
from articles.search import finding
from tests.factories import an_article

pytestmark = pytest.mark.django_db


def test_it_makes_all_words_anew_and_says_of_how_many_stories() -> None:
    stories = [an_article(headline=f"Ferry {number}") for number in range(3)]
    finding.stories("ferry")
    StoryWords.objects.filter(article=stories[0]).delete()
    StoryWords.objects.filter(article=stories[1]).update(words={"rubbish"})
    out = StringIO()
    call_command("search_rebuild", stdout=out)
    assert "The words of 3 stories were made anew." in out.getvalue()
    assert set(finding.stories("ferry").keys) == {story.pk for story in stories}
    assert not finding.stories("rubbish").keys
    assert not StaleWords.objects.exists()
