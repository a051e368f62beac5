"""Reporting a review as a browser does, and the page that says what became of it."""

from typing import Any

import pytest
from django.test import Client

from articles import publishing
from articles.reviews import abuse, moderation
from articles.reviews.models import AbuseReport, Review, Status
from authors.models import User
from tests.articles.reviews.reader import Reader, values
from tests.factories import a_review
from tests.site.reading import Page

TYPED = {"reason": "privacy", "words": "The third sentence <b>names</b> my street.", "email": "mo@example.org"}


class Reporter(Reader):
    """Somebody who minds a review."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader.clock, story=reader.story)
        self.review = a_review(self.story.article, headline="My neighbour", words="He lives there, as I know.")
        moderation.approve(self.review, by=None)
        self.form = f"{self.path}reviews/{self.review.pk}/report/"

    def report(self, site: str = "same-origin", **typed: str) -> Any:
        fields = values(self.client.get(self.form)) | TYPED | typed
        self.clock.shift(30)
        return self.client.post(self.form, fields, headers={"Sec-Fetch-Site": site})


@pytest.fixture
def reporter(reader: Reader) -> Reporter:
    return Reporter(reader)


def test_below_each_review_a_link_leads_to_the_form_which_shows_it(reporter: Reporter) -> None:
    assert f'href="{reporter.form}"' in reporter.client.get(reporter.path).content.decode()
    page = reporter.client.get(reporter.form)
    assert "He lives there, as I know." in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]


def test_a_report_leads_to_its_number_and_what_happens_next(reporter: Reporter) -> None:
    response = reporter.report()
    report = AbuseReport.objects.get()
    assert response.status_code == 303
    assert response.headers["Location"] == f"/reader-reviews/reports/{report.ticket}/"
    assert (report.reason, report.words, report.email) == tuple(TYPED.values())
    assert len(report.network) == 64
    page = Page("", reporter.client.get(response.headers["Location"])).one("//main")
    assert report.ticket in page
    assert "An editor reads it next" in page
    for private in ("My neighbour", "my street", "mo@example.org"):
        assert private not in page


def test_a_form_sent_twice_is_one_report_with_one_number(reporter: Reporter) -> None:
    first, second = reporter.report(), reporter.report()
    assert first.headers["Location"] == second.headers["Location"]
    assert AbuseReport.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"reason": "boredom"}, "reason"),
        ({"email": ""}, "email"),
        ({"email": "mo@"}, "email"),
        ({"words": " "}, "words"),
        ({"reason": "other", "words": ""}, "words"),
        ({"words": "x" * 2001}, "words"),
    ],
)
def test_what_is_missing_is_said_at_the_field_and_all_that_was_typed_comes_back(
    reporter: Reporter, typed: dict[str, str], field: str
) -> None:
    response = reporter.report(**typed)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    back = values(response)
    for name, value in (TYPED | typed).items():
        assert back.get(name, "").strip() == value.strip() or (name == "reason" and field == "reason")
    assert not AbuseReport.objects.exists()


def test_against_our_rules_takes_neither_words_nor_an_address(reporter: Reporter) -> None:
    assert reporter.report(reason="off_topic", words="", email="").status_code == 303


def test_from_another_site_too_quickly_or_too_often_nothing_is_taken_and_the_text_comes_back(
    reporter: Reporter,
) -> None:
    refused = reporter.report("cross-site")
    assert refused.status_code == 403
    assert values(refused)["words"] == TYPED["words"]
    quick = reporter.client.post(reporter.form, values(reporter.client.get(reporter.form)) | TYPED)
    assert quick.status_code == 422
    for number in range(10):
        reporter.report(email=f"mo-{number}@example.org")
    many = reporter.report(email="mo-10@example.org")
    assert (many.status_code, many.headers["Retry-After"]) == (429, "3600")
    assert values(many)["words"] == TYPED["words"]
    assert AbuseReport.objects.count() == 10


def test_a_robot_learns_nothing_and_leaves_nothing(reporter: Reporter) -> None:
    assert reporter.report(website="https://spam.example").status_code == 303
    assert not AbuseReport.objects.exists()


def test_only_what_readers_see_can_be_reported_and_what_was_typed_comes_back(reporter: Reporter) -> None:
    waiting = a_review(reporter.story.article)
    assert reporter.client.get(f"{reporter.path}reviews/{waiting.pk}/report/").status_code == 404
    assert reporter.client.get(f"{reporter.path}reviews/{10**30}/report/").status_code == 404
    fields = values(reporter.client.get(reporter.form)) | TYPED
    moderation.reject(reporter.review, by=None, reason="insult")
    gone = reporter.client.post(reporter.form, fields)
    assert gone.status_code == 410
    assert TYPED["words"] in Page("", gone).one("//textarea")
    reporter.clock.shift(60)
    publishing.withdraw(reporter.story.article, by=None, reason="Wrong.")
    withdrawn = reporter.client.post(reporter.form, fields)
    assert withdrawn.status_code == 410
    assert TYPED["words"] in Page("", withdrawn).one("//textarea")


def test_the_page_says_what_was_decided_and_neither_by_whom_nor_about_whom(reporter: Reporter, moderator: User) -> None:
    address = reporter.report().headers["Location"]
    abuse.dismiss(reporter.review, by=moderator, answer="The street\nis in the story.")
    page = Page("", reporter.client.get(address)).one("//main")
    assert "The review stays as it is." in page
    assert "is in the story." in page
    assert "Tom" not in page
    reporter.report()
    second = AbuseReport.objects.open().get()
    abuse.uphold(Review.objects.get(), by=moderator, reason="private")
    assert "the review was taken away" in Page("", reporter.client.get(second.get_absolute_url())).one("//main")
    assert Review.objects.get().status == Status.REJECTED


def test_a_number_is_known_however_it_is_typed_and_an_unknown_one_says_so(reporter: Reporter, client: Client) -> None:
    address = reporter.report().headers["Location"]
    assert client.get(address.lower()).headers["Location"] == address
    for unknown in ("BBBBB-BBBBB", "nothing", "x" * 300):
        response = client.get(f"/reader-reviews/reports/{unknown}/")
        assert response.status_code == 404
        assert "There is no report with this number" in response.content.decode()
