"""The byline and the biography."""

import pytest

from articles.importing.people import byline, profiles


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Robin Smith", ["Robin Smith"]),
        ("By Robin Smith", ["Robin Smith"]),
        ("BY Robin S.", ["Robin S."]),
        ("Ada Okafor and Ivo Lindqvist", ["Ada Okafor", "Ivo Lindqvist"]),
        ("By Ada Okafor, Ivo Lindqvist & Mara Quill", ["Ada Okafor", "Ivo Lindqvist", "Mara Quill"]),
        ("By Ada Okafor, Ivo Lindqvist, and Mara Quill", ["Ada Okafor", "Ivo Lindqvist", "Mara Quill"]),
        ("Sandy Anderson", ["Sandy Anderson"]),
        ("Byron Andersen", ["Byron Andersen"]),
        ("Ada Okafor and ada okafor", ["Ada Okafor"]),
        ("Ivo Lindqvist, Jr.", ["Ivo Lindqvist, Jr."]),
        ("Síle Ní Bhriain-O’Dwyer", ["Síle Ní Bhriain-O’Dwyer"]),
        ("بقلم سلمى الحداد، سامر العطار", ["سلمى الحداد", "سامر العطار"]),
        ("佐藤 美咲、高橋 蓮", ["佐藤 美咲", "高橋 蓮"]),
    ],
)
def test_byline_names_people(line: str, names: list[str]) -> None:
    assert list(byline(line)) == names


def test_title_in_the_byline_is_no_person() -> None:
    (profile,) = profiles(byline("Robin Smith, Staff Reporter"), [])
    assert (profile.name, profile.job_title) == ("Robin Smith", "Staff Reporter")


@pytest.mark.parametrize(
    "line", ["Robin@example.org", "5 minutes", "Who?", "It was late when she left home at last", "…"]
)
def test_byline_of_no_names_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="Expected the byline"):
        byline(line)


@pytest.mark.parametrize(
    ("bio", "years"),
    [
        ("Robin S with 7+ years of experience in journalism, reports on politics.", 7),
        ("Robin has 12 years’ experience as a reporter.", 12),
        ("Robin looks back on 20 years in journalism.", 20),
        ("Robin is 40 years old and reports on politics.", None),
        ("Robin baked bread for 9 years.", None),
    ],
)
def test_experience_is_read_from_the_bio(bio: str, years: int | None) -> None:
    assert profiles({"Robin Smith": ""}, [bio])[0].years == years


@pytest.mark.parametrize(
    ("bio", "title"),
    [
        ("Robin S is a Staff Reporter at Global Newz Live, committed to news.", "Staff Reporter"),
        ("Robin is our chief art critic.", "Chief art critic"),
        ("Robin Smith is the politics editor of the Courier.", "Politics editor of the Courier"),
        ("Politics is a hard trade, says Robin.", ""),
        ("Robin writes. Her dog is a good dog.", ""),
    ],
)
def test_job_title_is_read_from_the_bio(bio: str, title: str) -> None:
    assert profiles({"Robin Smith": ""}, [bio])[0].job_title == title
