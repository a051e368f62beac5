"""Reporting a review and reading the monthly report in the browser: by keyboard, in both themes, with hostile text."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from articles.reviews.models import AbuseReport, Review
from authors import roles
from tests.browser.conftest import log_in
from tests.browser.test_accessibility import complaints
from tests.factories import a_colleague
from tests.site.newsroom import Newsroom

HOSTILE = "</textarea><script>document.title = 'caught'</script><img src=x onerror=\"document.title = 'caught'\">"


@pytest.fixture
def form(newsroom: Newsroom) -> str:
    review = Review.objects.filter(article=newsroom.story.article_id).approved().newest_first()[0]
    return f"{newsroom.story.get_absolute_url()}reviews/{review.pk}/report/"


def test_a_review_is_reported_by_keyboard_alone(reader: Page, form: str) -> None:
    reader.goto(form)
    reader.get_by_label("It insults somebody").focus()
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("Tab")
    reader.keyboard.type("It is about a ferry.")
    reader.keyboard.press("Tab")
    reader.keyboard.type("mo@example.org")
    # As if the form had been open for a while.
    reader.locator("[name=started]").evaluate("(field) => { field.value = ''; }")
    reader.get_by_role("button", name="Send the report").focus()
    reader.keyboard.press("Enter")
    expect(reader.get_by_text("We have received your report.")).to_be_visible()
    held = AbuseReport.objects.latest("pk")
    assert (held.reason, held.words, held.email) == ("off_topic", "It is about a ferry.", "mo@example.org")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_has_nothing_to_say_and_nothing_is_cut_off(
    reader: Page, newsroom: Newsroom, form: str, scheme: Any, width: int
) -> None:
    reader.emulate_media(color_scheme=scheme)
    reader.set_viewport_size({"width": width, "height": 900})
    told = []
    for path in (form, newsroom.abuse_reports[2].get_absolute_url(), "/reader-reviews/"):
        reader.goto(path)
        told += complaints(reader)
        assert reader.evaluate("document.documentElement.scrollWidth") <= width
    reader.goto(form)
    reader.get_by_role("button", name="Send the report").click()
    told += complaints(reader)
    assert told == []


def test_hostile_text_comes_back_and_reaches_the_desk_as_text(
    browser: Browser, reader: Page, form: str, site: str
) -> None:
    reader.goto(form)
    reader.get_by_label("What should we know?").fill(HOSTILE)
    reader.get_by_role("button", name="Send the report").click()
    expect(reader.get_by_label("What should we know?")).to_have_value(HOSTILE)
    assert "caught" not in reader.title()
    review = Review.objects.get(pk=form.split("/")[-3])
    AbuseReport.objects.create(review=review, ticket="BBBBB-BBBBB", reason="other", words=HOSTILE)
    with browser.new_context(base_url=site) as context:
        log_in(context, site, a_colleague(roles.MODERATOR))
        desk = context.new_page()
        desk.goto(f"/admin/reviews/review/{review.pk}/change/")
        expect(desk.get_by_text("document.title = 'caught'")).to_be_visible()
        assert "caught" not in desk.title()
