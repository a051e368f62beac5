"""Body text is clean however it came into the database."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article
from newsroom.fields import clean_body
from newsroom.html import CONTROL
from tests.factories import an_article
from tests.hostile import HOSTILE, complaints

BAD = "<p>a</p><script>alert(1)</script>"


@pytest.mark.parametrize("html", HOSTILE, ids=lambda html: html[:40])
def test_hostile_html_comes_out_harmless(html: str) -> None:
    cleaned = clean_body(html)
    assert complaints(cleaned) == []
    assert "alert(1)</script>" not in cleaned
    assert not CONTROL.search(cleaned)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(),
            st.sampled_from(HOSTILE),
            st.sampled_from([*"<>&\"'=/", "<a href=", "<p ", "onload=", "javascript:", "</", "<!--", "]]>"]),
        ),
        max_size=12,
    ).map("".join)
)
def test_whatever_comes_in_only_what_is_allowed_comes_out_and_stays_so(html: str) -> None:
    cleaned = clean_body(html)
    assert complaints(cleaned) == []
    assert clean_body(cleaned) == cleaned


@pytest.mark.parametrize(
    "html",
    [
        "<p>Plain, <strong>strong</strong>, <em>stressed</em>,<br>broken.</p>",
        "<h2>Crosshead</h2><h3>Below it</h3>",
        '<p><a href="https://example.org/a?b=c#d">far</a> <a href="/politics/">near</a></p>',
        '<p><a href="mailto:desk@example.org">write</a></p>',
        "<ul><li><p>one</p></li></ul><ol><li><p>two</p></li></ol>",
        "<blockquote><p>said</p></blockquote>",
        '<aside class="pull-quote">said well</aside>',
        '<figure data-photo="12"><figcaption>The quay</figcaption></figure>',
        "<p>5 &lt; 6 &amp; “quoted” – Öl, 日本, عربي</p>",
    ],
)
def test_what_the_editor_offers_is_kept_as_it_is(html: str) -> None:
    assert clean_body(html) == html


@pytest.mark.parametrize("html", ["", "<p></p>", "<script>x</script>", "<!-- x -->"])
def test_nothing_stays_nothing(html: str) -> None:
    assert clean_body(html) == ""


def stored(article: Article) -> str:
    """Return the body as the table has it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM articles_article WHERE id = %s", [article.pk])
        return str(cursor.fetchone()[0])


@pytest.mark.django_db
def test_a_saved_body_is_clean_in_the_table_and_at_hand() -> None:
    article = an_article()
    article.body = BAD  # type: ignore[assignment]
    article.save()
    assert article.body == "<p>a</p>"
    assert stored(article) == "<p>a</p>"


@pytest.mark.django_db
def test_a_created_body_is_clean() -> None:
    assert stored(Article.objects.create(headline="x", body=BAD)) == "<p>a</p>"
    assert stored(Article.objects.bulk_create([Article(headline="x", body=BAD)])[0]) == "<p>a</p>"


@pytest.mark.django_db
def test_a_body_is_clean_that_came_past_the_instance() -> None:
    article = an_article()
    Article.objects.filter(pk=article.pk).update(body=BAD)
    assert stored(article) == "<p>a</p>"
    article.body = BAD + "<p>b</p>"  # type: ignore[assignment]
    Article.objects.bulk_update([article], ["body"])
    assert stored(article) == "<p>a</p><p>b</p>"


@pytest.mark.django_db
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_can_be_saved_and_is_read_back_the_same(db: None, text: str) -> None:
    article = Article.objects.create(headline="x", body=text)
    assert Article.objects.get(pk=article.pk).body == article.body
