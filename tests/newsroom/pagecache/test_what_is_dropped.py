"""A change drops the pages that show it and no other; which those are is found out by asking Django before and after.

All tests share one house of sixty stories, and each leaves it changed.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles import editing, publishing
from articles.models import Article, Kind, Topic
from tests.factories import a_live_article, a_photo, an_article, an_author
from tests.newsroom.pagecache.house import path_of
from tests.newsroom.pagecache.watching import Watch, saved


def change(story: Article, kind: Kind = Kind.UPDATE, **fields: Any) -> None:
    story.refresh_from_db()
    for name, value in fields.items():
        setattr(story, name, value)
    editing.save(story, by=None)
    publishing.publish(story, by=None, kind=kind, note="Told to readers.")


@pytest.mark.usefixtures("db")  # one test has to, or no database is made where this file runs alone
def test_fronts_and_feeds_are_watched_too(watch: Watch) -> None:
    assert {"/", "/feed/"} <= set(watch.paths)


@pytest.mark.parametrize("number", [59, 30])
def test_another_headline(watch: Watch, number: int) -> None:
    story = watch.house.stories[number]
    dropped, changed = watch.after(lambda: change(story, headline=f"Not number {number}"))
    assert path_of(story) in changed
    assert dropped == changed


def test_a_new_story(watch: Watch) -> None:
    house = watch.house
    new: dict[str, Any] = {"section": house.sections[1], "bylines": house.authors[:1], "topics": ["Topic 1"]}
    dropped, changed = watch.after(lambda: a_live_article(**new))
    assert {"/", "/feed/", "/world/", "/world/feed/", "/authors/author-0/", "/topics/topic-1/"} <= changed
    assert dropped == changed


def test_a_story_with_an_older_date_enters_deeper_pages(watch: Watch) -> None:
    house = watch.house
    then = house.start + timedelta(days=10, hours=1)
    dropped, changed = watch.after(lambda: a_live_article(now=then, section=house.sections[0], bylines=house.authors))
    assert any("?before=" in path for path in changed)
    assert dropped >= changed
    # Where it may have entered is more than where it did.
    assert not any(path.startswith(("/world/", "/sport/", "/authors/?")) for path in dropped)


def test_a_story_in_another_section(watch: Watch) -> None:
    story = watch.house.stories[33]
    dropped, changed = watch.after(lambda: change(story, section=watch.house.sections[2]))
    assert {"/sport/"} <= changed
    assert dropped >= changed
    assert not any(path.startswith("/world/") for path in dropped)


def test_a_story_by_one_more_person(watch: Watch) -> None:
    house, story = watch.house, watch.house.stories[40]
    story.bylines.create(author=house.authors[1], position=2)
    dropped, changed = watch.after(lambda: change(story))
    assert house.authors[1].get_absolute_url() in {path.partition("?")[0] for path in changed}
    assert dropped >= changed
    assert not any(path.startswith(house.authors[2].get_absolute_url()) for path in dropped)


@pytest.mark.parametrize("number", [58, 31])
def test_a_withdrawal(watch: Watch, number: int) -> None:
    story = watch.house.stories[number]
    dropped, changed = watch.after(lambda: publishing.withdraw(current(story), by=None))
    assert path_of(story) in changed
    assert dropped == changed


def test_a_retraction(watch: Watch) -> None:
    story = watch.house.stories[57]
    dropped, changed = watch.after(lambda: change(story, Kind.RETRACTION))
    assert "/feed/" in changed
    # The pages below the story carry its tag, though they say the same as before.
    assert {path for path in dropped - changed if not path.startswith(path_of(story))} == set()
    assert dropped >= changed


def test_another_address(watch: Watch) -> None:
    story = watch.house.stories[55]
    old = path_of(story)
    dropped, changed = watch.after(lambda: change(story, slug="elsewhere"))
    assert old in changed
    assert dropped == changed


def current(story: Article) -> Article:
    return Article.objects.get(pk=story.pk)


LATER = timedelta(minutes=5)


def test_a_planned_story_drops_what_will_show_it(watch: Watch) -> None:
    at = timezone.now() + LATER
    new = an_article(section=watch.house.sections[1], bylines=watch.house.authors[:1], topics=["Topic 3"])
    dropped, will_change = watch.after(lambda: publishing.publish(new, by=None, at=at), LATER + timedelta(seconds=2))
    assert {"/", "/world/"} <= will_change
    assert dropped == will_change
    dropped, _ = watch.after(lambda: publishing.unschedule(current(new), by=None))
    assert dropped == set()


def test_a_planned_withdrawal_drops_what_shows_the_story(watch: Watch) -> None:
    story, at = current(watch.house.stories[54]), timezone.now() + LATER
    dropped, will_change = watch.after(lambda: publishing.withdraw(story, by=None, at=at), LATER + timedelta(seconds=2))
    assert dropped == will_change
    dropped, _ = watch.after(lambda: publishing.unschedule(current(story), by=None))
    assert dropped == will_change


def test_another_biography(watch: Watch) -> None:
    dropped, changed = watch.after(saved(watch.house.authors[3], bio="Has moved."))
    assert "/authors/author-3/" in changed
    assert dropped >= changed
    assert dropped - changed <= {"/authors/author-3/feed/"}


def test_another_portrait_and_another_way_to_follow(watch: Watch) -> None:
    author = watch.house.authors[0]
    dropped, changed = watch.after(saved(author, portrait=a_photo()))
    assert {"/", "/authors/", "/authors/author-0/"} <= changed
    assert dropped - changed <= {"/authors/author-0/feed/"}
    dropped, changed = watch.after(lambda: author.links.create(network="website", url="https://example.org/"))
    assert dropped >= changed
    assert dropped - changed <= {"/", "/authors/author-0/feed/"}


def test_a_new_author(watch: Watch) -> None:
    dropped, changed = watch.after(an_author)
    assert dropped == changed == {"/authors/"}


def test_another_focal_point(watch: Watch) -> None:
    dropped, changed = watch.after(saved(watch.house.pictures[0], focal_x=0.1))
    assert changed
    assert dropped >= changed


def test_another_name_of_a_section_stands_on_every_page(watch: Watch) -> None:
    dropped, changed = watch.after(saved(watch.house.sections[2], name="Games"))
    assert "/" in changed
    assert dropped >= changed
    assert len(dropped) == len(watch.paths)


def test_another_name_of_a_topic(watch: Watch) -> None:
    dropped, changed = watch.after(saved(Topic.objects.get(slug="topic-5"), name="Fifth"))
    assert "/topics/topic-5/" in changed
    assert dropped >= changed
    # What stands beside a story is found by its topics, which may have another address by now.
    assert all(path.startswith("/2026/") for path in dropped - changed)


def test_another_address_of_a_topic(watch: Watch) -> None:
    dropped, changed = watch.after(saved(Topic.objects.get(slug="topic-5"), slug="fifth"))
    assert {"/topics/topic-5/", "/topics/topic-5/feed/"} <= dropped & changed
