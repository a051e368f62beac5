"""What is known of readers is forgotten in time, to the day, and of nobody who has just written."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from articles.reviews import abuse, forgetting, readers, votes
from articles.reviews.models import AbuseReport, Policy, Reader, Review, Sanction, Vote
from articles.reviews.receiving import receive
from tests.at_once import at_once
from tests.factories import a_live_article, a_review, an_abuse_report

pytestmark = pytest.mark.django_db

DAYS, MINUTE = timedelta(days=30), timedelta(minutes=1)
EMAIL = "ines@example.org"


@pytest.fixture(autouse=True)
def _policy(db: None) -> None:
    Policy.objects.update_or_create(pk=1, defaults={"keep_days": 30})


def forget(later: timedelta) -> None:
    forgetting.forget(timezone.now() + later)


def test_a_reader_not_heard_of_for_so_long_is_nobody_and_their_words_stay(noon: time_machine.Traveller) -> None:
    review = a_review(email=EMAIL, network="home", name="Ines")
    forget(DAYS - MINUTE)
    assert Reader.objects.of(EMAIL) == review.reader
    for _ in range(2):
        forget(DAYS)
    reader, kept = Reader.objects.get(), Review.objects.get()
    assert (reader.key, reader.email, kept.network) == (None, "", "")
    assert (kept.name, kept.words, kept.reader) == ("Ines", review.words, reader)
    assert Reader.objects.of(EMAIL) != reader


def test_the_tick_does_it(noon: time_machine.Traveller) -> None:
    a_review(email=EMAIL)
    noon.shift(DAYS)
    call_command("tick")
    assert Reader.objects.get().email == ""


def test_whoever_writes_again_is_kept_from_then_on(noon: time_machine.Traveller) -> None:
    reader = a_review(email=EMAIL).reader
    noon.shift(DAYS - MINUTE)
    Reader.objects.of(EMAIL)
    forget(MINUTE)
    reader.refresh_from_db()
    assert reader.email == EMAIL


def test_in_one_go_no_more_than_a_part_and_in_the_end_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forgetting, "AT_ONCE", 2)
    for number in range(5):
        a_review(email=f"reader-{number}@example.org", network="home")
    left = []
    for _ in range(3):
        forget(DAYS + MINUTE)
        left.append((Reader.objects.exclude(email="").count(), Review.objects.exclude(network="").count()))
    assert left == [(3, 3), (1, 1), (0, 0)]


def test_a_ban_outlives_the_address_and_holds_when_they_come_back() -> None:
    reader = a_review(email=EMAIL).reader
    readers.ban(reader, by=None, reason="Threatens people.")
    forget(DAYS + MINUTE)
    assert Sanction.objects.standing(Reader.objects.of(EMAIL))


def test_a_mute_stays_until_it_is_over_and_a_warning_as_long_as_the_address() -> None:
    muted, warned = a_review(email=EMAIL).reader, a_review(email="mo@example.org").reader
    readers.mute(muted, by=None, until=timezone.now() + 2 * DAYS, reason="Calls others names.")
    readers.warn(warned, by=None, reason="Stay with the story.")
    forget(DAYS + MINUTE)
    assert [each.kind for each in Sanction.objects.all()] == ["mute"]
    forget(3 * DAYS)
    assert not Sanction.objects.exists()


def test_of_votes_and_reports_the_hashes_go_and_the_address_some_time_after_the_answer() -> None:
    review = a_review()
    report = an_abuse_report(review, email=EMAIL)
    votes.vote(review, "home")
    votes.count(timezone.now())
    forget(DAYS + MINUTE)
    report.refresh_from_db()
    assert (report.network, report.email) == ("", EMAIL)
    assert not Vote.objects.exists()
    abuse.dismiss(review, by=None, answer="It stays.", now=timezone.now() + DAYS)
    forget(2 * DAYS - MINUTE)
    assert AbuseReport.objects.get().email == EMAIL
    forget(2 * DAYS)
    assert AbuseReport.objects.get().email == ""


@pytest.mark.django_db(transaction=True)
def test_whoever_writes_in_the_moment_in_which_they_are_forgotten_can_be_answered() -> None:
    story, other = a_live_article(), a_live_article()
    a_review(story, email=EMAIL)
    Reader.objects.update(seen_at=timezone.now() - 2 * DAYS)

    def write() -> None:
        about = {"rating": 4, "headline": "Again", "words": "As it was, once more.", "name": "Ines", "network": "home"}
        receive(Review(article=other, **about), EMAIL)

    assert at_once([write, lambda: forget(MINUTE)]) == [None, None]
    assert Review.objects.get(headline="Again").reader.email == EMAIL
