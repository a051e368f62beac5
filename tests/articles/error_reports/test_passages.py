"""The passages of a story: named in order, found again in another wording."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import publishing
from articles.error_reports.passages import passages, pointed_at, same_now
from articles.models import Version
from tests.articles.desk import edit
from tests.factories import a_live_version, a_photo

BODY = """
<p>The first <strong>tram</strong> left<br>at five.</p><h2>How it began</h2><ul><li><p>a driver</p></li></ul>
<blockquote><p>We were never asked.</p></blockquote><figure data-photo="{photo}"><figcaption>The depot.</figcaption>
</figure><aside class="pull-quote"><p>A tram is a promise.</p></aside>
"""

pytestmark = pytest.mark.django_db


@pytest.fixture
def version() -> Version:
    return a_live_version(
        headline="Trams run",
        standfirst="All night.",
        body=BODY.format(photo=a_photo(credit="Nora Lind").pk),
        picture=a_photo(),
        picture_caption="A tram.",
    )


def again(version: Version, **changes: str) -> Version:
    return publishing.publish(edit(version.article, **changes), by=None)


def test_the_passages_are_what_a_reader_reads_in_order(version: Version) -> None:
    assert [(passage.place, passage.text) for passage in passages(version)] == [
        ("headline", "Trams run"),
        ("standfirst", "All night."),
        ("caption", "A tram."),
        ("1", "The first tram left at five."),
        ("2", "How it began"),
        ("3", "a driver"),
        ("4", "We were never asked."),
        ("5", "The depot. Nora Lind"),
        ("6", "A tram is a promise."),
    ]


def test_a_story_without_text_has_its_headline(version: Version) -> None:
    version.body = version.picture_caption = ""
    assert [passage.place for passage in passages(version)] == ["headline", "standfirst"]


def test_a_name_leads_to_a_passage_of_the_version_it_names(version: Version) -> None:
    live = again(version, body="<p>The first tram left at six.</p>")
    for name, text in {
        "1": "The first tram left at six.",
        "1-1": "The first tram left at five.",
        "2-whole": "",
    }.items():
        pointed = pointed_at(live, name)
        assert pointed is not None
        assert pointed.passage.text == text
    assert pointed_at(live, "2-2") is None


def test_a_version_that_readers_never_had_is_not_there(version: Version) -> None:
    publishing.publish(edit(version.article, headline="Secret"), by=None, at=timezone.now() + timedelta(hours=1))
    assert pointed_at(version, "2-headline") is None


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        ("The first tram left at five.", "The first tram left at six.", True),
        ("The first tram left at five.", "Bread is dearer.", False),
        ("研究者たちは海の音を聞いている。", "研究者たちは海の声を聞いている。", True),
        ("قال البحارة إنهم سيعودون إلى العمل غدا.", "قال البحارة إنهم سيعودون إلى العمل اليوم.", True),
    ],
)
def test_a_passage_is_found_again_in_another_wording(version: Version, before: str, now: str, found: bool) -> None:
    live = again(version, body=f"<p>New.</p><p>{now}</p>")
    passage = same_now(before, live)
    assert (passage.text if passage else None) == (now if found else None)
