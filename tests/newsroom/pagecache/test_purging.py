"""Many who change public things at once, in any order: all get through, and every change is in the log once."""

import pytest
from django.db import transaction

from articles.models import Section, Topic
from newsroom.pagecache.models import Counter, Purge
from tests.at_once import at_once
from tests.factories import a_live_article, a_section
from tests.newsroom.pagecache.asking import Site

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 15


def test_lists_saved_at_once_in_opposite_orders_block_nobody() -> None:
    keys = [a_section().pk for _ in range(3)]
    before = Counter.objects.get().number

    def save(order: list[int]) -> None:
        for turn in range(ROUNDS):
            with transaction.atomic():
                for pk in order:
                    section = Section.objects.get(pk=pk)
                    section.description = f"Turn {turn}"
                    section.save()

    assert at_once([lambda: save(keys), lambda: save(keys[::-1]), lambda: save([*keys[1:], keys[0]])]) == [None] * 3
    assert Counter.objects.get().number == Purge.objects.count() == before + 3 * 3 * ROUNDS


def test_rows_deleted_and_saved_at_once_block_nobody() -> None:
    for _turn in range(ROUNDS):
        one, other = a_section(), a_section()

        def delete(first: Section = one, second: Section = other) -> None:
            with transaction.atomic():
                Section.objects.filter(pk=first.pk).delete()
                Section.objects.filter(pk=second.pk).delete()

        def save(first: Section = other, second: Section = one) -> None:
            with transaction.atomic():
                for section in (first, second):
                    if found := Section.objects.filter(pk=section.pk).first():
                        found.save()

        refused = [type(done).__name__ for done in at_once([delete, save]) if done is not None]
        assert set(refused) <= {"NotUpdated", "DatabaseError", "ObjectNotUpdated"}


def test_a_publication_writes_one_purge() -> None:
    before = Purge.objects.count()
    story = a_live_article(section=(section := a_section()))
    written = [set(row.tags) for row in Purge.objects.all()[before:]]
    assert sum(f"article:{story.pk}" in tags for tags in written) == 1
    assert any(f"in:section:{section.pk}" in tags for tags in written)


@pytest.mark.parametrize("change", ["another address", "deleted"])
def test_stories_beside_a_story_go_with_their_topic(process: Site, change: str) -> None:
    story, beside = (a_live_article(topics=["Harbour"], headline=headline) for headline in ("One", "Beside it"))
    path = story.versions.get().get_absolute_url()
    assert beside.headline in process.now(path).text
    topic = Topic.objects.get()
    if change == "deleted":
        topic.delete()
    else:
        topic.slug = "port"
        topic.save()
    assert beside.headline not in process.now(path).text
    assert process.now(path).body == process.truth(path)[1]
