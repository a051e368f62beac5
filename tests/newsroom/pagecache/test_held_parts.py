"""What pages have in common is made once for all, and follows every change; nobody's own page is made of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing
from authors.models import User
from newsroom.pagecache.held import HELD
from tests.factories import a_live_article, a_photo, a_section, an_article
from tests.newsroom.pagecache.asking import Site
from tests.newsroom.pagecache.house import path_of

HELD_BY_A_STORY = {"frame ", "review form"}


def test_the_second_page_asks_for_no_sections_and_makes_no_form(process: Site) -> None:
    one, other = a_live_article(), a_live_article()
    process.get(path_of(one))
    assert set(HELD._values) >= HELD_BY_A_STORY
    with CaptureQueriesContext(connection) as asked:
        page = process.get(path_of(other))
    assert page.how == "miss"
    assert not [query["sql"] for query in asked if query["sql"].startswith('SELECT "articles_section"')]
    # Each form leads to its own story all the same.
    assert f'action="{path_of(other)}review/"' in page.text
    assert path_of(one) + "review/" not in page.text


def renamed(section: Any) -> None:
    section.name = "Games"
    section.save()


@pytest.mark.parametrize(
    ("change", "shows", "not_"),
    [
        (renamed, "Games", "Sport"),
        (lambda section: section.delete(), "</footer>", "Sport"),
        (lambda _section: a_section(name="Weather"), "Weather", "Games"),
    ],
)
def test_a_changed_menu_stands_on_pages_that_were_never_made_before(
    a_site: Callable[..., Site], change: Callable[[Any], object], shows: str, not_: str
) -> None:
    section = a_section(name="City")
    sport = a_section(name="Sport", slug="sport")
    first, second = a_live_article(section=section), a_live_article(section=section)
    one, other = a_site(folder="one"), a_site(folder="other")
    for site in (one, other):
        assert "Sport" in site.get(path_of(first)).text
    change(sport)
    for site in (one, other):
        page = site.now(path_of(second)).text
        assert shows in page
        assert not_ not in page


def test_another_focal_point_stands_in_the_next_page(process: Site) -> None:
    photo = a_photo()
    story = a_live_article(picture=photo, now=timezone.now() - timedelta(hours=1))
    before = process.get("/").text
    photo.focal_x = 0.1
    photo.save()
    after = process.now("/").text
    assert path_of(story) in after
    assert [line for line in after.splitlines() if "-3x2-" in line] != [
        line for line in before.splitlines() if "-3x2-" in line
    ]


def test_whoever_is_logged_in_gets_nothing_from_memory(process: Site) -> None:
    story = a_live_article()
    client = Client()
    client.force_login(User.objects.create_superuser("ada@example.org", name="Ada"))
    preview = f"/admin/articles/article/{an_article(headline='Not yet told').pk}/preview/"
    process.learn()  # the first look empties what is held
    for name in HELD_BY_A_STORY:
        HELD._values[name] = (frozenset(), dict.fromkeys(("head", "menu", "footer"), "POISON"))
    for path in (path_of(story), preview):
        answer = client.get(path)
        assert answer.status_code == 200
        assert "POISON" not in answer.text
    # It is there, and readers would get it.
    assert "POISON" in process.get(path_of(story)).text


def test_a_preview_leaves_nothing_behind(process: Site) -> None:
    client = Client()
    client.force_login(User.objects.create_superuser("ada@example.org", name="Ada"))
    draft = an_article(headline="Not yet told")
    assert "Not yet told" in client.get(f"/admin/articles/article/{draft.pk}/preview/").text
    assert HELD._values == {}
    story = a_live_article()
    assert "Not yet told" not in process.get(path_of(story)).text
    publishing.publish(draft, by=None)
    assert "Not yet told" in process.now("/").text
