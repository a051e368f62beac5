"""Reviews at the desk: who may see what, and who may judge."""

import pytest
from django.test import Client

from articles.models import Article
from articles.reviews import appeals, moderation
from articles.reviews.freezing import freeze
from articles.reviews.models import Status
from authors import roles
from authors.models import User
from tests.articles.reviews.judging import LIST, act, decide, form_of
from tests.factories import a_colleague, a_live_article, a_review, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def reporter(client: Client) -> Client:
    client.force_login(a_user("reviews.view_review", "articles.change_article", name="Reporter"))
    return client


@pytest.mark.parametrize("what", ["approve", "reject", "spam", "reopen"])
def test_a_reporter_cannot_decide_by_post(reporter: Client, what: str) -> None:
    review = a_review()
    assert decide(reporter, review, what, reason="Mine").status_code == 403
    act(reporter, f"{what}_selected", review, reason="Mine")
    review.refresh_from_db()
    assert review.status == Status.PENDING


def test_the_right_to_change_reviews_is_not_the_right_to_moderate(client: Client) -> None:
    client.force_login(a_user("reviews.view_review", "reviews.change_review"))
    review = a_review()
    assert decide(client, review, "approve").status_code == 403
    review.refresh_from_db()
    assert review.status == Status.PENDING


def test_a_reporter_reads_reviews_without_the_address_and_without_buttons(reporter: Client) -> None:
    review = a_review(email="secret@example.org")
    page = reporter.get(form_of(review)).content.decode()
    assert review.words in page
    assert "secret@example.org" not in page
    assert "_do" not in page


def test_a_moderator_sees_the_address_but_nobody_sees_the_network(desk: Client) -> None:
    review = a_review(email="hanne@example.org", network="f00dfeed")
    page = desk.get(form_of(review)).content.decode() + desk.get(LIST).content.decode()
    assert "hanne@example.org" in page
    assert "f00dfeed" not in page


def test_nobody_writes_reviews_at_the_desk(admin_client: Client) -> None:
    assert admin_client.get(LIST + "add/").status_code == 403


def test_every_decision_stands_on_the_page_to_which_the_history_leads(admin_client: Client) -> None:
    review = a_review()
    decide(admin_client, review, "reject", reason="spam", note="Sells watches.")
    history = admin_client.get(f"{LIST}{review.pk}/history/")
    assert history.headers["Location"] == f"{form_of(review)}#record"
    page = admin_client.get(form_of(review)).content.decode()
    assert "It is advertising or spam. Sells watches." in page


def test_a_moderator_reads_of_the_story_what_readers_do_and_no_more(client: Client) -> None:
    client.force_login(a_colleague(roles.MODERATOR))
    story = a_live_article(headline="Ferry sails on time", standfirst="Nobody was surprised.")
    review = a_review(story)
    Article.objects.filter(pk=story.pk).update(headline="Ferry owner charged", standfirst="Under embargo.")

    for address in ("/admin/reviews/review/", f"/admin/reviews/review/{review.pk}/change/"):
        page = client.get(address).content.decode()
        assert "Ferry sails on time" in page
        assert "charged" not in page
        assert "embargo" not in page
        assert "/admin/articles/" not in page


def test_the_front_page_counts_whatever_waits_for_a_decision_once(desk: Client, admin_user: User) -> None:
    waiting, rejected = a_review(), a_review()
    moderation.reject(rejected, by=admin_user, reason="insult")
    appeals.lodge(rejected, "I insulted nobody: those are his own words.")
    freeze(waiting.article_id, since=waiting.created_at, why="Many at once.")
    told = desk.get("/admin/").content.decode()
    assert "<b>2</b> reader reviews wait for a decision" in told
    moderation.approve(waiting, by=None)
    assert "<b>1</b> reader review waits for a decision" in desk.get("/admin/").content.decode()
