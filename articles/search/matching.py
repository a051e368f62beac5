"""A column of words and the one question it answers, as each database keeps and asks it.

Words come as articles/search/words.py makes them, and marks such as `section=3`. Neither has a space, a quote or a
backslash in it, so that both databases read the same text.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, override

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
    def beginnings(self) -> "Query":
        """Return what of this query the beginning of a word is enough for."""
        return Query(tuple(choice for choice in self.choices if any(begins for _word, begins in choice)))

    @property
    def has_more_than_beginnings(self) -> bool:
        return self.beginnings not in (self, Query())

    def without(self, other: "Query") -> "Query":
        """Return what of this query is not in the other."""
        return Query(tuple(choice for choice in self.choices if choice not in other.choices))

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


class Met(Lookup[Any]):
    """That the words of a row meet a Query."""

    prepare_rhs = False

    @override
    def get_db_prep_lookup(self, value: Any, connection: BaseDatabaseWrapper) -> tuple[str, tuple[str, ...]]:
        return "%s", (value.as_tsquery if connection.vendor == "postgresql" else value.as_fts5,)


@WordsField.register_lookup
class Match(Met):
    """`words__match=query`: the index is asked which rows these are."""

    lookup_name = "match"

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


@WordsField.register_lookup
class Says(Met):
    """`words__says=query`: each row that is looked at is read, whatever indexes there are."""

    lookup_name = "says"

    def as_postgresql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        words, given = self.process_lhs(compiler, connection)
        asked, query = self.process_rhs(compiler, connection)
        # What `@@` calls; no index knows it by this name.
        return f"ts_match_vq({words}, {asked}::tsquery)", (*given, *query)

    def as_sqlite(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        words, given = self.process_lhs(compiler, connection)
        choices: list[str] = []
        asked: list[Any] = []
        for choice in self.rhs.choices:
            choices.append(" OR ".join(f"instr(' ' || {words} || ' ', %s)" for _ in choice))
            for word, begins in choice:
                asked += [*given, f" {word}" if begins else f" {word} "]
        return " AND ".join(f"({choice})" for choice in choices), tuple(asked)
