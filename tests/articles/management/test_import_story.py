"""The command that imports stories."""

import sys
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from articles.importing import filing
from articles.importing.lines import MAX_BYTES
from articles.management.commands import import_story
from articles.models import Article, Section, State, Version
from authors.models import Author

STORIES = Path(__file__).parents[1] / "importing/stories"
HARBOUR = STORIES / "harbour.txt"

pytestmark = pytest.mark.django_db


def run(*arguments: str | Path) -> str:
    output = StringIO()
    call_command("import_story", *map(str, arguments), stdout=output)
    return output.getvalue()


def refusals(*arguments: str | Path) -> list[str]:
    """Return what is said about each refused file."""
    with pytest.raises(CommandError) as caught:
        run(*arguments)
    assert caught.value.returncode == 1
    first, *others = str(caught.value).splitlines()
    assert first == "Nothing was kept of what was refused."
    return others


def test_story_goes_to_the_desk() -> None:
    said = run(HARBOUR)
    assert said == f"1/1 {HARBOUR}: imported, in News (a new section, as there was none), waiting for review\n"
    assert Article.objects.get().state == State.IN_REVIEW


def test_publish_publishes() -> None:
    said = run(HARBOUR, "--publish")
    assert Version.objects.live().get().get_absolute_url() in said


def test_twice_changes_nothing() -> None:
    run(HARBOUR)
    assert run(HARBOUR) == f"1/1 {HARBOUR}: already here, nothing changed\n"
    assert Article.objects.count() == 1


def test_progress_is_shown_for_many_files() -> None:
    run(HARBOUR)
    said = run(*sorted(STORIES.glob("*.txt"))).splitlines()
    assert [line.split(" ")[0] for line in said[:-1]] == ["1/5", "2/5", "3/5", "4/5", "5/5"]
    assert said[-1] == "Of 5 files: 4 imported, 1 already here."


def test_bad_file_is_refused_with_its_line_and_the_others_are_imported(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text(HARBOUR.read_text().replace("Jordan Blake\n", ""))
    (said,) = refusals(bad, HARBOUR)
    assert said == f"{bad}:3: The byline is missing: found “4 Min Read” where it belongs."
    assert Article.objects.count() == 1


def test_refused_file_leaves_nothing(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text(HARBOUR.read_text().replace("fifteen", "TK"))
    refusals(bad, "--publish")
    for model in (Article, Author, Section):
        assert not model.objects.exists()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", ":1: The file is empty."),
        (b"\x7fELF\x02\x01\0\0", ":1: There is a control character here (U+007F); a story is plain text."),
        (b"a" * (MAX_BYTES + 7), ":1: The file is too large: a story has at most 1,000 kB."),
        ("Küste".encode("latin-1"), ":1: This line is not UTF-8 text."),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    assert refusals(file)[0].startswith(f"{file}{reason}")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert refusals(tmp_path / "none", tmp_path) == [
        f"{tmp_path}/none: The file cannot be read: No such file or directory.",
        f"{tmp_path}: The file cannot be read: Is a directory.",
    ]


def test_name_that_no_terminal_can_print_is_shown_all_the_same(tmp_path: Path) -> None:
    assert "caf\ufffd" in refusals(f"{tmp_path}/caf\udce9")[0]


def test_story_may_come_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(HARBOUR.read_bytes())))
    assert run("-").startswith("1/1 standard input: imported")


def test_section_is_chosen_by_its_address() -> None:
    Section.objects.create(name="World", slug="world")
    harbour = Section.objects.create(name="Harbour", slug="harbour", position=5)
    assert "in Harbour, waiting" in run(HARBOUR, "--section=harbour")
    assert Article.objects.get().section == harbour


def test_unknown_section_is_refused_with_those_there_are() -> None:
    with pytest.raises(CommandError, match=r"There is no section “harbour”\. There is none yet\."):
        run(HARBOUR, "--section=harbour")
    Section.objects.create(name="World", slug="world")
    with pytest.raises(CommandError, match=r"There are: world\."):
        run(HARBOUR, "--section=harbour")
    assert not Article.objects.exists()


def test_language_can_be_given() -> None:
    run(HARBOUR, "--language=cy")
    assert Article.objects.get().language == "cy"


def test_unknown_language_is_refused() -> None:
    with pytest.raises(CommandError, match="“english” is not the code of a language"):
        run(HARBOUR, "--language=english")


def test_collision_with_another_import_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def collide_once(*args: object, **choices: object) -> filing.Filed:
        calls.append(args)
        if len(calls) == 1:
            raise IntegrityError("taken")
        return filing.file_story(*args, **choices)  # type: ignore[arg-type]

    monkeypatch.setattr(import_story, "file_story", collide_once)
    assert ": imported" in run(HARBOUR)


def test_complaint_of_the_database_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*args: object, **choices: object) -> filing.Filed:
        raise IntegrityError("taken\nDETAIL: by someone")

    monkeypatch.setattr(import_story, "file_story", busy)
    assert refusals(HARBOUR) == [f"{HARBOUR}: The database refused it: taken DETAIL: by someone."]
