"""Five hundred scripted spam posts through the real view: hardly one comes in unmarked, and none is ever published."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Version
from articles.reviews import moderation
from articles.reviews.models import Finding, Review, RuleKey, Status, Term
from articles.reviews.rules import BY_KEY
from newsroom.reader_forms import mark
from tests.articles.reviews.rules.spam import BANNED, SUSPECT, Post, posts
from tests.factories import a_live_version

SCHOOL = "203.0.113.77"
COUNT = 500
#: What people wrote who had something to say.
LEGITIMATE = (
    "The timetable in the third paragraph is last year's. Since May the late ferry leaves at ten past eleven.",
    "Good that someone finally asked the harbour master. I would have liked to read what the crew says about it.",
    "I work at the quay and can confirm the figures, though the second boat was never meant for cars.",
    "Fair to both sides. The map would be easier to read if the islands had their names on it.",
    "We talked about this story in class. Some of us found the headline harder on the company than the text is.",
    "My grandmother took the first ferry in 1962. The company then was called Northern Lines, not Northline.",
    "Why does nobody ask what the passengers of the 6.15 are supposed to do? Otherwise a solid piece of work.",
    "Clear and calm. It took me five minutes, as it said, and I learned why the subsidy ends in spring.",
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Version:
    for words, kind in ((BANNED, Term.Kind.BANNED), (SUSPECT, Term.Kind.SUSPECT)):
        for text in words:
            Term.objects.create(text=text, kind=kind)
    return a_live_version(slug="ferry")


def send(story: Version, post: Post) -> int:
    client = Client(REMOTE_ADDR=post.address, headers={"Sec-Fetch-Site": "same-origin"})
    typed = {"rating": "5", "headline": post.headline, "words": post.words, "name": post.name, "email": post.email}
    if post.seconds is not None:
        typed["started"] = mark(timezone.now() - timedelta(seconds=post.seconds))
    status: int = client.post(f"{story.get_absolute_url()}review/", typed).status_code
    return status


def legitimate(number: int) -> Post:
    words = LEGITIMATE[number]
    return Post("", words[:40], words, f"Pupil {number}", f"pupil-{number}@school.example", SCHOOL, 180)


def test_of_500_spam_posts_hardly_one_is_unmarked_and_none_is_published(story: Version, client: Client) -> None:
    sent = list(posts(COUNT, school=SCHOOL))
    answers = [send(story, post) for post in sent]
    assert set(answers) <= {303, 422, 429}
    found = Finding.objects.exclude(rule__in=[RuleKey.FIRST, RuleKey.NETWORK, RuleKey.BURST])
    marked = set(found.values_list("review__headline", flat=True))
    let_in = [post for post, answer in zip(sent, answers, strict=True) if answer == 303]
    unmarked = Counter(post.style for post in let_in if post.headline not in marked)
    # By what they say and how they were sent alone: not because their readers are new, or many.
    assert unmarked.total() <= COUNT * 0.05, unmarked
    assert not Review.objects.exclude(status=Status.PENDING).exists()
    assert not Review.objects.filter(findings=None).exists()
    for page in ("", "reviews/"):
        shown = client.get(f"{story.get_absolute_url()}{page}").content.decode()
        assert not any(post.headline in shown for post in sent)


def test_behind_the_same_address_legitimate_readers_still_get_through(story: Version, client: Client) -> None:
    for post in posts(60, school=SCHOOL):
        send(story, post)
    assert [send(story, legitimate(number)) for number in range(len(LEGITIMATE))] == [303] * len(LEGITIMATE)
    theirs = Review.objects.filter(reader__email__endswith="@school.example")
    assert theirs.count() == len(LEGITIMATE)
    for review in theirs:
        assert {key for key in review.findings.values_list("rule", flat=True) if BY_KEY[RuleKey(key)].weighs} == set()
    first = theirs.first()
    assert first
    moderation.approve(first, by=None)
    assert first.headline in client.get(story.get_absolute_url()).content.decode()


def test_the_average_of_a_flooded_story_is_frozen_meanwhile(story: Version, django_assert_max_num_queries: Any) -> None:
    for post in posts(60, school=SCHOOL):
        send(story, post)
    assert story.article.freezes.standing().count() == 1
