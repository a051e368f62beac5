"""Import stories from text files, such as the copy of a story page."""

import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any, override

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, IntegrityError

from articles.importing.filing import Filed, file_story
from articles.importing.lines import MAX_BYTES, ParseError
from articles.importing.plain_text import Story, parse
from articles.models import Section
from newsroom.languages import story_languages

STDIN = "-"
REFUSED = "refused"
ATTEMPTS = 3


class Refused(Exception):
    """A file that was not imported; the text says where and why."""


class Command(BaseCommand):
    help = (
        "Import stories in the form of a story page: headline, byline, read time, text with crossheads, share and "
        "follow lines, biography, “Leave a review”. Each goes to the desk for review, with its author. "
        "Importing a story again changes nothing. A file that is not such a story is refused, and leaves nothing."
    )

    @override
    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="a text file in UTF-8, or - for standard input")
        parser.add_argument("--publish", action="store_true", help="publish at once instead of leaving it to the desk")
        parser.add_argument("--section", metavar="SLUG", help="where it belongs; otherwise the first section")
        parser.add_argument("--language", metavar="CODE", help="such as en or ar; otherwise judged by the script")

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        choices = {
            "section": find_section(options["section"]),
            "language": check_language(options["language"]),
            "publish": options["publish"],
        }
        files: list[str] = options["files"]
        outcomes: Counter[str] = Counter()
        refusals: list[str] = []
        for number, name in enumerate(files, 1):
            outcome, said = REFUSED, ""
            try:
                filed = import_file(name, choices)
                outcome, said = filed.outcome, f", {filed.note}"
            except Refused as refused:
                refusals.append(str(refused))
            outcomes[outcome] += 1
            self.stdout.write(f"{number}/{len(files)} {shown(name)}: {outcome}{said}")
        summary = ", ".join(f"{count} {outcome}" for outcome, count in outcomes.items())
        if len(files) > 1:
            self.stdout.write(f"Of {len(files)} files: {summary}.")
        if refusals:
            raise CommandError("Nothing was kept of what was refused.\n" + "\n".join(refusals))


def import_file(name: str, choices: dict[str, Any]) -> Filed:
    """File the story in one file. Raises Refused with the file, the line and the reason."""
    try:
        return file_patiently(parse(read_bytes(name)), choices)
    except ParseError as error:
        raise Refused(f"{shown(name)}:{error.line}: {error.reason}") from error
    except DatabaseError as error:
        raise Refused(f"{shown(name)}: The database refused it: {' '.join(str(error).split())}.") from error


def file_patiently(story: Story, choices: dict[str, Any]) -> Filed:
    """File a story, once more where another import took its address or its author's in the same moment."""
    for _attempt in range(ATTEMPTS - 1):
        try:
            return file_story(story, **choices)
        except IntegrityError:
            continue
    return file_story(story, **choices)


def read_bytes(name: str) -> bytes:
    """Return what is in a file, or of one that is too large only enough to see that."""
    if name == STDIN:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        with Path(name).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise Refused(f"{shown(name)}: The file cannot be read: {error.strerror}.") from error


def shown(name: str) -> str:
    """Return a file's name as any terminal can print it."""
    return "standard input" if name == STDIN else os.fsencode(name).decode("utf-8", "replace")


def find_section(slug: str | None) -> Section | None:
    """Return the section with this address, or None if none is asked for."""
    if not slug:
        return None
    section = Section.objects.filter(slug=slug).first()
    if section is None:
        known = ", ".join(Section.objects.values_list("slug", flat=True))
        raise CommandError(f"There is no section “{slug}”. There {f'are: {known}' if known else 'is none yet'}.")
    return section


def check_language(code: str | None) -> str:
    """Return the code of a language a story can be in; nothing if none is asked for."""
    if code and code not in dict(story_languages()):
        raise CommandError(f"“{code}” is not the code of a language. Use one such as en, ar, ja or pt-br.")
    return code or ""
