"""What became of a story: every field, word by word, as an editor would tell it."""

import time
from typing import Any

import lxml.html
import pytest
from django.template.loader import render_to_string

from articles import editing
from articles.differences import LABELS, PUBLIC, Difference, compare
from articles.models import Byline, Role
from tests.factories import a_photo, a_section, an_article, an_author

pytestmark = pytest.mark.django_db

MARKS = {"same": "", "removed": "-", "added": "+"}


def told(difference: Difference) -> list[str]:
    """Return each block as one line: “It left at -noon +one”."""
    return [" ".join(f"{MARKS[run.change]}{run.text}" for run in block.runs) for block in difference.blocks]


def in_body(before: str, after: str) -> list[str]:
    (difference,) = compare({"body": before}, {"body": after})
    return [
        f"({block.note}) {line}" if block.note else line
        for block, line in zip(difference.blocks, told(difference), strict=True)
    ]


def test_a_story_is_the_same_as_itself() -> None:
    taken = editing.snapshot(an_article(topics=["Trams"], picture=a_photo()))
    assert compare(taken, taken) == []


def test_every_field_that_a_revision_keeps_is_compared() -> None:
    assert set(LABELS) == {*editing.RECORDED, "bylines", "topics"}


def test_all_of_a_first_save_is_new() -> None:
    found = compare({}, editing.snapshot(an_article(headline="Ferry sails", topics=["Trams"])))
    assert {difference.name: told(difference) for difference in found}["headline"] == ["+Ferry sails"]
    assert all(run.change == "added" for one in found for block in one.blocks for run in block.runs)


def test_the_desks_notes_can_be_left_out() -> None:
    before, after = {"headline": "a", "notes": "b"}, {"headline": "c", "notes": "secret"}
    assert [difference.name for difference in compare(before, after, only=PUBLIC)] == ["headline"]


@pytest.mark.parametrize("name", ["headline", "kicker", "standfirst", "place", "slug", "picture_caption", "notes"])
def test_lines_are_compared_by_words(name: str) -> None:
    (difference,) = compare({name: "Ferry leaves at noon"}, {name: "Ferry leaves at one"})
    assert (difference.name, told(difference)) == (name, ["Ferry leaves at -noon +one"])


def test_names_in_the_byline_are_compared_in_their_order() -> None:
    ada, ben = an_author(name="Ada"), an_author(name="Ben")
    (difference,) = compare(
        {"bylines": [[ada.pk, "reporter"], [ben.pk, "photographer"]]},
        {"bylines": [[ben.pk, "photographer"], [ada.pk, "editor"]]},
    )
    assert told(difference) == ["-Ada, reporter", "Ben, photographer", "+Ada, editor"]


def test_topics_section_type_and_language_are_told_by_name() -> None:
    harbour, politics = a_section(name="Harbour"), a_section(name="Politics")
    before = {"topics": ["Ferries", "Trams"], "section_id": harbour.pk, "story_type": "news", "language": "en"}
    after = {"topics": ["Ferries", "Tides"], "section_id": politics.pk, "story_type": "opinion", "language": "ar"}
    assert {difference.name: told(difference) for difference in compare(before, after)} == {
        "section_id": ["-Harbour", "+Politics"],
        "story_type": ["-News", "+Opinion"],
        "topics": ["Ferries", "-Trams", "+Tides"],
        "language": ["-English", "+Arabic"],
    }


def test_when_a_story_is_due_is_told_on_the_newsrooms_clock() -> None:
    (difference,) = compare({"due": None}, {"due": "2026-11-22T18:00:00+00:00"})
    assert told(difference) == ["+22 November 2026, 18:00 (UTC)"]


def test_pictures_are_shown_and_named() -> None:
    old, new = a_photo(title="Quay"), a_photo(title="Ferry")
    lead, _text = compare(
        {"picture_id": old.pk, "body": ""},
        {"picture_id": new.pk, "body": f'<figure data-photo="{old.pk}"></figure>'},
    )[::-1]
    assert told(lead) == ["-Quay", "+Ferry"]
    assert [block.photo for block in lead.blocks] == [old, new]
    assert told(_text) == ["+[Quay]"]


def test_what_was_deleted_goes_by_its_number() -> None:
    before: dict[str, Any] = {"section_id": 4711, "picture_id": 4712, "bylines": [[4713, "reporter"]]}
    lines = [line for difference in compare(before, {}) for line in told(difference)]
    assert lines == [
        "-number 4713 (deleted since), reporter",
        "-number 4711 (deleted since)",
        "-number 4712 (deleted since)",
    ]


# The text --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("<p>At noon.</p><p>b</p>", "<p>At one.</p><p>b</p>", ["At -noon +one .", "b"]),
        ("<p>a b</p>", "<p>a</p><p>b</p>", ["a", "(break added) b"]),
        ("<p>a</p><p>b</p>", "<p>a b</p>", ["a", "(break removed) b"]),
        ("<p>a</p><p>Later</p><p>b</p>", "<p>a</p><h2>Later</h2><p>b</p>", ["a", "(was a paragraph) Later", "b"]),
        ("<p>a</p><p>b</p>", "<p>a</p><p>New here.</p><p>b</p>", ["a", "+New here.", "b"]),
        ("<p>very late</p>", "<p>very <strong>late</strong></p>", ["very -late +late"]),
        ('<p><a href="https://a.example/">x</a></p>', '<p><a href="https://b.example/">x</a></p>',
         ["x -https://a.example/ +https://b.example/"]),
        ("<ul><li>x</li></ul>", "<ol><li>x</li></ol>", ["(was a bulleted item) x"]),
        ("<ul><li>x</li><li>y</li></ul>", "<ol><li>x</li><li>y</li></ol>",
         ["(was a bulleted item) x", "(was a bulleted item) y"]),
        ("<p>船は正午に出た。</p>", "<p>船は一時に出た。</p>", ["船は -正午 +一時 に出た。"]),
    ],
)  # fmt: skip
def test_the_text_is_compared_block_by_block(before: str, after: str, lines: list[str]) -> None:
    assert in_body(before, after) == lines


def test_what_nobody_sees_of_a_change_is_not_passed_over() -> None:
    (difference,) = compare({"body": "<p>a  b</p>"}, {"body": "<p>a b</p>"})
    assert not difference.is_visible


def test_what_lies_far_from_a_change_is_folded_away() -> None:
    paragraphs = [f"<p>Paragraph {n}.</p>" for n in range(20)]
    changed = [*paragraphs[:10], "<p>Something else.</p>", *paragraphs[11:]]
    (difference,) = compare({"body": "".join(paragraphs)}, {"body": "".join(changed)})
    assert [(len(part.blocks), part.is_folded) for part in difference.parts] == [(9, True), (3, False), (8, True)]


def test_a_long_story_is_compared_at_once() -> None:
    before = "".join(f"<p>{' '.join(str(n * m % 977) for m in range(50))}.</p>" for n in range(200))
    after = "".join(f"<p>{' '.join(str(n * m % 983) for m in range(50))}.</p>" for n in range(200))
    start = time.process_time()
    compare({"body": before}, {"body": after})
    assert time.process_time() - start < 2


def test_names_and_pictures_take_three_questions_at_most(django_assert_max_num_queries: Any) -> None:
    stories = [an_article(picture=a_photo(), section=a_section(), bylines=[an_author(), an_author()]) for _ in range(2)]
    Byline.objects.create(article=stories[0], author=an_author(), role=Role.EDITOR, position=5)
    before, after = map(editing.snapshot, stories)
    after["body"] = f'<figure data-photo="{a_photo().pk}"></figure>'
    with django_assert_max_num_queries(3):
        compare(before, after)


# Shown -----------------------------------------------------------------------------------------------


def test_what_is_shown_is_escaped_and_told_to_ears_too() -> None:
    found = compare({"notes": "Old"}, {"notes": "<script>alert(1)</script> &amp;"})
    page = render_to_string("admin/articles/article/differences.html", {"differences": found, "language": "en"})
    words = " ".join(lxml.html.fragment_fromstring(page).text_content().split())
    told = "removed: Old end of removed added: <script>alert(1)</script> &amp; end of added"
    assert words == f"Notes for the desk {told}"
    assert "<script" not in page


def test_two_that_are_the_same_are_said_to_be() -> None:
    assert "word for word" in render_to_string("admin/articles/article/differences.html", {"differences": []})
