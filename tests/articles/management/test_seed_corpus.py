"""`manage.py seed_corpus N`: loads what is missing, says how far it is, and never a story twice."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles import bulk
from articles.corpus import loading
from articles.models import Article, Version
from articles.publishing import withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "BATCH", 10)
    # Kept for the life of a loading process; here each test has a newsroom of its own.
    loading._archive.cache_clear()


def seed(*options: str) -> str:
    out = StringIO()
    call_command("seed_corpus", *options, "--processes", "1", stdout=out)
    return out.getvalue()


def test_it_loads_as_many_as_asked_for_and_says_so() -> None:
    assert "25 stories loaded, 0 were there" in seed("25")
    assert Version.objects.live().count() == Article.objects.count() == 25


def test_a_second_run_goes_on_where_the_first_one_ended() -> None:
    seed("15")
    before = list(Version.objects.order_by("pk").values_list("pk", "headline"))
    assert "15 stories loaded, 15 were there" in seed("30")
    assert list(Version.objects.order_by("pk").values_list("pk", "headline")[:15]) == before
    assert "0 stories loaded, 30 were there" in seed("30")


def test_a_gap_is_filled_and_what_the_desk_did_since_stays() -> None:
    seed("30")
    article = Article.objects.get(slug="archive-0-12")
    withdraw(article, by=None)
    lost = Article.objects.get(slug="archive-0-17")
    lost.versions.all().delete()
    lost.delete()
    assert "1 stories loaded, 29 were there" in seed("30")
    assert not article.versions.live().exists()


def test_another_seed_is_another_archive() -> None:
    seed("10")
    assert "10 stories loaded, 0 were there" in seed("10", "--seed", "1")
    assert Article.objects.count() == 20


def test_a_public_site_is_left_alone(settings: object) -> None:
    settings.SECURE = True  # type: ignore[attr-defined]
    with pytest.raises(CommandError, match="public site"):
        seed("10")
    assert "10 stories loaded" in seed("10", "--force")
