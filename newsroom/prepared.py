"""Queries that Django works out into SQL once; each time they are asked only the given values differ."""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Model, QuerySet, Value
from django.db.models.sql.compiler import SQLCompiler
from django.db.models.sql.query import Query


@dataclass(frozen=True)
class Slot:
    """Stands among the parameters for a value that is given later, and spelled as this kind of field spells it."""

    name: str
    field: "Field[Any, Any]"
    place: int | None = None

    def spelled(self, values: Mapping[str, Any], connection: BaseDatabaseWrapper) -> Any:
        value = values[self.name] if self.place is None else values[self.name][self.place]
        return self.field.get_db_prep_value(value, connection)


def given(name: str, field: "Field[Any, Any] | None" = None) -> Any:
    """Return what stands in a query for a value; dates and the like need a field, which knows how they are written."""
    return Value(Slot(name, field or Field()), output_field=Field())


def given_each(name: str, count: int) -> list[Any]:
    """Return what stands in a query for a list of so many values."""
    return [Value(Slot(name, Field(), place), output_field=Field()) for place in range(count)]


class PreparedQuery(Query):
    """Brings its compiler ready made, whoever reads the rows: `values()`, models or `select_related()`."""

    ready: dict[str, tuple[SQLCompiler, str, tuple[Any, ...]]]
    filled: dict[str, Any]

    def get_compiler(
        self, using: str | None = None, connection: BaseDatabaseWrapper | None = None, elide_empty: bool = True
    ) -> SQLCompiler:
        wanted = connections[using] if using else connection
        assert wanted is not None
        if wanted.alias not in self.ready:
            compiler = super().get_compiler(wanted.alias, elide_empty=elide_empty)
            self.ready[wanted.alias] = (compiler, *compiler.as_sql())
        worked_out, sql, params = self.ready[wanted.alias]
        spelled = tuple(param.spelled(self.filled, wanted) if isinstance(param, Slot) else param for param in params)
        # Another thread may be reading with its own connection.
        compiler = copy(worked_out)
        compiler.connection = wanted
        setattr(compiler, "as_sql", lambda: (sql, spelled))  # noqa: B010  (a method, which mypy lets nobody assign)
        return compiler


class Prepared[Row: Model]:
    """A query with places for values.

    It must have the same shape whatever the values are: None or a limit can't be given, and a list of another length is
    another query. Most of what a small query costs is making it, so this is for what every page asks.

        NEWEST = Prepared(lambda: Story.objects.filter(section=given("section")).newest_first()[:20])
        NEWEST(section=3)
    """

    def __init__(self, rows: Callable[[], QuerySet[Row, Any]]) -> None:
        self._make = rows
        self._made: QuerySet[Row, Any] | None = None

    def __call__(self, **values: object) -> list[Any]:
        """Return the rows for these values."""
        rows = self._prepared()._chain()
        query: Any = rows.query
        query.filled = values
        return list(rows)

    def _prepared(self) -> Any:
        # Made when first asked, for models are not ready before. Two threads may both do this, to no harm.
        if self._made is None:
            made: Any = self._make()
            # Setting `query` would forget how the rows are wanted.
            made._query = made.query.chain(klass=PreparedQuery)
            made.query.ready = {}
            self._made = made
        return self._made
