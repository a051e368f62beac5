"""A preview is the story as it would be published, and leaves no trace."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import editing, publishing
from articles.models import Article, Kind
from tests.articles.desk import HOUR, NOON, all_rows, edit
from tests.factories import a_photo, an_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.mark.parametrize("published", [False, True])
def test_a_preview_shows_what_would_be_published_and_writes_nothing(published: bool) -> None:
    article = an_article(topics=["Ferries"], picture=a_photo())
    if published:
        publishing.publish(article, by=None, now=NOON)
        publishing.publish(article, by=None, kind=Kind.CORRECTION, note="Sorry.", now=NOON + HOUR)
    edit(article, headline="Edited", slug="edited")
    before = all_rows()
    with CaptureQueriesContext(connection) as queries:
        version = publishing.preview(article)
        path = version.get_absolute_url()
    assert all(query["sql"].startswith("SELECT") for query in queries)
    assert all_rows() == before
    assert version.headline == "Edited"
    assert path.endswith("/edited/")
    assert [credit.author.name for credit in version.credits] == [version.byline]
    assert [notice["note"] for notice in version.notices] == (["Sorry."] if published else [])
    assert version.updated == (NOON + HOUR if published else None)
    assert version.pk is None


def test_an_unfinished_story_can_be_previewed() -> None:
    article = Article(headline="Working title")
    editing.save(article, by=None)
    version = publishing.preview(article)
    assert (version.headline, version.byline, version.body) == ("Working title", "", "")
    assert version.section_id is None
    assert version.get_absolute_url().endswith("/working-title/")
