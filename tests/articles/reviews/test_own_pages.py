"""A reader's own page: opened by a link, and by nothing else; what it shows and what it never does."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import signing
from django.test import Client
from django.utils import timezone

from articles.reviews import appeals, confirming, moderation, own_link
from articles.reviews.models import Appeal, Policy, Reader, Reason, Review, Status
from tests.articles.reviews.mailbox import TEXT, below, link_of, read
from tests.factories import a_review, a_user

EVIL = "<script>alert('x')</script>"

pytestmark = pytest.mark.django_db


# The link ----------------------------------------------------------------------------------------------


def test_the_link_shows_all_that_was_written_from_an_address_and_nothing_of_others(
    browser: Client, review: Review
) -> None:
    a_review(review.article, email="INES@example.org", headline="Second thoughts")
    a_review(review.article, email="mo@example.org", headline="Of somebody else")
    words = read(browser, link_of(review))
    assert "Well told" in words
    assert "Second thoughts" in words
    assert "somebody else" not in words


def test_the_page_is_found_by_nobody_kept_by_nobody_and_not_told_on(browser: Client, review: Review) -> None:
    for path in (link_of(review), below(review, "delete"), "/reviews-of-mine/nonsense/"):
        headers = browser.get(path).headers
        assert "no-store" in headers["Cache-Control"]
        assert "noindex" in headers["X-Robots-Tag"]
        assert headers["Referrer-Policy"] == "strict-origin"


@pytest.mark.parametrize("change", ["x", "", "é", "WzFd:x:y", "a" * 3000])
def test_a_link_that_was_altered_opens_nothing(browser: Client, review: Review, change: str) -> None:
    token = own_link.token_of(review.reader)
    for altered in filter(None, (change, token + (change or "x"), token[:-4] + (change or "abcd"))):
        answer = browser.get(f"/reviews-of-mine/{altered}/")
        assert answer.status_code == 404
        assert "no longer works" in answer.content.decode()


def test_nobody_makes_a_link_out_of_a_signature_for_something_else(browser: Client, review: Review) -> None:
    for salt in ("articles.reviews.other", "articles.preview_link"):
        forged = signing.TimestampSigner(salt=salt).sign_object([review.reader_id, review.reader.key])
        assert browser.get(f"/reviews-of-mine/{forged}/").status_code == 404


def test_a_link_ends_after_a_time_and_with_the_address(browser: Client, review: Review) -> None:
    link = link_of(review)
    with time_machine.travel(timezone.now() + timedelta(days=Policy().keep_days + 1)):
        assert browser.get(link).status_code == 410
    assert browser.get(link).status_code == 200
    Reader.objects.update(email="", key=None)
    answer = browser.get(link)
    assert (answer.status_code, "no longer works" in answer.content.decode()) == (410, True)


@pytest.mark.parametrize("what", ["change", "appeal", "delete"])
def test_nobody_gets_at_the_review_of_somebody_else(browser: Client, review: Review, what: str) -> None:
    other = a_review(review.article, email="mo@example.org")
    moderation.reject(other, by=None, reason=Reason.SPAM)
    path = f"{link_of(review)}{other.pk}/{what}/"
    assert browser.get(path).status_code == browser.post(path, TEXT).status_code == 404
    assert Review.objects.get(pk=other.pk).words == other.words


@pytest.mark.parametrize("what", ["confirm/", "delete/", "{}/change/", "{}/appeal/", "{}/delete/"])
def test_another_site_can_do_nothing_with_the_link(review: Review, what: str) -> None:
    moderation.reject(review, by=None, reason=Reason.SPAM)
    path = link_of(review) + what.format(review.pk)
    before = Review.objects.values().get()
    assert Client().post(path, TEXT, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert (Review.objects.values().get(), Appeal.objects.count()) == (before, 0)
    assert not Reader.objects.get().is_confirmed


def test_what_is_private_to_the_desk_is_not_on_it(browser: Client, review: Review) -> None:
    editor = a_user("reviews.moderate_review", name="Xylo Editor")
    Review.objects.update(network="xylonet")
    moderation.reject(review, by=editor, reason=Reason.INSULT, note="xylo")
    appeals.lodge(review, "That is not an insult.")
    pages = [read(browser, link_of(review)), browser.get(f"{link_of(review)}export/").content.decode()]
    for page in pages:
        assert "xylo" not in page.lower()
        assert "It insults somebody" in page


def test_hostile_text_is_text_on_every_page(browser: Client, review: Review) -> None:
    Review.objects.update(headline=EVIL, words=f"{EVIL} {EVIL}", name=EVIL)
    moderation.reject(review, by=None, reason=Reason.SPAM)
    for path in (link_of(review), below(review, "appeal"), below(review, "delete")):
        assert EVIL not in browser.get(path).content.decode()
    answer = browser.post(below(review, "appeal"), {"words": f"{EVIL}"[:9]})
    assert answer.status_code == 422
    appeals.lodge(review, EVIL)
    assert EVIL not in browser.get(link_of(review)).content.decode()
    Review.objects.update(status=Status.PENDING)
    assert EVIL not in browser.get(below(review, "change")).content.decode()


# Confirming --------------------------------------------------------------------------------------------


def test_a_review_waits_until_its_reader_has_pressed_a_button(browser: Client, review: Review) -> None:
    Review.objects.update(status=Status.UNCONFIRMED)
    link = link_of(review)
    assert "Waits for you" in read(browser, link)
    assert Review.objects.get().status == Status.UNCONFIRMED  # programs that open links in mails confirm nothing
    assert browser.get(f"{link}confirm/").status_code == 405
    answer = browser.post(f"{link}confirm/")
    assert (answer.status_code, answer["Location"]) == (303, link)
    stored = Review.objects.get()
    decision = stored.decisions.get()
    assert (stored.status, decision.was, decision.by) == (Status.PENDING, Status.UNCONFIRMED, None)
    assert stored.reader.is_confirmed
    browser.post(f"{link}confirm/")
    assert stored.decisions.count() == 1


def test_what_nobody_confirms_is_deleted_with_the_address_and_nothing_else_is(review: Review) -> None:
    old = timezone.now() - timedelta(days=Policy.unconfirmed_days, minutes=1)
    waiting: dict[str, Any] = {"status": Status.UNCONFIRMED, "created_at": old}
    a_review(review.article, email="never@example.org", **waiting)
    a_review(review.article, email="ines@example.org", **waiting)
    recent = a_review(review.article, status=Status.UNCONFIRMED)
    confirming.drop_unconfirmed(timezone.now())
    assert set(Review.objects.all()) == {review, recent}
    assert not Reader.objects.filter(email="never@example.org").exists()
    assert Reader.objects.filter(email="ines@example.org").exists()
