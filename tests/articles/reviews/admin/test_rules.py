"""The rules at the desk: how each is set, how it did, and who may change it."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone

from articles.reviews.models import Finding, Mode, RuleKey, RuleSetting, Status
from articles.reviews.rules import RULES
from articles.reviews.rules.record import Record, records
from authors import roles
from tests.factories import a_colleague, a_review, an_article
from tests.site.reading import Page

LIST = "/admin/reviews/rulesetting/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(client: Client) -> Client:
    client.force_login(a_colleague(roles.MANAGING_EDITOR))
    return client


def page(client: Client) -> Page:
    return Page(LIST, client.get(LIST))


def filled(client: Client) -> dict[str, str]:
    [form] = page(client).all("//main//form[@method='post']")
    return {name: str(value) for name, value in form.form_values()}


def test_all_rules_stand_on_one_page_with_what_each_does(chief: Client) -> None:
    words = page(chief).one("//main")
    for rule in RULES:
        assert rule.key.label in words
        assert rule.does in words


def test_a_rule_is_set_and_the_others_stay_as_they_are(chief: Client) -> None:
    response = chief.post(LIST, filled(chief) | {"links-mode": "reject", "short-limit": "40"})
    assert response["Location"] == LIST
    assert set(RuleSetting.objects.values_list("rule", "mode", "limit")) == {
        ("links", "reject", None),
        ("short", "hold", 40),
    }
    assert "Set: Links and contact details, Too short." in page(chief).one("//body")
    assert {entry.object_repr for entry in LogEntry.objects.all()} == {
        "Links and contact details: Reject",
        "Too short: Hold",
    }


def test_sent_as_it_was_nothing_is_changed(chief: Client) -> None:
    chief.post(LIST, filled(chief))
    assert not RuleSetting.objects.exists()
    assert "Nothing was changed." in page(chief).one("//body")


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("links-mode", "approve"), *(("short-limit", wrong) for wrong in ("-1", "x", "", "9" * 30))],
)
def test_what_is_wrong_is_told_and_stored_nowhere(chief: Client, field: str, wrong: str) -> None:
    response = chief.post(LIST, filled(chief) | {field: wrong})
    assert response.status_code == 200
    assert "Nothing is saved yet" in response.content.decode()
    assert not RuleSetting.objects.exists()


def test_moderators_read_the_page_and_set_nothing(client: Client) -> None:
    client.force_login(a_colleague(roles.MODERATOR))
    RuleSetting.objects.create(rule=RuleKey.LINKS, mode=Mode.REJECT)
    response = client.get(LIST)
    assert "Save the rules" not in response.content.decode()
    assert "Reject" in Page(LIST, response).one("//tr[@id='rule-links']")
    assert client.post(LIST, {}).status_code == 403


def test_of_each_rule_it_is_told_how_often_it_was_right(chief: Client) -> None:
    story = an_article()
    for status in (Status.REJECTED, Status.REJECTED, Status.REJECTED, Status.APPROVED, Status.PENDING):
        review = a_review(story, status=status, findings=["links", "links", "first"])
    assert records(timezone.now())["links"] == Record(right=3, wrong=1, open=1)
    row = page(chief).one("//tr[@id='rule-links']")
    assert row.split()[-6:] == ["5", "3", "75", "%", "1", "1"]
    Finding.objects.filter(review=review).update(at=timezone.now() - timedelta(days=91))
    assert records(timezone.now())["links"].open == 0


def test_the_page_asks_the_same_for_many_findings(chief: Client, django_assert_num_queries: Any) -> None:
    chief.get(LIST)
    with django_assert_num_queries(1):
        records(timezone.now())
    a_review(findings=[rule.key for rule in RULES] * 5)
    with django_assert_num_queries(1):
        assert len(records(timezone.now())) == len(RULES)


def test_a_single_rule_has_no_page_of_its_own(chief: Client) -> None:
    setting = RuleSetting.objects.create(rule=RuleKey.LINKS)
    assert chief.get(f"{LIST}{setting.pk}/change/")["Location"] == LIST
