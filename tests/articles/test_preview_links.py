"""Links for people without an account: made, opened, ended, and never more than was meant."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from articles import editing, preview_links, workflow
from articles.models import Article, PreviewLink
from tests.articles.desk import HOUR, NOON, edit
from tests.factories import a_user, an_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def a_link(article: Article | None = None, *, lasts: timedelta = 72 * HOUR) -> PreviewLink:
    return preview_links.make(article or an_article(), by=None, for_whom="Our lawyer", lasts=lasts)


def token(link: PreviewLink) -> str:
    return preview_links.address(link).split("/")[2]


def test_a_link_opens_what_was_saved_when_it_was_made() -> None:
    article = an_article(headline="Before")
    link = a_link(article)
    edit(article, headline="After")

    assert preview_links.open_link(token(link)).revision.snapshot["headline"] == "Before"


def test_a_link_needs_the_right() -> None:
    article, link = an_article(), a_link()
    person = a_user("articles.change_article", "articles.publish_article")
    with pytest.raises(PermissionDenied):
        preview_links.make(article, by=person, for_whom="A friend", lasts=HOUR)
    with pytest.raises(PermissionDenied):
        preview_links.revoke(link, by=person)
    assert preview_links.make(article, by=a_user("articles.show_article"), for_whom="A source", lasts=HOUR)


@pytest.mark.parametrize(
    ("whom", "lasts", "field"),
    [(" \n", HOUR, "for_whom"), ("A", timedelta(0), "lasts"), ("A", timedelta(days=15), "lasts")],
)
def test_a_link_is_for_someone_and_for_a_while(whom: str, lasts: timedelta, field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        preview_links.make(an_article(), by=None, for_whom=whom, lasts=lasts)
    assert list(refused.value.message_dict) == [field]


def test_a_link_ends_by_time_by_hand_and_with_the_story() -> None:
    expired = a_link()
    PreviewLink.objects.filter(pk=expired.pk).update(made_at=NOON - 2 * HOUR, expires_at=NOON - HOUR)
    revoked, editor = a_link(), a_user("articles.show_article")
    preview_links.revoke(revoked, by=editor)
    spiked = a_link()
    workflow.spike(spiked.article, by=None)

    for link in (expired, revoked, spiked):
        with pytest.raises(preview_links.Ended):
            preview_links.open_link(token(link))
    revoked.refresh_from_db()
    assert (revoked.revoked_by, revoked.is_open()) == (editor, False)


def test_who_ended_a_link_first_stays_on_record() -> None:
    link, first = a_link(), a_user("articles.show_article")
    preview_links.revoke(link, by=first)
    preview_links.revoke(link, by=a_user("articles.show_article"))
    link.refresh_from_db()
    assert link.revoked_by == first


@pytest.mark.parametrize("change", [0, 5, -1])
def test_a_link_cannot_be_guessed_or_pointed_elsewhere(change: int) -> None:
    good = token(a_link())
    swapped = "A" if good[change] != "A" else "B"
    characters = list(good)
    characters[change] = swapped
    for wrong in ("".join(characters), good[:-4], f"{good}=", "x", "a:b", "é" * 40, "." * 300):
        with pytest.raises(PreviewLink.DoesNotExist):
            preview_links.open_link(wrong)


def test_a_story_that_was_never_saved_whole_has_nothing_to_show() -> None:
    article = Article(headline="Just begun")
    editing.save(article, by=None)
    with pytest.raises(ValidationError, match="Save the story first"):
        a_link(article)
