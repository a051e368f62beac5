"""The first few of several lists in one query, each read from its own index."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, Field, QuerySet, Subquery, Value
from django.db.models.sql.compiler import SQLCompiler

#: Stands in a query for what the lists differ in.
EACH = object()


def each() -> Value:
    return Value(EACH, output_field=Field())


class FirstOfEach(Expression):
    """The keys of several cut lists, for `pk__in`: of each query one for each value, which takes the place of `each()`.

    A `UNION ALL` of queries that each have an order and an end. Django's own union() can't take such queries on
    SQLite, and with `OR` PostgreSQL would read the whole table. The query is worked out once, however many lists.

        stories.filter(pk__in=FirstOfEach((stories.filter(section=each()).newest_first().values("pk")[:3], [1, 2])))
    """

    subquery = True

    def __init__(self, *lists: tuple[QuerySet[Any], Sequence[object]]) -> None:
        super().__init__()
        self.rows: list[Any] = [Subquery(rows) for rows, _values in lists]
        self.values = [values for _rows, values in lists]

    def get_source_expressions(self) -> list[Any]:
        return list(self.rows)

    def set_source_expressions(self, exprs: Sequence[Any]) -> None:
        self.rows = list(exprs)

    def _resolve_output_field(self) -> "Field[Any, Any]":
        found: Field[Any, Any] = self.rows[0].output_field
        return found

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra_context: Any
    ) -> tuple[str, tuple[Any, ...]]:
        lists: list[str] = []
        filled: list[Any] = []
        for rows, values in zip(self.rows, self.values, strict=True):
            sql, params = compiler.compile(rows)
            for value in values:
                lists.append(f"SELECT * FROM {sql} AS list_{len(lists)}")  # noqa: S608  (compiled by Django)
                # What is given() stands for its value here too.
                taken = value.value if isinstance(value, Value) else value
                filled += (taken if param is EACH else param for param in params)
        if not lists:
            raise EmptyResultSet
        return f"({' UNION ALL '.join(lists)})", tuple(filled)
