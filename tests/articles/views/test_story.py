"""The story page: who sees what at which address, and when."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from articles import publishing
from articles.models import Address, Article, Kind
from tests.articles.desk import HOUR, MOMENT, NOON, edit, planned_article
from tests.factories import a_live_article, a_photo, an_article, an_author
from tests.site.reading import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

DAY = "/2026/11/22"


def text_of(client: Client, path: str) -> str:
    """Return the words of the main part of a page that answers 200."""
    response = client.get(path)
    assert response.status_code == 200
    return Page(path, response).one("//main")


def test_a_live_story_is_at_its_address(client: Client) -> None:
    photo = a_photo(caption="The quay at noon", credit="Ada Okafor/Reuters")
    a_live_article(
        slug="ferry",
        headline="Ferry sails & <b>stays</b>",
        kicker="Harbour",
        body="<h2>At noon</h2><p>It left.</p><h2>Later</h2><p>It came back.</p>",
        bylines=[an_author(name="Ada Okafor"), an_author(name="Ben Lim")],
        picture=photo,
        topics=["Ferries"],
        place="Port Ansel",
    )
    words = text_of(client, f"{DAY}/ferry/")
    for part in ("Ferry sails & <b>stays</b>", "Harbour", "Passengers were surprised.", "It came back.", "Port Ansel"):
        assert part in words
    for part in ("By Ada Okafor and Ben Lim", "1 min read", "The quay at noon", "Ada Okafor/Reuters", "Ferries"):
        assert part in words
    assert "22 November 2026" in words
    assert "<p>" not in words


@pytest.mark.parametrize(
    "path",
    [
        f"{DAY}/nowhere/",
        "/2026/11/23/ferry/",
        "/2026/11/21/ferry/",
        "/2026/02/30/ferry/",
        "/2026/13/01/ferry/",
        "/2026/00/00/ferry/",
        "/0000/01/01/ferry/",
        "/2026/11/2/ferry/",
        "/2026/1١/22/ferry/",
        f"{DAY}/FERRY/",
        f"{DAY}/ferry/x/",
    ],
)
def test_nothing_is_anywhere_else(client: Client, path: str) -> None:
    a_live_article(slug="ferry")
    assert client.get(path).status_code == 404


def test_what_was_never_published_is_nowhere(client: Client) -> None:
    article = an_article(slug="ferry")
    Address.objects.create(article=article, day=NOON.date(), slug="ferry")
    assert client.get(f"{DAY}/ferry/").status_code == 404


def test_edits_do_not_reach_readers_by_themselves(client: Client) -> None:
    article = a_live_article(slug="ferry", headline="As published", notes="Secret note")
    edit(article, headline="As edited", body="<p>Edited text</p>", standfirst="Edited standfirst")
    article.bylines.all().delete()
    article.topics.add("Edited topic")
    page = client.get(f"{DAY}/ferry/").content.decode()
    assert "As published" in page
    assert "dited" not in page.replace("credited", "").replace("edited by", "")
    assert "Secret note" not in page


# Time ------------------------------------------------------------------------------------------------


def test_a_scheduled_story_answers_from_its_moment_on(client: Client, noon: time_machine.Traveller) -> None:
    publishing.publish(an_article(slug="ferry", headline="Embargoed"), by=None, at=NOON + HOUR)
    noon.move_to(NOON + HOUR - MOMENT)
    response = client.get(f"{DAY}/ferry/")
    assert response.status_code == 404
    assert b"Embargoed" not in response.content
    noon.move_to(NOON + HOUR)
    assert "Embargoed" in text_of(client, f"{DAY}/ferry/")


def test_a_scheduled_version_replaces_the_one_before_at_its_moment(
    client: Client, noon: time_machine.Traveller
) -> None:
    path = planned_article().versions.get(number=1).get_absolute_url()
    noon.move_to(NOON + 9 * HOUR - timedelta(seconds=1))
    assert "First" in text_of(client, path)
    assert "Second" not in text_of(client, path)
    noon.move_to(NOON + 9 * HOUR)
    assert "Second" in text_of(client, path)


# Addresses -------------------------------------------------------------------------------------------


def moved_article() -> Article:
    """Return a story that goes from /before/ to /after/ in an hour."""
    article = a_live_article(slug="before", now=NOON)
    publishing.publish(edit(article, slug="after"), by=None, now=NOON, at=NOON + HOUR)
    return article


def test_a_new_address_is_a_secret_until_its_time(client: Client, noon: time_machine.Traveller) -> None:
    moved_article()
    noon.move_to(NOON + HOUR - MOMENT)
    assert client.get(f"{DAY}/before/").status_code == 200
    assert client.get(f"{DAY}/after/").status_code == 404
    noon.move_to(NOON + HOUR)
    assert client.get(f"{DAY}/after/").status_code == 200
    response = client.get(f"{DAY}/before/")
    assert (response.status_code, response["Location"]) == (301, f"{DAY}/after/")


def test_every_former_address_leads_to_the_current_one(client: Client, noon: time_machine.Traveller) -> None:
    article = a_live_article(slug="one")
    for hours, slug in ((1, "two"), (2, "three"), (3, "one"), (4, "four")):
        publishing.publish(edit(article, slug=slug), by=None, now=NOON + hours * HOUR)
    noon.move_to(NOON + 5 * HOUR)
    for slug in ("one", "two", "three"):
        response = client.get(f"{DAY}/{slug}/?utm_source=x")
        assert (response.status_code, response["Location"]) == (301, f"{DAY}/four/")
    assert client.get(f"{DAY}/four/").status_code == 200


def test_an_address_that_was_only_planned_leads_nowhere_ever(client: Client, noon: time_machine.Traveller) -> None:
    article = moved_article()
    publishing.unschedule(article, by=None, now=NOON)
    publishing.publish(edit(article, slug="elsewhere"), by=None, now=NOON + MOMENT)
    for hours in (0.5, 1, 99):
        noon.move_to(NOON + hours * HOUR)
        assert client.get(f"{DAY}/after/").status_code == 404
        assert client.get(f"{DAY}/before/")["Location"] == f"{DAY}/elsewhere/"


def test_a_first_version_taken_off_the_schedule_leaves_no_address(client: Client, noon: time_machine.Traveller) -> None:
    article = an_article(slug="ferry")
    publishing.publish(article, by=None, now=NOON, at=NOON + HOUR)
    publishing.unschedule(article, by=None, now=NOON)
    publishing.publish(article, by=None, now=NOON + 24 * HOUR)
    noon.move_to(NOON + 25 * HOUR)
    assert client.get("/2026/11/22/ferry/").status_code == 404
    assert client.get("/2026/11/23/ferry/").status_code == 200


def test_a_planned_address_of_a_withdrawn_story_is_a_secret_too(client: Client, noon: time_machine.Traveller) -> None:
    article = a_live_article(slug="before", now=NOON)
    publishing.withdraw(article, by=None, now=NOON + HOUR)
    publishing.publish(edit(article, slug="after"), by=None, now=NOON + HOUR, at=NOON + 3 * HOUR)
    noon.move_to(NOON + 2 * HOUR)
    assert client.get(f"{DAY}/before/").status_code == 410
    assert client.get(f"{DAY}/after/").status_code == 404
    noon.move_to(NOON + 3 * HOUR)
    assert client.get(f"{DAY}/before/").status_code == 301
    assert client.get(f"{DAY}/after/").status_code == 200


# Withdrawn and retracted -----------------------------------------------------------------------------


def test_a_withdrawn_story_is_gone_from_all_its_addresses(client: Client, noon: time_machine.Traveller) -> None:
    article = a_live_article(slug="before", headline="Libel")
    publishing.publish(edit(article, slug="after"), by=None, now=NOON)
    noon.move_to(NOON + HOUR)
    publishing.publish(article, by=None)
    publishing.withdraw(article, by=None, at=NOON + 2 * HOUR)
    assert client.get(f"{DAY}/after/").status_code == 200
    noon.move_to(NOON + 2 * HOUR)
    response = client.get(f"{DAY}/after/")
    assert response.status_code == 410
    assert b"Libel" not in response.content
    publishing.publish(article, by=None, now=NOON + 3 * HOUR)
    noon.move_to(NOON + 3 * HOUR)
    assert client.get(f"{DAY}/after/").status_code == 200


def test_a_retracted_story_keeps_its_page_with_the_explanation_and_nothing_else(client: Client) -> None:
    article = a_live_article(slug="ferry", body="<p>Invented facts</p>", picture=a_photo(caption="Staged"))
    publishing.publish(article, by=None, kind=Kind.RETRACTION, note="The facts were made up.")
    words = text_of(client, f"{DAY}/ferry/")
    assert "The facts were made up." in words
    assert "Retraction" in words
    assert "Invented facts" not in words
    assert "Staged" not in words


def test_readers_are_told_of_changes_newest_first_and_notes_are_text(
    client: Client, noon: time_machine.Traveller
) -> None:
    article = a_live_article(slug="ferry")
    for hours, kind, note in (
        (1, Kind.CORRECTION, "It left at <i>one</i>."),
        (2, Kind.MINOR, "Typing only."),
        (3, Kind.CLARIFICATION, "One in the afternoon."),
    ):
        publishing.publish(article, by=None, kind=kind, note=note, now=NOON + hours * HOUR)
    noon.move_to(NOON + 4 * HOUR)
    words = text_of(client, f"{DAY}/ferry/")
    assert words.index("One in the afternoon.") < words.index("It left at <i>one</i>.")
    assert "Typing only." not in words
    assert "Updated 22 November 2026, 15:00 UTC" in words


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_a_story_page_can_only_be_read(client: Client, method: str) -> None:
    a_live_article(slug="ferry")
    send: Callable[[str], object] = getattr(client, method)
    assert send(f"{DAY}/ferry/").status_code == 405  # type: ignore[attr-defined]
    assert client.head(f"{DAY}/ferry/").status_code == 200
