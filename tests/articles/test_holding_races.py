"""Somebody places a hold in the very moment in which somebody else schedules: nothing slips through."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from articles import holding, publishing
from articles.models import Article
from newsroom.photos import clearance, library
from newsroom.photos.models import Photo
from tests.articles.test_holding import RIGHTS
from tests.at_once import at_once
from tests.factories import a_photo, a_user, an_article
from tests.newsroom.photos.holding import a_picture_editor

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("attempt", range(3))
def test_a_hold_on_the_story(attempt: int) -> None:
    article, lawyer = an_article(), a_user(*RIGHTS)
    ours, theirs = (Article.objects.get(pk=article.pk) for _ in range(2))
    soon = timezone.now() + timedelta(hours=1)

    at_once(
        [
            lambda: publishing.publish(ours, by=None, at=soon),
            lambda: holding.hold(theirs, by=lawyer, reason="Libel risk"),
        ]
    )

    assert not (article.holds.exists() and article.versions.planned().exists())


@pytest.mark.parametrize("attempt", range(3))
def test_a_hold_on_the_picture(attempt: int) -> None:
    photo, person = a_photo(), a_picture_editor()
    articles = [an_article(picture=photo) for _ in range(3)]
    soon = timezone.now() + timedelta(hours=1)

    jobs: list[Callable[[], object]] = [partial(publishing.publish, story, by=None, at=soon) for story in articles]
    outcomes = at_once([*jobs, lambda: clearance.place(photo, by=person, reason="Withdrawn by the agency")])

    assert isinstance(outcomes[-1], list), outcomes
    assert not any(article.versions.planned().exists() for article in articles)


@pytest.mark.parametrize("attempt", range(3))
def test_a_picture_is_described_while_stories_with_it_are_published(attempt: int) -> None:
    photo = a_photo()
    articles = [an_article(picture=photo) for _ in range(3)]

    jobs: list[Callable[[], object]] = [partial(publishing.publish, story, by=None) for story in articles]
    jobs += [partial(library.save, Photo.objects.get(pk=photo.pk)) for _ in range(3)]
    outcomes = at_once(jobs)

    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)], outcomes
