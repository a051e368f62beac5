"""Writing many rows at once gives each its key, its defaults, and whatever its fields do when saved."""

import pytest
from django.utils import timezone

from articles.models import Article, Revision
from newsroom import copying

pytestmark = pytest.mark.django_db

HARD = "tab\t back\\slash “quotes” \\N new\nline ünï 日本"


def test_what_is_written_is_what_is_read_back() -> None:
    articles = copying.insert(
        Article(headline=HARD, standfirst="", body=f"<p>{n}</p><script>1</script>") for n in range(3)
    )
    assert len({article.pk for article in articles}) == 3
    for number, article in enumerate(articles):
        again = Article.objects.get(pk=article.pk)
        assert (again.headline, again.body, again.section) == (HARD, f"<p>{number}</p>", None)
        assert again.created_at <= timezone.now()


def test_rows_may_name_rows_that_were_written_just_before() -> None:
    article = Article(headline="One")
    revision = Revision(article=article, at=timezone.now(), snapshot={"headline": HARD, "topics": ["a", None, 1]})
    copying.insert([article])
    copying.insert([revision])
    assert revision.article_id == article.pk
    assert article.revisions.get().snapshot == revision.snapshot


def test_the_next_row_saved_by_itself_gets_a_key_of_its_own() -> None:
    written = copying.insert([Article(headline="One"), Article(headline="Two")])
    assert Article.objects.create(headline="Three").pk not in {article.pk for article in written}
    assert [written[0].headline] == list(Article.objects.filter(pk=written[0].pk).values_list("headline", flat=True))


def test_nothing_costs_nothing(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert copying.insert([]) == []
