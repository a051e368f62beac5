"""A reader's data: looked up, taken along, erased, by whoever may and with nothing left in an address or a log."""

import json
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from articles.error_reports.models import Report
from articles.reviews import moderation, readers, readers_data
from articles.reviews.models import AbuseReport, Erasure, Reader, Review, Sanction
from authors import roles
from tests.factories import a_colleague, a_report, a_review, a_user, an_abuse_report

pytestmark = pytest.mark.django_db

PAGE = "/admin/reviews/reader/"
EMAIL = "ines@example.org"


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(a_colleague(roles.EDITOR, name="Edda Lund"))
    return client


def fill() -> None:
    review = a_review(email=EMAIL, headline="Well <b>told</b>")
    moderation.reject(review, by=None, reason="insult", note="Knows the mayor.")
    readers.warn(review.reader, by=None, reason="Stay with the story.")
    an_abuse_report(a_review(headline="By somebody else"), email=EMAIL.upper(), words="It sells watches.")
    a_report(email=EMAIL, wrong="It left at one.", network="home")


def do(client: Client, verb: str = "look", email: str = EMAIL, **more: str) -> Any:
    return client.post(PAGE, {"_do": verb, "email": email, **more}, follow=True)


def test_all_that_is_held_stands_on_one_page_and_in_one_file(editor: Client) -> None:
    fill()
    page = do(editor, email=" Ines@Example.org ").content.decode()
    told = (
        "Well &lt;b&gt;told&lt;/b&gt;",
        "It insults somebody",
        "Stay with the story.",
        "It sells watches.",
        "at one.",
    )
    for words in told:
        assert words in page
    assert "Knows the mayor" not in page
    file = do(editor, "download")
    assert "attachment" in file.headers["Content-Disposition"]
    held = json.loads(file.content)
    assert list(held) == ["address", "reviews", "reports about reviews", "measures", "error reports"]
    assert "By somebody else" not in file.content.decode()


def test_erasing_asks_first_and_notes_who_did_but_not_about_whom(editor: Client) -> None:
    fill()
    asked = do(editor, "erase")
    assert list(asked.context["form"].errors) == ["sure"]
    assert Review.objects.count() == 2
    page = do(editor, "erase", sure="on").content.decode()
    assert "Edda Lund" in page
    assert EMAIL not in page
    assert [review.headline for review in Review.objects.all()] == ["By somebody else"]
    assert not AbuseReport.objects.exclude(email="", network="").exists()
    assert not Report.objects.exclude(email="", network="").exists()
    assert not Sanction.objects.exists()
    done = Erasure.objects.get()
    assert (done.by.name if done.by else "", done.reviews, done.reports) == ("Edda Lund", 1, 2)
    assert readers_data.held(EMAIL) == {}


def test_a_ban_outlives_what_is_erased(editor: Client) -> None:
    readers.ban(a_review(email=EMAIL).reader, by=None, reason="Threatens people.")
    do(editor, "erase", sure="on")
    assert Sanction.objects.standing(Reader.objects.of(EMAIL))


def test_of_an_unknown_address_it_says_so_and_nonsense_comes_back(editor: Client) -> None:
    assert "Nothing under this address" in do(editor).content.decode()
    refused = do(editor, email="ines@")
    assert refused.context["form"]["email"].value() == "ines@"
    assert refused.context["form"].errors


def test_only_who_may_erase_gets_in(client: Client) -> None:
    client.force_login(a_colleague(roles.MODERATOR))
    assert client.get(PAGE).status_code == 403
    assert do(client).status_code == 403
    with pytest.raises(PermissionDenied):
        readers_data.erase(EMAIL, by=a_user())
