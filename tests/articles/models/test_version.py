"""Versions: what the database refuses, which ones readers see at a moment, and what pages may ask of them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import FieldFetchBlocked, ValidationError
from django.db import IntegrityError, transaction

from articles import publishing
from articles.models import FAR_FUTURE, Byline, Kind, Role, StoryType, Topic, Version
from newsroom.photos.markup import picture_html
from tests.factories import a_live_article, a_live_version, a_photo, a_section, an_article, an_author

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
MOMENT = timedelta(microseconds=1)

pytestmark = pytest.mark.django_db


def copy_of(version: Version, **fields: Any) -> Version:
    """Return an unsaved row like this one."""
    copy = Version.objects.get(pk=version.pk)
    copy.pk, copy.number = None, version.number + 1
    for name, value in fields.items():
        setattr(copy, name, value)
    return copy


def refused(version: Version, **fields: Any) -> bool:
    """Return whether the database refuses these fields, both in a new row and in the one that is there."""
    spans = {"live_from": NOON - 9 * HOUR, "live_until": NOON - 8 * HOUR} if "live_from" not in fields else {}
    for write in (
        lambda: Version.objects.bulk_create([copy_of(version, **spans | fields)]),
        lambda: Version.objects.filter(pk=version.pk).update(**fields),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            write()
    return True


# What the database keeps -----------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["headline", "standfirst", "byline"])
def test_a_version_without_what_readers_need_is_refused(field: str) -> None:
    assert refused(a_live_version(now=NOON), **{field: ""})


@pytest.mark.parametrize("kind", [Kind.CORRECTION, Kind.CLARIFICATION, Kind.RETRACTION])
def test_a_change_that_owes_an_explanation_is_refused_without(kind: Kind) -> None:
    assert refused(a_live_version(now=NOON), kind=kind, note="")


@pytest.mark.parametrize("kind", [Kind.UPDATE, Kind.MINOR, Kind.FIRST])
def test_other_changes_need_no_note(kind: Kind) -> None:
    version = a_live_version(now=NOON)
    assert Version.objects.filter(pk=version.pk).update(kind=kind, note="") == 1


def test_a_version_that_ends_before_it_starts_is_refused() -> None:
    assert refused(a_live_version(now=NOON), live_from=NOON, live_until=NOON - MOMENT)


@pytest.mark.parametrize(
    ("start", "end"),
    [(NOON, FAR_FUTURE), (NOON - HOUR, NOON + MOMENT), (NOON + HOUR, NOON + 2 * HOUR), (NOON - HOUR, FAR_FUTURE)],
)
def test_a_second_version_at_any_moment_is_refused(start: datetime, end: datetime) -> None:
    version = a_live_version(now=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.bulk_create([copy_of(version, live_from=start, live_until=end)])
    assert Version.objects.live(NOON).get() == version


def test_an_update_that_makes_versions_overlap_is_refused() -> None:
    article = a_live_article(now=NOON)
    publishing.publish(article, by=None, now=NOON + HOUR)
    with pytest.raises(IntegrityError), transaction.atomic():
        article.versions.filter(number=1).update(live_until=NOON + HOUR + MOMENT)
    with pytest.raises(IntegrityError), transaction.atomic():
        article.versions.filter(number=2).update(live_from=NOON)
    assert Version.objects.live(NOON + HOUR).get().number == 2


def test_the_overlap_is_told_in_words_too() -> None:
    version = copy_of(a_live_version(now=NOON))
    with pytest.raises(ValidationError) as told:
        version.validate_constraints()
    assert "Another version of this story is live at that time." in told.value.messages


def test_numbers_are_given_once() -> None:
    version = a_live_version(now=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.bulk_create([copy_of(version, number=1, live_from=NOON - 2 * HOUR, live_until=NOON - HOUR)])
    assert Version.objects.count() == 1


def test_a_person_stands_once_with_one_role_in_a_version() -> None:
    version = a_live_version(now=NOON)
    credit = version.bylines.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        version.bylines.create(author=credit.author, role=credit.role, position=1)
    version.bylines.create(author=credit.author, role=Role.PHOTOGRAPHER, position=1)
    assert version.bylines.count() == 2


# Which ones readers see ------------------------------------------------------------------------------


def numbers(found: Any) -> list[int]:
    return sorted(found.values_list("number", flat=True))


def test_each_moment_has_its_live_planned_and_ended_versions() -> None:
    article = a_live_article(now=NOON)
    publishing.publish(article, by=None, now=NOON + HOUR)
    publishing.publish(article, by=None, now=NOON + HOUR, at=NOON + 2 * HOUR)
    publishing.publish(article, by=None, now=NOON + HOUR, at=NOON + 3 * HOUR)
    everything, moments = article.versions.all(), (NOON - MOMENT, NOON, NOON + HOUR, NOON + 3 * HOUR)
    assert [numbers(everything.live(at)) for at in moments] == [[], [1], [2], [4]]
    assert [numbers(everything.planned(at)) for at in moments] == [[1, 2, 4], [2, 4], [4], []]
    assert [numbers(everything.ended(at)) for at in moments] == [[], [], [1], [1, 2]]
    assert numbers(everything.effective()) == [1, 2, 4]
    assert numbers(everything.effective().ending()) == [1, 2]


def test_without_a_moment_now_is_meant() -> None:
    article = a_live_article()
    publishing.publish(article, by=None, at=datetime.now(UTC) + HOUR)
    assert numbers(article.versions.live()) == numbers(article.versions.listed()) == [1]
    assert numbers(article.versions.planned()) == [2]
    publishing.withdraw(article, by=None)
    assert numbers(article.versions.ended()) == [1]


def test_lists_by_section_topic_and_person() -> None:
    section, ada, ben = a_section(), an_author(), an_author()
    article = an_article(section=section, topics=["Ferries", "Trams"], bylines=[ada])
    Byline.objects.create(article=article, author=ben, role=Role.EDITOR, position=1)
    version = publishing.publish(article, by=None, now=NOON)
    other = a_live_version(section=a_section(), topics=["Trams"], now=NOON)
    assert list(Version.objects.in_section(section)) == [version]
    assert list(Version.objects.about(Topic.objects.get(name="Ferries"))) == [version]
    assert set(Version.objects.about(Topic.objects.get(name="Trams"))) == {version, other}
    assert list(Version.objects.by(ada.pk)) == list(Version.objects.by(ben.pk)) == [version]


def test_the_newest_story_is_the_one_published_last_not_the_one_changed_last() -> None:
    old, new = a_live_article(now=NOON), a_live_article(now=NOON + HOUR)
    twin = a_live_article(now=NOON + HOUR)
    publishing.publish(old, by=None, now=NOON + 2 * HOUR)
    order = Version.objects.live(NOON + 2 * HOUR).newest_first()
    assert [version.article_id for version in order] == [twin.pk, new.pk, old.pk]


# What pages may ask ----------------------------------------------------------------------------------


def test_a_card_has_all_it_shows_and_asks_for_nothing_else(django_assert_num_queries: Any) -> None:
    a_live_version(now=NOON, picture=a_photo())
    with django_assert_num_queries(1):
        card = Version.objects.for_cards().get()
        assert card.picture is not None
        assert picture_html(card.picture)
        assert card.get_absolute_url().startswith("/2026/11/22/")
    for blocked in ("body", "notices", "contents", "revision", "article", "section"):
        with pytest.raises(FieldFetchBlocked):
            getattr(card, blocked)


@pytest.mark.parametrize(("story_type", "label"), [(StoryType.NEWS, ""), (StoryType.FACT_CHECK, "Fact check")])
def test_readers_are_told_what_is_not_plain_news(story_type: StoryType, label: str) -> None:
    assert a_live_version(story_type=story_type, now=NOON).label == label


def test_a_story_is_set_in_the_direction_of_its_language() -> None:
    assert a_live_version(language="ar", now=NOON).direction == "rtl"
    assert a_live_version(language="ja", now=NOON).direction == "ltr"
