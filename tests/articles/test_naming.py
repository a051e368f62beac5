"""What ids stand for, today and after it was deleted."""

from typing import Any

import pytest

from articles import bulk, editing
from articles.differences import compare
from articles.naming import Names
from tests.factories import a_live_version, a_photo, a_section, an_article, an_author

pytestmark = pytest.mark.django_db


def test_a_revision_keeps_what_its_ids_were_called() -> None:
    section, lead, inside, ada = a_section(name="Harbour"), a_photo(title="Quay"), a_photo(title="Tide"), an_author()
    body = f'<p>x</p><figure data-photo="{inside.pk}"></figure>'
    article = an_article(section=section, picture=lead, body=body, bylines=[ada])
    kept = article.revisions.get()
    assert kept.names == {
        "sections": {str(section.pk): "Harbour"},
        "authors": {str(ada.pk): ada.name},
        "photos": {str(lead.pk): "Quay", str(inside.pk): "Tide"},
    }


def test_what_is_loaded_in_bulk_keeps_the_same_names() -> None:
    photo, inside = a_photo(), a_photo()
    shown: dict[str, Any] = {"picture": photo, "body": f'<p>x</p><figure data-photo="{inside.pk}"></figure>'}
    by_hand = a_live_version(slug="by-hand", **shown)
    authors = [byline.author for byline in by_hand.article.ordered_bylines]
    story = bulk.Finished(
        headline="x",
        standfirst="x",
        section=by_hand.section,
        authors=authors,
        published=by_hand.live_from,
        slug="loaded",
        **shown,
    )
    list(bulk.load([story], by=None))
    loaded = by_hand.section.versions.exclude(pk=by_hand.pk).get()
    assert loaded.revision.names == by_hand.revision.names
    assert [link.photo for link in loaded.photo_links.all()] == [link.photo for link in by_hand.photo_links.all()]


def test_what_was_deleted_goes_by_the_name_it_had_and_what_was_renamed_by_its_new_one() -> None:
    gone, renamed = a_section(name="Harbour"), an_author(name="Ada")
    first = an_article(section=gone, bylines=[renamed]).revisions.get()
    first.article.section = a_section(name="Sea")
    editing.save(first.article, by=None)
    first.article.bylines.all().delete()
    second = editing.record(first.article, by=None)
    gone.delete()
    renamed.name = "Ada Okafor"
    renamed.save()
    found: dict[str, Any] = {one.name: one.blocks for one in compare(first.told, second.told)}
    assert [run.text for block in found["section_id"] for run in block.runs] == ["Harbour (deleted since)", "Sea"]
    assert [run.text for block in found["bylines"] for run in block.runs] == ["Ada Okafor, reporter"]


def test_looking_up_takes_three_questions(django_assert_num_queries: Any) -> None:
    stories = [an_article(picture=a_photo(), section=a_section(), bylines=[an_author()]) for _ in range(4)]
    snapshots = [editing.snapshot(story) for story in stories]
    with django_assert_num_queries(3):
        Names.of(*snapshots)
