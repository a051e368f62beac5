"""What a reader does with the link: appeal, take along, delete and change what they wrote."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles import publishing
from articles.reviews import appeals, closing, erasing, moderation
from articles.reviews import readers as sanctions
from articles.reviews.models import Appeal, EarlierText, Reader, Reason, Review, Sanction, Status
from articles.reviews.shown import tallies
from tests.articles.reviews.mailbox import TEXT, below, link_of, read
from tests.factories import a_review

pytestmark = pytest.mark.django_db


# Appealing ---------------------------------------------------------------------------------------------


def test_a_rejection_is_appealed_against_once(browser: Client, review: Review) -> None:
    path = below(review, "appeal")
    assert appeals.NOT_REJECTED in read(browser, path)
    moderation.reject(review, by=None, reason=Reason.SPAM)
    assert "It is advertising or spam." in read(browser, path)
    assert browser.post(path, {"words": "No"}).status_code == 422
    assert browser.post(path, {"words": "I sell nothing at all."}).status_code == 303
    assert Appeal.objects.get().words == "I sell nothing at all."
    assert "You have appealed." in read(browser, link_of(review))
    again = browser.post(path, {"words": "I said that I sell nothing."})
    assert again.status_code == 403
    assert "I said that I sell nothing." in again.content.decode()


# Taking along and deleting -----------------------------------------------------------------------------


def test_all_that_was_written_can_be_taken_along(browser: Client, review: Review) -> None:
    browser.post(below(review, "change"), TEXT | {"words": "I have thought about it again."})
    moderation.reject(review, by=None, reason=Reason.INSULT, note="For the desk.")
    appeals.dismiss(appeals.lodge(review, "That is not an insult."), by=None, answer="It is.")
    answer = browser.get(f"{link_of(review)}export/")
    assert answer["Content-Disposition"] == 'attachment; filename="my-reviews.json"'
    told: dict[str, Any] = json.loads(answer.content)
    [one] = told["reviews"]
    assert told["address"] == "ines@example.org"
    assert (one["story"], one["words"]) == ("Ferry sails", "I have thought about it again.")
    assert one["earlier"][0]["words"] == review.words
    assert one["decisions"][-1]["reason"] == "It insults somebody"
    assert (one["appeal"]["words"], one["appeal"]["upheld"]) == ("That is not an insult.", False)


def test_one_review_is_deleted_and_no_longer_counts(browser: Client, review: Review) -> None:
    other = a_review(email="ines@example.org")
    moderation.approve(review, by=None)
    path = below(review, "delete")
    assert "Delete your review?" in read(browser, path)
    assert Review.objects.count() == 2
    assert "Back to your other reviews" in browser.post(path).content.decode()
    assert list(Review.objects.all()) == [other]
    assert tallies([review.article_id]) == {}
    assert browser.post(path).status_code == 404


def test_deleting_everything_leaves_nothing_but_a_ban(browser: Client, review: Review) -> None:
    link, key = link_of(review), review.reader.key
    a_review(email="ines@example.org")
    moderation.reject(review, by=None, reason=Reason.SPAM)
    appeals.lodge(review, "I sell nothing at all.")
    sanctions.ban(review.reader, by=None, reason="Spam.")
    assert "2 reviews" in read(browser, f"{link}delete/")
    assert "2 reviews are gone." in browser.post(f"{link}delete/").content.decode()
    assert not Review.objects.exists()
    assert not Reader.objects.exclude(email="", key=None).exists()
    assert Sanction.objects.get().key == key
    assert browser.get(link).status_code == 410


# Changing ----------------------------------------------------------------------------------------------


def test_a_change_waits_for_an_editor_again_and_the_desk_keeps_what_it_said(browser: Client, review: Review) -> None:
    moderation.approve(review, by=None)
    path = below(review, "change")
    assert "taken down until an editor has read it" in read(browser, path)
    new = TEXT | {"words": "I have thought about it again.", "rating": "1", "fair": "no"}
    assert browser.post(path, new).status_code == 303
    stored = Review.objects.get()
    assert (stored.status, stored.words, stored.rating, stored.fair) == (Status.PENDING, new["words"], 1, "no")
    assert stored.edited_at is not None
    assert stored.last_decision.by is None
    earlier = EarlierText.objects.get()
    assert (earlier.words, earlier.rating, earlier.review) == (review.words, 4, review)
    assert tallies([review.article_id]) == {}


def test_a_change_with_mistakes_comes_back_and_one_that_changes_nothing_does_nothing(
    browser: Client, review: Review
) -> None:
    moderation.approve(review, by=None)
    path = below(review, "change")
    answer = browser.post(path, TEXT | {"headline": "", "words": "I have thought about it again."})
    assert answer.status_code == 422
    assert "I have thought about it again." in answer.content.decode()
    same = TEXT | {"words": review.words, "headline": review.headline, "name": review.name}
    assert browser.post(path, same).status_code == 303
    assert (Review.objects.get().status, EarlierText.objects.count()) == (Status.APPROVED, 0)


def test_after_a_time_for_a_rejected_or_a_closed_one_it_is_too_late_and_the_text_comes_back(
    browser: Client, review: Review
) -> None:
    path, link = below(review, "change"), link_of(review)

    def is_refused(told: str) -> None:
        assert "Change it" not in read(browser, link)
        answer = browser.post(path, TEXT | {"words": "I have thought about it again."})
        assert answer.status_code == 403
        assert told in answer.content.decode()
        for typed in (TEXT["headline"], "I have thought about it again."):
            assert typed in answer.content.decode()
        assert Review.objects.get().words == review.words

    assert "Change it" in read(browser, link)
    Review.objects.update(created_at=timezone.now() - timedelta(hours=24))
    is_refused("is over")
    Review.objects.update(created_at=timezone.now())
    closing.close(review.article, by=None, reason="court")
    is_refused("before a court")
    closing.lift(review.article, by=None)
    moderation.reject(review, by=None, reason=Reason.SPAM)
    is_refused("was rejected")
    moderation.reopen(review, by=None)
    publishing.withdraw(review.article, by=None)
    is_refused("not there any more")


def test_what_was_typed_comes_back_where_the_link_has_ended_or_the_browser_names_another_site(review: Review) -> None:
    path, words = below(review, "change"), "I have thought about it again."

    def sent(site: str) -> Any:
        return Client().post(path, TEXT | {"words": words}, headers={"Sec-Fetch-Site": site})

    refused = sent("same-site")
    assert (refused.status_code, words in refused.content.decode()) == (403, True)
    erasing.erase(review.reader)
    ended = sent("same-origin")
    assert (ended.status_code, words in ended.content.decode()) == (410, True)
    assert words not in sent("cross-site").content.decode()
