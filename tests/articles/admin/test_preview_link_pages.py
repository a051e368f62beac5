"""Making, watching and ending preview links at the desk."""

from collections.abc import Callable

import pytest
from django.test import Client

from articles import preview_links, rights, workflow
from articles.models import Article, PreviewLink
from tests.articles.admin.conftest import EDITOR, Desk, change
from tests.articles.desk import HOUR
from tests.factories import an_article

pytestmark = pytest.mark.django_db


def links(story: Article) -> str:
    return f"/admin/articles/article/{story.pk}/links/"


@pytest.fixture
def shower(at_desk: Callable[..., Desk]) -> Desk:
    return at_desk(*EDITOR, rights.SHOW, name="Sho Shower")


def test_a_link_is_made_copied_watched_and_ended(shower: Desk, client: Client) -> None:
    story = an_article()
    assert shower.open(change(story)).all(f'a[href="{links(story)}"]')

    made = shower.send(links(story), {"for_whom": "Our lawyer", "lasts": "24"})
    link = PreviewLink.objects.get()
    assert (link.made_by, link.expires_at - link.made_at) == (shower.user, 24 * HOUR)
    shown = made.page.get_element_by_id(f"link-{link.pk}").value
    assert shown.endswith(preview_links.address(link))
    assert "Not opened yet" in made.text

    client.get(preview_links.address(link))
    assert "Opened 1 time" in shower.open(links(story)).text

    ended = shower.send(f"{links(story)}{link.pk}/end/", {})
    assert "The link for Our lawyer has ended." in ended.words(".messagelist")
    assert "by Sho Shower" in ended.words(".preview-links")
    assert client.get(preview_links.address(link)).status_code == 410


def test_what_is_wrong_is_told_at_its_field_and_what_was_typed_comes_back(shower: Desk) -> None:
    story = an_article()
    answer = shower.send(links(story), {"for_whom": " ", "lasts": "168"})
    assert "Say whom the link is for" in answer.words(".errorlist")
    assert answer.page.get_element_by_id("id_lasts").value == "168"
    assert shower.send(links(story), {"for_whom": "A", "lasts": "999999"}).all(".errorlist")
    assert not PreviewLink.objects.exists()


def test_a_spiked_story_is_shown_to_nobody_and_the_page_says_why(shower: Desk) -> None:
    story = an_article()
    workflow.spike(story, by=None)
    assert "The story is spiked" in shower.open(links(story)).text
    assert "The story is spiked" in shower.send(links(story), {"for_whom": "A", "lasts": "1"}).text
    assert not PreviewLink.objects.exists()


def test_the_page_is_for_those_with_the_right_and_a_link_belongs_to_its_story(shower: Desk, editor: Desk) -> None:
    story, other = an_article(), an_article()
    link = preview_links.make(story, by=None, for_whom="A", lasts=HOUR)
    assert editor.open(links(story)).status == 403
    assert editor.send(f"{links(story)}{link.pk}/end/", {}).status == 403
    assert not editor.open(change(story)).all(f'a[href="{links(story)}"]')
    assert shower.send(f"{links(other)}{link.pk}/end/", {}).status == 404
    assert shower.open(f"{links(story)}{link.pk}/end/").status == 405
    assert link.is_open()


def test_many_links_and_openings_cost_no_more_queries(shower: Desk, django_assert_max_num_queries: object) -> None:
    story = an_article()
    for n in range(12):
        link = preview_links.make(story, by=None, for_whom=f"Reader {n}", lasts=HOUR)
        for _opening in range(12):
            preview_links.note_opening(link, "0" * 64)
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        answer = shower.open(links(story))
    assert len(answer.all(".preview-links h3")) == 12
