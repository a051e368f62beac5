"""A column of words and the one question it answers, as each database keeps and asks it.

Words come as articles/search/words.py makes them, and marks such as `section=3`. Neither has a space, a quote or a
backslash in it, so that both databases read the same text.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Lookup

from articles.search.words import asked_for

#: More words than this narrow nothing.
MOST_WORDS = 12

#: Words of which one must be there, each with whether it is only the beginning of one.
type Choice = tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Query:
    """Every choice must be met."""

    choices: tuple[Choice, ...] = ()

    @classmethod
    def of(cls, text: str) -> "Query":
        return cls(tuple((word,) for word in asked_for(text, MOST_WORDS)))

    def within(self, *marks: str) -> "Query":
        """Return this query for those alone that have one of the marks."""
        return Query((*self.choices, tuple((mark, False) for mark in marks)))

    @property
    def as_tsquery(self) -> str:
        return self._spelt("'{}'", "'{}':*", " | ", " & ")

    @property
    def as_fts5(self) -> str:
        return self._spelt('"{}"', '"{}"*', " OR ", " AND ")

    def _spelt(self, whole: str, begun: str, or_: str, and_: str) -> str:
        spelt = (or_.join((begun if begins else whole).format(word) for word, begins in one) for one in self.choices)
        return and_.join(f"({choice})" for choice in spelt)


class WordsField(models.Field[Iterable[str], str]):
    """The words of a text. Its model needs `index_sql` run once."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "tsvector" if connection.vendor == "postgresql" else "text"

    def get_prep_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else " ".join(value)


@WordsField.register_lookup
class Match(Lookup[Any]):
    """`words__match=query`: that the words meet a Query."""

    lookup_name = "match"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Any, connection: BaseDatabaseWrapper) -> tuple[str, tuple[str, ...]]:
        return "%s", (value.as_tsquery if connection.vendor == "postgresql" else value.as_fts5,)

    def as_postgresql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        words, given = self.process_lhs(compiler, connection)
        asked, query = self.process_rhs(compiler, connection)
        return f"{words} @@ {asked}::tsquery", (*given, *query)

    def as_sqlite(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        column: Any = self.lhs
        quote = connection.ops.quote_name
        table, key = column.target.model._meta.db_table, column.target.model._meta.pk.column
        asked, query = self.process_rhs(compiler, connection)
        index = quote(f"{table}_fts")
        found = f"SELECT rowid FROM {index} WHERE {index} MATCH {asked}"  # noqa: S608  (names of our own)
        return f"{quote(column.alias)}.{quote(key)} IN ({found})", tuple(query)
