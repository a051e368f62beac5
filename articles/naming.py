"""What the ids in a story's snapshots stand for: as it is called now, or was when the snapshot was taken."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from articles import body
from articles.models import Role, Section
from authors.models import Author
from newsroom.photos.models import Photo

type Snapshot = Mapping[str, Any]
type Kept = dict[str, dict[str, str]]


def kept(sections: Iterable[Section], authors: Iterable[Author], photos: Iterable[Photo]) -> Kept:
    """Return the names as a revision keeps them, for the day when what they name has been deleted."""
    named = {"sections": sections, "authors": authors, "photos": photos}
    return {what: names for what, rows in named.items() if (names := {str(row.pk): str(row) for row in rows})}


@dataclass(frozen=True)
class Names:
    """What is there of all that some snapshots name; `kept` has the names of the rest, as far as they are known."""

    sections: Mapping[int, Section]
    authors: Mapping[int, Author]
    photos: Mapping[int, Photo]
    kept: Kept

    @classmethod
    def of(cls, *snapshots: Snapshot) -> Self:
        """Look up all names in three questions at most."""
        sections = {one["section_id"] for one in snapshots if one.get("section_id")}
        authors = {pk for one in snapshots for pk, _role in one.get("bylines") or ()}
        leads = {one["picture_id"] for one in snapshots if one.get("picture_id")}
        photos = leads.union(*(body.photo_ids(one.get("body") or "") for one in snapshots))
        known: Kept = {}
        for one in snapshots:
            for what, names in one.get("names", {}).items():
                known.setdefault(what, {}).update(names)
        return cls(
            sections=Section.objects.in_bulk(sections),
            authors=Author.objects.in_bulk(authors),
            photos=Photo.objects.in_bulk(photos),
            kept=known,
        )

    def to_keep(self) -> Kept:
        return kept(self.sections.values(), self.authors.values(), self.photos.values())

    def section(self, pk: int) -> str:
        return self._name("sections", self.sections, pk)

    def author(self, pk: int) -> str:
        return self._name("authors", self.authors, pk)

    def credit(self, pk: int, role: str) -> str:
        return f"{self.author(pk)}, {str(dict(Role.choices).get(role, role)).lower()}"

    def photo(self, pk: int) -> str:
        return self._name("photos", self.photos, pk)

    def picture(self, pk: int) -> tuple[Photo | None, str]:
        return self.photos.get(pk), self.photo(pk)

    def _name(self, what: str, there: Mapping[int, object], pk: int) -> str:
        if pk in there:
            return str(there[pk])
        return f"{self.kept.get(what, {}).get(str(pk)) or f'number {pk}'} (deleted since)"
