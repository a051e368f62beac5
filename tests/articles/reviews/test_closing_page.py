"""Closing a story for reviews at the desk, and the page on how reviews are handled."""

import pytest
from django.test import Client

from articles.models import Article
from articles.reviews import closing
from articles.reviews.models import Closing, Policy
from authors import roles
from tests.factories import a_colleague, a_live_article, a_live_version

LIST = "/admin/reviews/closing/"
POLICY = "/admin/reviews/policy/1/change/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Article:
    return a_live_article(headline="Ferry sails")


def page_of(story: Article) -> str:
    return f"{LIST}story/{story.pk}/"


@pytest.mark.parametrize("role", [roles.MODERATOR, roles.EDITOR, roles.MANAGING_EDITOR])
def test_a_story_is_closed_and_opened_again_from_a_page_of_its_own(client: Client, story: Article, role: str) -> None:
    colleague = a_colleague(role, name="Cleo")
    client.force_login(colleague)
    assert "Close for reviews" in client.get(page_of(story)).content.decode()
    assert client.post(page_of(story), {"reason": "court"}).status_code == 302
    assert (Closing.objects.get().reason, Closing.objects.get().by) == ("court", colleague)
    again = client.get(page_of(story)).content.decode()
    assert "Closed by Cleo" in again
    assert "a case before a court" in again
    assert "Ferry sails" in client.get(LIST).content.decode()
    client.post(page_of(story), {"lift": "yes"})
    assert not Closing.objects.exists()


def test_what_is_missing_is_told_at_its_field(client: Client, story: Article) -> None:
    client.force_login(a_colleague(roles.MODERATOR))
    for fields, field, told in (
        ({}, "reason", closing.SAY_WHICH),
        ({"reason": "other", "words": " "}, "words", closing.SAY_WHY),
    ):
        answer = client.post(page_of(story), fields)
        assert answer.context["form"].errors == {field: [told]}
    assert not Closing.objects.exists()


def test_a_reporter_closes_no_story_of_somebody_else(client: Client, story: Article) -> None:
    client.force_login(a_colleague(roles.REPORTER))
    assert client.get(page_of(story)).status_code == client.post(page_of(story), {"reason": "court"}).status_code == 403
    assert client.get(LIST).status_code == 403
    assert not Closing.objects.exists()


def test_a_moderator_reads_the_headline_that_readers_have(client: Client, story: Article) -> None:
    closing.close(story, by=None, reason="court")
    Article.objects.filter(pk=story.pk).update(headline="Ferry owner charged")
    client.force_login(a_colleague(roles.MODERATOR))
    for address in (LIST, page_of(story)):
        page = client.get(address).content.decode()
        assert "Ferry sails" in page
        assert "charged" not in page


def test_the_way_leads_from_the_story_and_from_its_reviews(admin_client: Client, story: Article) -> None:
    assert page_of(story) in admin_client.get(f"/admin/articles/article/{story.pk}/change/").content.decode()


# How reviews are handled -------------------------------------------------------------------------------


def test_the_policy_opens_at_once_and_is_as_it_begins_until_somebody_saves_it(client: Client) -> None:
    client.force_login(a_colleague(roles.MANAGING_EDITOR))
    assert client.get("/admin/reviews/policy/")["Location"] == POLICY
    assert client.get(POLICY).status_code == 200
    assert not Policy.objects.exists()
    fields = {"open_days": "3", "edit_hours": "0", "average_from": "9", "keep_days": "30", "judged_within": "1"}
    assert client.post(POLICY, fields | {"closed_types": ["opinion", "review"]}).status_code == 302
    policy = Policy.objects.get()
    assert (policy.pk, policy.open_days, policy.closed_types) == (1, 3, ["opinion", "review"])
    assert (policy.confirm_address, policy.mail_decisions) == (False, False)
    assert closing.why(a_live_version(story_type="opinion")) != ""
    assert client.post(POLICY, fields | {"closed_types": "sonnet"}).status_code == 200
    assert client.get("/admin/reviews/policy/2/change/").status_code == 302


@pytest.mark.parametrize("role", [roles.MODERATOR, roles.EDITOR, roles.REPORTER])
def test_the_policy_is_the_managing_editors(client: Client, role: str) -> None:
    client.force_login(a_colleague(role))
    assert client.get(POLICY).status_code == 403
