"""What becomes of stories when a picture may no longer be published."""

from datetime import timedelta
from typing import Any

import pytest

from articles import gates, publishing
from articles.models import Article
from newsroom.photos import clearance, library
from newsroom.photos.models import Photo
from tests.articles.desk import HOUR, NOON, seen
from tests.factories import a_live_article, a_photo, an_article
from tests.newsroom.photos.holding import a_held_photo, a_picture_editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def shown_in(photo: Photo, *, in_text: bool) -> dict[str, Any]:
    return {"body": f'<p>It left.</p><figure data-photo="{photo.pk}"></figure>'} if in_text else {"picture": photo}


@pytest.mark.parametrize("in_text", [False, True])
def test_a_story_with_a_held_picture_is_not_published(in_text: bool) -> None:
    article = an_article(**shown_in(a_held_photo(), in_text=in_text))
    with pytest.raises(gates.NotReady, match="on hold"):
        publishing.publish(article, by=None)


@pytest.mark.parametrize("in_text", [False, True])
def test_a_hold_takes_planned_stories_with_the_picture_off_the_schedule(in_text: bool) -> None:
    photo = a_photo()
    article, other = an_article(**shown_in(photo, in_text=in_text)), an_article(picture=a_photo())
    for story in (article, other):
        publishing.publish(story, by=None, at=NOON + HOUR)
    person = a_picture_editor()

    told = clearance.place(photo, by=person, reason="Withdrawn by the agency")

    assert (seen(article, NOON + HOUR), seen(other, NOON + HOUR)) == (None, other.headline)
    assert len(told) == 1
    assert article.headline in told[0]
    move = article.moves.first()
    assert move is not None
    assert (move.verb, move.by, move.reason) == ("unschedule", person, "A picture of it is on hold.")


@pytest.mark.parametrize("in_text", [False, True])
def test_whoever_places_a_hold_is_told_where_readers_still_see_the_picture(in_text: bool) -> None:
    photo = a_photo()
    article = a_live_article(**shown_in(photo, in_text=in_text))
    (told,) = clearance.place(photo, by=a_picture_editor(), reason="Withdrawn by the agency")
    assert f"Readers still see it in “{article.headline}”" in told


def test_rights_that_end_sooner_than_thought_stop_what_was_planned_for_later() -> None:
    photo = a_photo()
    soon, late = an_article(picture=photo), an_article(picture=photo)
    publishing.publish(soon, by=None, at=NOON + HOUR)
    publishing.publish(late, by=None, at=NOON + timedelta(days=3))
    photo.rights_until = NOON.date()

    told = library.save(photo)

    assert len(told) == 1
    assert [live(story) for story in (soon, late)] == [True, False]
    move = late.moves.first()
    assert move is not None
    assert move.reason == "The rights to a picture of it end before."


def live(article: Article) -> bool:
    return seen(article, NOON + timedelta(days=4)) is not None
