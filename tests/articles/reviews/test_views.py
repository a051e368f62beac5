"""A review's way from a reader's form to the story's page, and everything that stops it."""

import pytest
from django.test import Client
from pytest_django import Settings

from articles import publishing
from articles.models import Kind
from articles.reviews import moderation
from articles.reviews.models import Review, Status
from articles.reviews.receiving import SPAM_PER_NETWORK_AND_HOUR
from tests.articles.desk import HOUR, NOON, edit
from tests.articles.reviews.reader import TYPED, Reader, values
from tests.factories import a_live_version, a_review
from tests.site.reading import Page

EVIL = "<script>alert('x')</script>"


# The way in ------------------------------------------------------------------------------------------


def test_a_review_is_held_until_an_editor_has_approved_it(reader: Reader) -> None:
    response = reader.send()
    assert (response.status_code, response["Location"]) == (303, f"{reader.path}review/sent/")
    assert "Thank you" in reader.read("review/sent/")
    review = Review.objects.get()
    assert (review.status, review.rating, review.words) == (Status.PENDING, 4, TYPED["words"])
    assert (review.article_id, review.reader.email) == (reader.story.article_id, TYPED["email"])
    assert review.held_by == ["First review from this address"]
    for below in ("", "reviews/"):
        assert TYPED["headline"] not in reader.read(below)
    moderation.approve(review, by=None)
    for below in ("", "reviews/"):
        words = reader.read(below)
        assert all(TYPED[field] in words for field in ("headline", "words", "name"))
        assert "4 of 5" in words


def test_a_rejected_review_is_never_shown_and_an_approved_one_can_be_taken_back(reader: Reader) -> None:
    reader.send()
    review = Review.objects.get()
    moderation.approve(review, by=None)
    assert TYPED["headline"] in reader.read()
    moderation.reject(review, by=None, reason="insult")
    for below in ("", "reviews/"):
        assert TYPED["headline"] not in reader.read(below)
        assert "Nobody has reviewed this story yet." in reader.read(below)


def test_the_form_below_the_story_is_the_same_and_leads_to_its_own_page(reader: Reader) -> None:
    below = values(reader.client.get(reader.path))
    assert set(below) | {"rating"} == set(reader.open()) | {"rating"}
    assert f'action="{reader.path}review/"' in reader.client.get(reader.path).content.decode()


def test_opening_the_form_writes_nothing_and_is_not_kept(reader: Reader) -> None:
    response = reader.client.get(f"{reader.path}review/")
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    assert not Review.objects.exists()
    assert reader.client.head(f"{reader.path}review/").status_code == 200
    assert reader.client.put(f"{reader.path}review/").status_code == 405


def test_what_is_known_of_the_reader_is_a_hash(reader: Reader) -> None:
    reader.send()
    review = Review.objects.get()
    assert len(review.network) == 64
    assert reader.address not in str(Review.objects.values().get())


# Complaints ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", TYPED)
def test_a_missing_field_is_named_and_nothing_typed_is_lost(reader: Reader, field: str) -> None:
    response = reader.send(**{field: ""})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    kept = values(response)
    assert {name: kept.get(name, "") for name in TYPED} == TYPED | {field: ""}
    page = response.content.decode()
    assert f"{response.context['form'][field].label}</a>: " in page
    assert not Review.objects.exists()
    assert reader.send().status_code == 303


def test_text_that_comes_back_is_text(reader: Reader) -> None:
    hostile = dict.fromkeys(("headline", "words", "name", "email"), f'"> {EVIL}')
    response = reader.send(**hostile)
    assert response.status_code == 422
    assert EVIL not in response.content.decode()
    assert values(response) | hostile == values(response)


def test_an_empty_post_is_answered_with_every_complaint(reader: Reader) -> None:
    response = reader.post({})
    assert response.status_code == 422
    assert set(response.context["form"].errors) == set(TYPED)


def test_a_form_sent_at_once_comes_back_and_is_taken_a_moment_later(reader: Reader) -> None:
    fields = reader.open() | TYPED
    response = reader.post(fields)
    assert response.status_code == 422
    assert "very quick" in response.content.decode()
    reader.clock.shift(4)
    assert reader.post(values(response)).status_code == 303
    assert Review.objects.get().words == TYPED["words"]


def test_a_robot_is_thanked_and_forgotten(reader: Reader) -> None:
    response = reader.send(website="https://buy.example")
    assert (response.status_code, response["Location"]) == (303, f"{reader.path}review/sent/")
    assert not Review.objects.exists()


def test_a_form_without_its_mark_is_taken_and_marked_for_the_editor(reader: Reader) -> None:
    assert reader.send(started=None).status_code == 303
    assert "Not sent from our form" in Review.objects.get().held_by


def test_who_has_reviewed_a_story_before_is_nobodys_business(reader: Reader) -> None:
    """Whoever types an address in sees the same, whether a review has come from it or not."""
    answers = [reader.send(), reader.send(words="I have changed my mind about it.", email="INES@example.org")]
    assert [(answer.status_code, answer["Location"], answer.content) for answer in answers] == [
        (303, f"{reader.path}review/sent/", b"")
    ] * 2
    assert Review.objects.pending().count() == 2


def test_the_same_form_sent_twice_leaves_one_review_and_two_thanks(reader: Reader) -> None:
    fields = reader.open() | TYPED
    reader.clock.shift(30)
    assert [reader.post(fields).status_code for _ in range(2)] == [303, 303]
    assert Review.objects.count() == 1


def test_a_network_that_sends_too_much_has_to_wait_and_loses_nothing(reader: Reader) -> None:
    for number in range(SPAM_PER_NETWORK_AND_HOUR):
        assert reader.send(email=f"reader-{number}@example.org").status_code == 303
    response = reader.send()
    assert (response.status_code, response["Retry-After"]) == (429, "3600")
    assert values(response)["words"] == TYPED["words"]
    assert Review.objects.count() == SPAM_PER_NETWORK_AND_HOUR
    assert Reader(reader.clock, "203.0.113.10", reader.story).send().status_code == 303
    reader.clock.shift(3600)
    assert reader.send(email="later@example.org").status_code == 303


def test_the_limit_cannot_be_dodged_by_claiming_to_come_from_elsewhere(reader: Reader, settings: Settings) -> None:
    settings.TRUSTED_PROXIES = 0
    codes = []
    for number in range(SPAM_PER_NETWORK_AND_HOUR + 1):
        fields = reader.open() | TYPED | {"email": f"reader-{number}@example.org"}
        reader.clock.shift(30)
        codes.append(reader.post(fields, **{"X-Forwarded-For": f"198.51.100.{number}"}).status_code)
    assert codes == [303] * SPAM_PER_NETWORK_AND_HOUR + [429]


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
def test_another_site_cannot_send_reviews_in_a_readers_name(reader: Reader, headers: dict[str, str]) -> None:
    fields = reader.open() | TYPED
    reader.clock.shift(30)
    client = Client(enforce_csrf_checks=True)
    response = client.post(f"{reader.path}review/", fields, headers=headers)
    assert response.status_code == 403
    assert values(response)["words"] == TYPED["words"]
    assert not Review.objects.exists()


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}, {}])
def test_our_own_form_needs_no_token_and_no_script(reader: Reader, headers: dict[str, str]) -> None:
    fields = reader.open() | TYPED
    reader.clock.shift(30)
    assert Client(enforce_csrf_checks=True).post(f"{reader.path}review/", fields, headers=headers).status_code == 303
    assert Review.objects.count() == 1


# Stories ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("below", ["review/", "review/sent/", "reviews/"])
def test_a_withdrawn_story_is_closed_for_reviews(reader: Reader, below: str) -> None:
    fields = reader.open() | TYPED
    reader.clock.shift(30)
    publishing.withdraw(reader.story.article, by=None)
    assert reader.client.get(f"{reader.path}{below}").status_code == 410
    refused = reader.post(fields)
    assert (refused.status_code, Review.objects.count()) == (410, 0)
    [kept] = Page(reader.path, refused).all("//main//textarea")
    assert kept.text_content().strip() == TYPED["words"]
    assert reader.story.headline not in refused.content.decode()
    assert TYPED["words"] not in reader.post(fields, **{"Sec-Fetch-Site": "cross-site"}).content.decode()


def test_a_planned_story_is_not_open_yet(reader: Reader) -> None:
    article = edit(reader.story.article, slug="moved")
    publishing.publish(article, by=None, at=NOON + HOUR)
    moved = f"{reader.path.replace('ferry', 'moved')}review/"
    assert reader.client.get(moved).status_code == 404
    reader.clock.move_to(NOON + HOUR)
    assert reader.client.get(moved).status_code == 200


def test_reviews_stay_with_a_story_through_all_its_versions(reader: Reader) -> None:
    reader.send()
    moderation.approve(Review.objects.get(), by=None)
    publishing.publish(reader.story.article, by=None, kind=Kind.CORRECTION, note="Sorry.")
    assert TYPED["headline"] in reader.read()
    assert reader.send(words="Once more with feeling.").status_code == 303
    assert "Another review of the story" in Review.objects.pending().get().held_by


def test_a_review_sent_to_a_former_address_arrives_with_its_text(reader: Reader) -> None:
    fields = reader.open() | TYPED
    reader.clock.shift(30)
    publishing.publish(edit(reader.story.article, slug="moved"), by=None, kind=Kind.MINOR)
    answer = reader.post(fields)
    present = f"{reader.path.replace('ferry', 'moved')}review/"
    # A browser sends the same once more to where a 308 leads; to a 301 it would send nothing.
    assert (answer.status_code, answer["Location"]) == (308, present)
    assert reader.client.post(present, fields).status_code == 303
    assert Review.objects.get().words == TYPED["words"]
    assert reader.client.get(f"{reader.path}reviews/")["Location"] == present.replace("review/", "reviews/")


def test_reviews_of_one_story_do_not_show_below_another(reader: Reader) -> None:
    a_review(a_live_version().article, headline="Elsewhere", status=Status.APPROVED)
    for below in ("", "reviews/"):
        assert "Elsewhere" not in reader.read(below)
