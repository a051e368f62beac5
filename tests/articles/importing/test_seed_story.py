"""The page to keep in mind, where it is at hand."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from articles.importing.filing import file_story
from articles.importing.plain_text import parse
from articles.models import Version
from authors.models import Author

CROSSHEADS = [
    "Recruitment Numbers on the Rise",
    "Implications for NATO",
    "NATO’s Response",
    "Historical Context",
    "The Broader Geopolitical Landscape",
    "Conclusion",
]
FURNITURE = ["Share This Article", "Follow:", "Leave a review", "Min Read", "Robin S"]


def test_page_is_told_apart(seed: bytes) -> None:
    story = parse(seed)
    assert story.headline == "Putin’s War Preparations: Massive NATO Recruitment Drive"
    assert story.standfirst == "Russia’s Military Recruitment Surge Signals Escalating Tensions with NATO"
    assert story.crossheads == CROSSHEADS
    assert len(story.blocks) == len(CROSSHEADS) + 12
    for text in FURNITURE:
        assert text not in story.body


def test_every_paragraph_is_kept_as_it_was(seed: bytes) -> None:
    story = parse(seed)
    kept = [text for block in story.blocks for text in block.texts]
    kept += [
        story.headline,
        story.standfirst,
        *(text for author in story.authors for text in (author.name, author.bio)),
    ]
    lost = [line for line in seed.decode().splitlines() if line and line not in kept]
    assert lost == ["5 Min Read", "Share This Article", "Follow:", "Leave a review"]


@pytest.mark.django_db
@time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False)
def test_published_page_is_whole(seed: bytes) -> None:
    file_story(parse(seed), publish=True)
    version = Version.objects.live().get()
    assert version.get_absolute_url() == "/2026/11/22/putins-war-preparations-massive-nato-recruitment-drive/"
    assert [part["text"] for part in version.contents] == CROSSHEADS
    assert version.byline == "Robin Smith"
    assert "“unprecedentedly brutal,”" in version.body
    assert "alliance’s" in version.body


@pytest.mark.django_db
@time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False)
def test_reporter_has_the_bio(seed: bytes) -> None:
    file_story(parse(seed))
    author = Author.objects.get()
    assert (author.name, author.slug, author.job_title) == ("Robin Smith", "robin-smith", "Staff Reporter")
    assert author.began_in_journalism == date(2019, 1, 1)
    assert author.experience == "7+ years in journalism"
    assert author.bio.startswith("Robin S is a Staff Reporter at Global Newz Live, committed")
    assert author.bio.endswith("strengthening Global Newz Live’s mission of transparent journalism.")
