"""Pages of a long list by key instead of by number: as fast at its end as at its start."""

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import DateTimeField, Model, Q, QuerySet
from django.http import Http404, QueryDict

from newsroom.prepared import Prepared, given

#: What a cursor gives to a query.
MOMENT, KEY = "cursor_moment", "cursor_key"


@dataclass(frozen=True)
class Page[Row: Model]:
    """Some rows, newest first, and the cursors of the pages around them ("" where there is none).

    `behind` is the row that was seen beyond the last one, where it was looked for: it is why there is an older page.
    """

    rows: list[Row]
    older: str
    newer: str
    is_first: bool
    behind: Row | None = None


class Pages[Row: Model]:
    """A long list in pages, newest first: `key` is a moment, ties are broken by the primary key.

    `rows` may have places for values: each sort of page is a prepared query.
    """

    def __init__(self, rows: Callable[[], QuerySet[Row]], *, key: str, size: int = 20) -> None:
        self.key, self.size = key, size
        down, up = (f"-{key}", "-pk"), (key, "pk")
        self._newest = Prepared(lambda: rows().order_by(*down)[: size + 1])
        self._older = Prepared(lambda: _beyond(rows(), key, "lt").order_by(*down)[: size + 1])
        self._newer = Prepared(lambda: _beyond(rows(), key, "gt").order_by(*up)[: size + 1])

    def page(self, query: QueryDict, **values: object) -> Page[Row]:
        """Return the page that `query` asks for with `before` or `after`.

        Where nothing is left beyond a cursor, the first page is returned. Raises Http404 for a cursor that no page
        ever gave out.
        """
        before, after = query.get("before", ""), query.get("after", "")
        if before:
            rows = self._older(**values, **_read(before))
            return self._down(rows) if rows else self._first(values)
        if after:
            rows = self._newer(**values, **_read(after))
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
            older="" if ends else _cursor(rows[-1], self.key),
            newer="" if first else _cursor(rows[0], self.key),
            is_first=first,
            behind=behind,
        )


def _cursor(row: Model, key: str) -> str:
    return _spell(getattr(row, key), row.pk)


def _spell(moment: datetime, pk: int) -> str:
    return base64.urlsafe_b64encode(f"{moment.isoformat()}~{pk}".encode()).decode().rstrip("=")


def _beyond[Row: Model](rows: QuerySet[Row], key: str, side: str) -> QuerySet[Row]:
    moment, pk = given(MOMENT, DateTimeField()), given(KEY)
    # The redundant first condition lets both databases start inside the index.
    return rows.filter(
        Q(**{f"{key}__{side}e": moment}), Q(**{f"{key}__{side}": moment}) | Q(**{key: moment, f"pk__{side}": pk})
    )


def _read(cursor: str) -> dict[str, object]:
    try:
        text = base64.urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)).decode()
        moment, _tilde, pk = text.partition("~")
        when, number = datetime.fromisoformat(moment), int(pk)
    except ValueError as error:
        raise Http404("There is no such page.") from error
    # One spelling for each cursor, ours: others would only fill the page cache.
    if when.tzinfo != UTC or not 0 <= number < 2**63 or _spell(when, number) != cursor:
        raise Http404("There is no such page.")
    return {MOMENT: when, KEY: number}
