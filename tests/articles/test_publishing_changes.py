"""Updates, corrections and retractions: what readers are told, and at which address."""

from datetime import datetime

import pytest
from django.core.exceptions import ValidationError

from articles import gates, publishing
from articles.models import Kind, Version
from tests.articles.desk import HOUR, NOON, edit
from tests.factories import a_live_article, a_photo, an_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def test_what_readers_are_told_accumulates_newest_first() -> None:
    article = a_live_article(now=NOON)
    for hours, kind, note in [
        (1, Kind.UPDATE, "The harbour master has answered."),
        (2, Kind.MINOR, "Typing."),
        (3, Kind.UPDATE, ""),
        (4, Kind.CORRECTION, " It left at one, not at noon.\n"),
        (5, Kind.CLARIFICATION, "One in the afternoon."),
    ]:
        version = publishing.publish(article, by=None, kind=kind, note=note, now=NOON + hours * HOUR)
    assert [(notice["kind"], notice["note"]) for notice in version.notices] == [
        ("clarification", "One in the afternoon."),
        ("correction", "It left at one, not at noon."),
        ("update", "The harbour master has answered."),
    ]
    assert [datetime.fromisoformat(notice["at"]) for notice in version.notices] == [
        NOON + hours * HOUR for hours in (5, 4, 1)
    ]
    assert article.versions.get(number=1).notices == []


def test_the_note_of_a_scheduled_correction_is_dated_to_when_readers_get_it() -> None:
    article = a_live_article(now=NOON)
    version = publishing.publish(article, by=None, kind=Kind.CORRECTION, note="x", now=NOON + HOUR, at=NOON + 2 * HOUR)
    assert datetime.fromisoformat(version.notices[0]["at"]) == NOON + 2 * HOUR
    assert version.updated == NOON + 2 * HOUR


def test_the_date_of_the_last_change_moves_for_real_changes_only() -> None:
    article = a_live_article(now=NOON)
    dates = []
    for hours, kind in enumerate([Kind.MINOR, Kind.UPDATE, Kind.MINOR, Kind.CORRECTION, Kind.MINOR], start=1):
        version = publishing.publish(article, by=None, kind=kind, note="Because.", now=NOON + hours * HOUR)
        dates.append(version.updated)
        assert version.first_published == NOON
    assert dates == [None, NOON + 2 * HOUR, NOON + 2 * HOUR, NOON + 4 * HOUR, NOON + 4 * HOUR]


def test_a_retraction_takes_the_story_away_and_leaves_the_explanation() -> None:
    article = an_article(body="<h2>One</h2><p>Two three</p>", picture=a_photo(), topics=["Ferries"])
    publishing.publish(article, by=None, now=NOON)
    version = publishing.publish(article, by=None, kind=Kind.RETRACTION, note="Invented.", now=NOON + HOUR)
    version.refresh_from_db()
    assert (version.body, version.contents, version.words) == ("", [], 0)
    assert (version.picture, version.picture_caption, version.picture_credit, version.picture_alt) == (None, "", "", "")
    assert version.is_retracted
    assert version.notices[0]["note"] == "Invented."
    assert Version.objects.live(NOON + HOUR).get() == version
    assert not Version.objects.listed(NOON + HOUR).exists()
    assert Version.objects.listed(NOON).count() == 1


def test_a_retracted_story_does_not_slip_back_as_a_minor_change() -> None:
    article = a_live_article(now=NOON)
    publishing.publish(article, by=None, kind=Kind.RETRACTION, note="Invented.", now=NOON + HOUR)
    with pytest.raises(ValidationError) as refused:
        publishing.publish(article, by=None, kind=Kind.MINOR, now=NOON + 2 * HOUR)
    assert list(refused.value.message_dict) == ["kind"]
    assert Version.objects.live(NOON + 2 * HOUR).get().is_retracted


def test_a_retracted_story_can_come_back_and_says_that_it_was_away() -> None:
    article = a_live_article(now=NOON, body="<p>Now proven.</p>")
    publishing.publish(article, by=None, kind=Kind.RETRACTION, note="Invented.", now=NOON + HOUR)
    version = publishing.publish(article, by=None, kind=Kind.UPDATE, note="Proven.", now=NOON + 2 * HOUR)
    assert version.body == "<p>Now proven.</p>"
    assert [notice["kind"] for notice in version.notices] == ["update", "retraction"]
    assert Version.objects.listed(NOON + 2 * HOUR).get() == version


def test_a_changed_address_keeps_its_day_and_the_old_one_is_remembered() -> None:
    article = a_live_article(slug="before", now=NOON)
    version = publishing.publish(edit(article, slug="after"), by=None, now=NOON + 48 * HOUR)
    assert version.get_absolute_url() == "/2026/11/22/after/"
    assert {address.path for address in article.addresses.all()} == {"/2026/11/22/before/", "/2026/11/22/after/"}


def test_an_address_that_comes_back_is_the_same_one() -> None:
    article = a_live_article(slug="before", now=NOON)
    first = article.addresses.get()
    publishing.publish(edit(article, slug="after"), by=None, now=NOON + HOUR)
    assert publishing.publish(edit(article, slug="before"), by=None, now=NOON + 2 * HOUR).address == first
    assert article.addresses.count() == 2


def test_a_former_address_is_nobody_elses() -> None:
    publishing.publish(edit(a_live_article(slug="before", now=NOON), slug="after"), by=None, now=NOON + HOUR)
    other = a_live_article(slug="other", now=NOON)
    with pytest.raises(gates.NotReady) as refused:
        publishing.publish(edit(other, slug="before"), by=None, now=NOON + HOUR)
    assert list(refused.value.message_dict) == ["slug"]
