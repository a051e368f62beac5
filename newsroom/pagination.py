"""Pages of a long list by key instead of by number: as fast at its end as at its start."""

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self

from django.db.models import DateTimeField, Field, Model, Q, QuerySet
from django.http import Http404, QueryDict

from newsroom.prepared import Prepared, given
from newsroom.unions import FirstOfEach

#: What the last part of a cursor gives to a query.
KEY = "cursor_key"
#: Larger than any number that a list is sorted by.
BOUND = 2**31


@dataclass(frozen=True)
class By:
    """What a list is sorted by: a moment, or a number."""

    name: str
    down: bool = True
    is_number: bool = False

    @property
    def order(self) -> str:
        return f"-{self.name}" if self.down else self.name

    @property
    def given(self) -> Any:
        """What stands in a query for the cursor's value."""
        field: Field[Any, Any] = Field() if self.is_number else DateTimeField()
        return given(f"cursor_{self.name}", field)

    def turned(self) -> Self:
        return type(self)(self.name, not self.down, self.is_number)

    def read(self, text: str) -> object:
        """Return the value that a cursor spells, or raise ValueError."""
        if self.is_number:
            number = int(text)
            if not 0 <= number < BOUND:
                raise ValueError(text)
            return number
        moment = datetime.fromisoformat(text)
        if moment.tzinfo != UTC:
            raise ValueError(text)
        return moment


def latest(name: str) -> By:
    """Sort by this moment, the newest first."""
    return By(name)


def most(name: str) -> By:
    """Sort by this number, the largest first."""
    return By(name, is_number=True)


def least(name: str) -> By:
    """Sort by this number, the smallest first."""
    return By(name, down=False, is_number=True)


@dataclass(frozen=True)
class Page[Row: Model]:
    """Some rows in order, and the cursors of the pages around them ("" where there is none).

    `behind` is the row that was seen beyond the last one, where it was looked for: it is why there is an older page.
    """

    rows: list[Row]
    older: str
    newer: str
    is_first: bool
    behind: Row | None = None


class Pages[Row: Model]:
    """A long list in pages, sorted by one key or by several; ties are broken by the primary key, the newest first.

    `rows` may have places for values: each sort of page is a prepared query.

        Pages(lambda: Review.objects.filter(article=given("article")), most("helpful"), latest("created_at"))
    """

    def __init__(self, rows: Callable[[], QuerySet[Row]], *by: By, size: int = 20) -> None:
        self.by, self.size = by, size
        down, up = by, [key.turned() for key in by]
        self._newest = Prepared(lambda: rows().order_by(*_order(down, "-pk"))[: size + 1])
        self._older = Prepared(lambda: _beyond(rows, down, "-pk", size + 1))
        self._newer = Prepared(lambda: _beyond(rows, up, "pk", size + 1))

    def page(self, query: QueryDict, **values: object) -> Page[Row]:
        """Return the page that `query` asks for with `before` or `after`.

        Where nothing is left beyond a cursor, the first page is returned. Raises Http404 for a cursor that no page
        ever gave out.
        """
        before, after = query.get("before", ""), query.get("after", "")
        if before:
            rows = self._older(**values, **self._read(before))
            return self._down(rows) if rows else self._first(values)
        if after:
            rows = self._newer(**values, **self._read(after))
            # Where fewer than a page are newer, the first page is shown whole.
            return self._page(rows[: self.size][::-1]) if len(rows) > self.size else self._first(values)
        return self._first(values)

    def _first(self, values: Mapping[str, object]) -> Page[Row]:
        return self._down(self._newest(**values), first=True)

    def _down(self, rows: list[Row], *, first: bool = False) -> Page[Row]:
        """Return the page of these rows, of which one more than fits says that there is more."""
        behind = rows[self.size] if len(rows) > self.size else None
        return self._page(rows[: self.size], behind=behind, ends=behind is None, first=first)

    def _page(
        self, rows: list[Row], *, behind: Row | None = None, ends: bool = False, first: bool = False
    ) -> Page[Row]:
        return Page(
            rows=rows,
            older="" if ends else self._cursor(rows[-1]),
            newer="" if first else self._cursor(rows[0]),
            is_first=first,
            behind=behind,
        )

    def _cursor(self, row: Row) -> str:
        return _spell([*(getattr(row, key.name) for key in self.by), row.pk])

    def _read(self, cursor: str) -> dict[str, object]:
        try:
            text = base64.urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)).decode()
            *parts, pk = text.split("~")
            values = [key.read(part) for key, part in zip(self.by, parts, strict=True)]
            number = int(pk)
        except ValueError as error:
            raise Http404("There is no such page.") from error
        # One spelling for each cursor, ours: others would only fill the page cache.
        if not 0 <= number < 2**63 or _spell([*values, number]) != cursor:
            raise Http404("There is no such page.")
        return {KEY: number} | {f"cursor_{key.name}": value for key, value in zip(self.by, values, strict=True)}


def _spell(values: Sequence[Any]) -> str:
    text = "~".join(value.isoformat() if isinstance(value, datetime) else str(value) for value in values)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _order(by: Sequence[By], pk: str) -> list[str]:
    return [*(key.order for key in by), pk]


def _beyond[Row: Model](rows: Callable[[], QuerySet[Row]], by: Sequence[By], pk: str, count: int) -> QuerySet[Row]:
    """Return the first rows beyond a cursor: for each key those of the same value so far, each range from the index.

    As one condition with `OR` the databases would read all rows that tie with the cursor.
    """
    order = _order(by, pk)
    ranges = [rows().filter(q).order_by(*order) for q in _ranges(by, pk)]
    if len(ranges) == 1:
        return ranges[0][:count]
    first = FirstOfEach(*((part.values("pk")[:count], [None]) for part in ranges))
    return rows().filter(pk__in=first).order_by(*order)[:count]


def _ranges(by: Sequence[By], pk: str) -> list[Q]:
    key, *rest = by
    side = "lt" if key.down else "gt"
    if rest:
        here = Q(**{key.name: key.given})
        return [*(here & part for part in _ranges(rest, pk)), Q(**{f"{key.name}__{side}": key.given})]
    tie = Q(**{key.name: key.given, f"pk__{'lt' if pk == '-pk' else 'gt'}": given(KEY)})
    # The redundant first condition lets both databases start inside the index.
    return [Q(Q(**{f"{key.name}__{side}e": key.given}), Q(**{f"{key.name}__{side}": key.given}) | tie)]
