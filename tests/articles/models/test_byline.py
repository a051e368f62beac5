"""Who made a story."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from articles.models import Byline, Role
from authors.models import Author
from tests.factories import a_live_version, an_article, an_author

pytestmark = pytest.mark.django_db


def test_a_person_stands_once_with_one_role_in_a_byline() -> None:
    author = an_author()
    article = an_article(bylines=[author])
    with pytest.raises(IntegrityError), transaction.atomic():
        Byline.objects.create(article=article, author=author)
    Byline.objects.create(article=article, author=author, role=Role.PHOTOGRAPHER)
    assert article.bylines.count() == 2


def test_a_byline_reads_as_name_and_role() -> None:
    byline = Byline(article=an_article(), author=an_author(name="Ada Okafor"), role=Role.PHOTOGRAPHER)
    assert str(byline) == "Ada Okafor, photographer"


def test_whoever_has_written_cannot_be_deleted() -> None:
    author = an_author()
    version = a_live_version(bylines=[author])
    Byline.objects.all().delete()
    with pytest.raises(ProtectedError):
        author.delete()
    assert Author.objects.filter(pk=author.pk).exists()
    assert version.bylines.get().author == author
