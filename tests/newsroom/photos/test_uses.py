"""A picture stays in the library for as long as something shows it, and the desk is told what does."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse

from articles import publishing
from articles.models import Article
from newsroom.photos import library
from newsroom.photos.models import Photo
from newsroom.photos.uses import MOST, uses
from tests.articles.desk import edit
from tests.factories import a_live_article, a_photo, a_user, an_article, an_author

pytestmark = pytest.mark.django_db

type Show = Callable[[Photo], Article]


def in_text(photo: Photo) -> str:
    return f'<p>It left.</p><figure data-photo="{photo.pk}"></figure>'


SHOWN: dict[str, Show] = {
    "as the lead picture at the desk": lambda photo: an_article(picture=photo),
    "as the lead picture readers had": lambda photo: edit(a_live_article(picture=photo), picture=None),
    "in the text readers have": lambda photo: a_live_article(body=in_text(photo)),
    "in the text readers once had": lambda photo: edit(a_live_article(body=in_text(photo)), body="<p>None.</p>"),
}


@pytest.mark.parametrize("way", SHOWN)
def test_what_a_story_shows_cannot_be_deleted(way: str) -> None:
    photo = a_photo()
    story = SHOWN[way](photo)
    assert uses([photo]) == [story]
    with pytest.raises(ProtectedError):
        library.remove(photo)


def test_a_portrait_cannot_be_deleted() -> None:
    photo = a_photo()
    author = an_author(portrait=photo)
    assert uses([photo]) == [author]


def test_what_nothing_shows_can_be_deleted() -> None:
    photo = a_photo()
    an_article(body=in_text(photo))
    a_live_article(body=in_text(a_photo()))
    assert uses([photo]) == []
    library.remove(photo)


def test_a_story_is_named_once_and_not_everything_is_read(django_assert_max_num_queries: Any) -> None:
    photo = a_photo()
    story = edit(a_live_article(picture=photo, body=in_text(photo)), headline="Again")
    publishing.publish(story, by=None)
    assert uses([photo]) == [story]
    for _ in range(MOST + 1):
        an_article(picture=photo)
    with django_assert_max_num_queries(5):
        assert len(uses([photo])) == MOST


@pytest.mark.parametrize("several", [False, True])
def test_the_library_names_the_stories_that_this_person_may_see(several: bool) -> None:
    photo = a_photo()
    story = a_live_article(headline="Ferry on fire", body=in_text(photo))
    seen = []
    for rights in (("articles.view_article",), ()):
        client = Client()
        client.force_login(a_user("photos.view_photo", "photos.delete_photo", *rights))
        if several:
            order = {"action": "delete_selected", "_selected_action": photo.pk}
            answer = client.post(reverse("admin:photos_photo_changelist"), order)
        else:
            answer = client.get(reverse("admin:photos_photo_delete", args=[photo.pk]))
        page = answer.content.decode()
        assert "This cannot be deleted" in page
        assert 'value="Yes, I’m sure"' not in page
        seen.append("Ferry on fire" in page and reverse("admin:articles_article_change", args=[story.pk]) in page)
    assert seen == [True, False]
