"""What became of a story between two of its snapshots: field by field, and word by word."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import starmap
from typing import Any

from articles.blocks import Block, Change, Part, Run, fold, lay_out
from articles.models import StoryType
from articles.naming import Names, Snapshot
from articles.plans import told
from articles.words import in_body, in_text
from newsroom.languages import story_languages
from newsroom.sequences import STARTS, stretches

#: What is compared, in the order in which it is told.
LABELS = {
    "kicker": "Kicker",
    "headline": "Headline",
    "standfirst": "Standfirst",
    "body": "Text",
    "bylines": "Byline",
    "section_id": "Section",
    "story_type": "Story type",
    "topics": "Topics",
    "place": "Place",
    "language": "Language",
    "slug": "Address",
    "picture_id": "Lead picture",
    "picture_caption": "Caption of the lead picture",
    "due": "Due",
    "notes": "Notes for the desk",
}
#: What readers may be shown: all but what is for the desk alone.
PUBLIC = frozenset(LABELS) - {"due", "notes"}
IN_STORY_LANGUAGE = frozenset({"kicker", "headline", "standfirst", "body", "topics", "place", "picture_caption"})


@dataclass(frozen=True)
class Difference:
    """A field that changed. Where it has no blocks to show, only what nobody sees of it did, such as spaces."""

    name: str
    label: str
    blocks: list[Block]

    @property
    def is_in_story_language(self) -> bool:
        """Whether its words are in the language of the story, not in that of the desk."""
        return self.name in IN_STORY_LANGUAGE

    @property
    def is_visible(self) -> bool:
        return any(block.is_changed for block in self.blocks)

    @property
    def parts(self) -> list[Part]:
        return fold(self.blocks)


def compare(before: Snapshot, after: Snapshot, *, only: Collection[str] = frozenset(LABELS)) -> list[Difference]:
    """Return the fields that differ. What a snapshot lacks counts as empty: `{}` is a story before its first save.

    Asks the database at most three questions, for the names of sections and authors and for pictures. What has
    been deleted since goes by the name that the snapshot kept.
    """
    found = changed(before, after, only)
    # Of what did not change no name is needed.
    names = Names.of(*({name: one.get(name) for name in found} | _kept_in(one) for one in (before, after)))
    return [Difference(name, LABELS[name], _compared(name, before, after, names)) for name in found]


def changed(before: Snapshot, after: Snapshot, only: Collection[str] = frozenset(LABELS)) -> list[str]:
    """Return the names of the fields that differ, in the order of `LABELS`."""
    return [name for name in LABELS if name in only and (before.get(name) or None) != (after.get(name) or None)]


def _kept_in(snapshot: Snapshot) -> dict[str, Any]:
    return {"names": snapshot.get("names", {})}


def _compared(name: str, before: Snapshot, after: Snapshot, names: Names) -> list[Block]:
    old, new = before.get(name), after.get(name)
    match name:
        case "body":
            return lay_out(in_body(old or ""), in_body(new or ""), names.picture)
        case "bylines":
            return _items(starmap(names.credit, old or ()), starmap(names.credit, new or ()))
        case "topics":
            return _items(old or (), new or ())
        case "picture_id":
            return list(_pictures(old, new, names))
        case "section_id" | "story_type" | "language" | "due":
            return _items(_choice(name, old, names), _choice(name, new, names))
    return lay_out(in_text(old or ""), in_text(new or ""), names.picture)


# Things: names, topics, pictures ---------------------------------------------------------------------


def _items(before: Iterable[str], after: Iterable[str]) -> list[Block]:
    old, new = list(before), list(after)
    blocks: list[Block] = []
    for stretch in stretches(old, new, weigh=lambda _item: STARTS):
        gone, come = old[stretch.start : stretch.end], new[stretch.new_start : stretch.new_end]
        fates = [(Change.SAME, come)] if stretch.same else [(Change.REMOVED, gone), (Change.ADDED, come)]
        blocks += [Block(change=fate, runs=[Run(fate, item)]) for fate, items in fates for item in items]
    return blocks


def _choice(name: str, value: Any, names: Names) -> list[str]:
    if not value:
        return []
    if name == "section_id":
        return [names.section(value)]
    if name == "due":
        return [_time(value)]
    known = dict(StoryType.choices) if name == "story_type" else dict(story_languages())
    return [str(known.get(value, value))]


def _time(text: str) -> str:
    """Return a time with its zone; what was typed and is none stays as it was typed."""
    try:
        return told(datetime.fromisoformat(text))
    except ValueError:
        return text


def _pictures(old: int | None, new: int | None, names: Names) -> Iterator[Block]:
    for change, pk in ((Change.REMOVED, old), (Change.ADDED, new)):
        if pk:
            photo, name = names.picture(pk)
            yield Block(kind="picture", change=change, photo=photo, runs=[Run(change, name)])
