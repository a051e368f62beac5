"""Readers who write markup and scripts into every field: the desk shows all of it and runs none of it."""

from datetime import timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.reviews import appeals, moderation, readers
from articles.reviews.models import EarlierText, Finding, Review, ReviewNote
from authors import roles
from authors.models import User
from tests.browser.conftest import log_in
from tests.factories import a_colleague, a_live_article, a_review

LIST = "/admin/reviews/review/"
BAD = "<img src=x onerror=window.ran=1><script>window.ran=1</script>\"'><svg/onload=window.ran=1>{{ 7|add:7 }}"
LONG = f"{BAD} </textarea></title><style>body{{display:none}}</style> javascript:window.ran=1"


@pytest.fixture
def editor(site: str) -> User:
    return a_colleague(roles.EDITOR, name="Tom Okonkwo")


@pytest.fixture
def desk(reader: Page, site: str, editor: User) -> Page:
    log_in(reader.context, site, editor)
    return reader


@pytest.fixture
def hostile(site: str) -> Review:
    """Return a review with markup in all that a reader, a rule and a colleague can write."""
    about: dict[str, Any] = {
        "headline": BAD,
        "name": BAD[:80],
        "words": f"{LONG}\n\n“{BAD}”",
        "email": "ines@example.org",
    }
    a_review(a_live_article(), **about)
    review = a_review(a_live_article(headline=BAD), **about)
    EarlierText.of(review, timezone.now()).save()
    Review.objects.filter(pk=review.pk).update(words=f"Changed. {LONG}", edited_at=timezone.now())
    Finding.objects.create(
        review=review, rule="suspect", words=BAD, field="words", passage=BAD, start=4, end=60, mode="hold"
    )
    ReviewNote.objects.create(review=review, words=LONG, by=None)
    readers.mute(review.reader, by=None, until=timezone.now() + timedelta(days=1), reason=LONG)
    review.refresh_from_db()
    moderation.reject(review, by=None, reason="other", note=LONG)
    appeals.lodge(review, LONG)
    return review


def test_hostile_text_is_shown_as_text_everywhere(desk: Page, hostile: Review) -> None:
    for address in (
        f"{LIST}?queue=all",
        LIST,
        f"{LIST}?queue=rejected",
        f"{LIST}?queue=appeals",
        f"{LIST}{hostile.pk}/change/",
        "/admin/",
    ):
        desk.goto(address)
        expect(desk.get_by_role("heading", level=1)).to_be_visible()
        assert desk.evaluate("window.ran") is None, address
    desk.goto(LIST)
    desk.keyboard.press("n")
    expect(desk.get_by_role("heading", level=1)).to_have_text(BAD)
    desk.keyboard.press("s")
    expect(desk.locator("[data-announce]")).to_contain_text(BAD)
    assert desk.evaluate("window.ran") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_to_say_about_queue_page_and_help(desk: Page, hostile: Review, scheme: str) -> None:
    desk.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    waiting = Review.objects.pending().get()
    flaws = []
    for address, key in [
        (f"{LIST}?queue=all", "?"),
        (f"{LIST}{hostile.pk}/change/", ""),
        (f"{LIST}{waiting.pk}/change/", "r"),
        (f"{LIST}{waiting.pk}/change/", "w"),
    ]:
        desk.goto(address)
        if key:
            desk.keyboard.press(key)
        flaws += [(address, flaw["id"], flaw["nodes"][0]["html"]) for flaw in Axe().run(desk).response["violations"]]
    assert flaws == []
