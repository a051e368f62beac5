"""What became of a story between two of its snapshots: field by field, and word by word."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from articles import body
from articles.blocks import Block, Change, Part, Run, fold, lay_out
from articles.models import Role, Section, StoryType
from articles.plans import told
from articles.words import in_body, in_text
from authors.models import Author
from newsroom.languages import story_languages
from newsroom.photos.models import Photo
from newsroom.sequences import STARTS, stretches

type Snapshot = Mapping[str, Any]

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


@dataclass(frozen=True)
class Difference:
    """A field that changed. Where it has no blocks to show, only what nobody sees of it did, such as spaces."""

    name: str
    label: str
    blocks: list[Block]

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
    changed = [name for name in LABELS if name in only and (before.get(name) or None) != (after.get(name) or None)]
    names = _Names.of(before, after, changed)
    return [Difference(name, LABELS[name], _compared(name, before, after, names)) for name in changed]


def _compared(name: str, before: Snapshot, after: Snapshot, names: "_Names") -> list[Block]:
    old, new = before.get(name), after.get(name)
    match name:
        case "body":
            return lay_out(in_body(old or ""), in_body(new or ""), names.picture)
        case "bylines":
            return _items(map(names.credit, old or ()), map(names.credit, new or ()))
        case "topics":
            return _items(old or (), new or ())
        case "picture_id":
            return list(names.pictures(old, new))
        case "section_id" | "story_type" | "language" | "due":
            return _items(names.choice(name, old), names.choice(name, new))
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


@dataclass(frozen=True)
class _Names:
    """What ids stand for: as it is called now, or as it was called when the snapshot was taken."""

    sections: Mapping[int, object]
    authors: Mapping[int, object]
    photos: Mapping[int, Photo]
    kept: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, before: Snapshot, after: Snapshot, changed: Collection[str]) -> Self:
        both = (before, after)
        kept: dict[str, dict[str, str]] = {}
        for snapshot in both:
            for what, names in snapshot.get("names", {}).items():
                kept.setdefault(what, {}).update(names)

        def ids(name: str) -> set[int]:
            return {snapshot[name] for snapshot in both if name in changed and snapshot.get(name)}

        authors = {pk for one in both if "bylines" in changed for pk, _role in one.get("bylines") or ()}
        in_texts = [body.photo_ids(one.get("body") or "") for one in both if "body" in changed]
        photos = ids("picture_id").union(*in_texts)
        return cls(
            sections=Section.objects.in_bulk(ids("section_id")),
            authors=Author.objects.in_bulk(authors),
            photos=Photo.objects.in_bulk(photos),
            kept=kept,
        )

    def credit(self, credit: Collection[Any]) -> str:
        pk, role = credit
        known = dict(Role.choices).get(role, role)
        return f"{self._name('authors', self.authors, pk)}, {str(known).lower()}"

    def choice(self, name: str, value: Any) -> list[str]:
        if not value:
            return []
        if name == "due":
            return [told(datetime.fromisoformat(value))]
        if name == "section_id":
            return [self._name("sections", self.sections, value)]
        known = dict(StoryType.choices) if name == "story_type" else dict(story_languages())
        return [str(known.get(value, value))]

    def pictures(self, old: int | None, new: int | None) -> Iterator[Block]:
        for change, pk in ((Change.REMOVED, old), (Change.ADDED, new)):
            if pk:
                photo, name = self.picture(pk)
                yield Block(kind="picture", change=change, photo=photo, runs=[Run(change, name)])

    def picture(self, pk: int) -> tuple[Photo | None, str]:
        return self.photos.get(pk), self._name("photos", self.photos, pk)

    def _name(self, what: str, known: Mapping[int, object], pk: int) -> str:
        if pk in known:
            return str(known[pk])
        return f"{self.kept.get(what, {}).get(str(pk)) or f'number {pk}'} (deleted since)"
