"""Writing many rows at once: COPY where the database has it, several times as fast as INSERT."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper

#: Values that these fields save as they are: asking each field for each row costs as much as the rest of a COPY.
NATIVE = frozenset({str, int, bool})
PLAIN = frozenset(
    {
        models.BigAutoField,
        models.BooleanField,
        models.CharField,
        models.ForeignKey,
        models.OneToOneField,
        models.PositiveIntegerField,
        models.PositiveSmallIntegerField,
        models.SlugField,
        models.TextField,
    }
)

#: Returns what a column gets of a row.
type Way = Callable[[models.Model, BaseDatabaseWrapper], Any]
type Column = tuple[str, frozenset[type], Way]


def insert[Row: models.Model](rows: Iterable[Row]) -> list[Row]:
    """Write new rows of one model and return them with their keys, like `bulk_create` with no options."""
    made = list(rows)
    if not made:
        return made
    model = type(made[0])
    connection = connections[router.db_for_write(model)]
    if connection.vendor == "postgresql":
        if model._meta.auto_field is not None:
            _number(model, made, connection)
        _copy(model, made, connection)
    else:
        model._default_manager.bulk_create(made)
    return made


def write(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write new rows of values, in the order of `names`, as they are; other columns get their defaults.

    For rows whose keys nobody needs: `Move` with `("article_id", "at")` and `[(7, now), (8, now)]`.
    """
    if not (made := list(rows)):
        return
    connection = connections[router.db_for_write(model)]
    if connection.vendor == "postgresql":
        fields = {f.attname: f for f in model._meta.concrete_fields if not f.primary_key}
        rest = {
            name: f.get_db_prep_save(f.get_default(), connection) for name, f in fields.items() if name not in names
        }
        with _copying(model, [fields[name] for name in (*names, *rest)], connection) as write_row:
            for row in made:
                write_row((*row, *rest.values()))
    else:
        model._default_manager.bulk_create(model(**dict(zip(names, row, strict=True))) for row in made)


def compress_fast(model: type[models.Model]) -> None:
    """Have long texts of this transaction compressed by lz4 where PostgreSQL has it: a fifth of the work of its own."""
    connection = connections[router.db_for_write(model)]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config(name, 'lz4', true) FROM pg_settings "
                "WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)"
            )


def settle(model: type[models.Model]) -> None:
    """Have the foreign keys of all that was written checked now, not at the commit: for whoever takes a lock next.

    SQLite checks them at the commit, where nobody can wait for a lock that is not held yet.
    """
    connection = connections[router.db_for_write(model)]
    if connection.vendor == "postgresql":
        connection.check_constraints()


def _number(model: type[models.Model], rows: Sequence[models.Model], connection: BaseDatabaseWrapper) -> None:
    """Give the rows the keys that the sequence would."""
    # The sequence is looked up once, not for each row.
    sql = "SELECT nextval((SELECT pg_get_serial_sequence(%s, %s)::regclass)) FROM generate_series(1, %s)"
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(model._meta.db_table)
        cursor.execute(sql, [table, str(model._meta.pk.column), len(rows)])
        for row, (number,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = number


def _copy(model: type[models.Model], rows: Sequence[models.Model], connection: BaseDatabaseWrapper) -> None:
    ways = _columns(model)
    with _copying(model, model._meta.concrete_fields, connection) as write_row:
        for row in rows:
            row._state.adding, row._state.db = False, connection.alias
            held = row.__dict__
            write_row(
                [
                    value if type(value := held.get(name)) in native else way(row, connection)
                    for name, native, way in ways
                ]
            )


@cache
def _columns(model: type[models.Model]) -> list[Column]:
    """Return for each column where its value lies in a row, of which types it is written as it is, and else how."""
    fields = model._meta.concrete_fields
    return [(field.attname, NATIVE if type(field) in PLAIN else frozenset(), _way(field)) for field in fields]


def _way(field: Any) -> Way:
    def asked(row: models.Model, connection: BaseDatabaseWrapper) -> Any:
        return field.get_db_prep_save(field.pre_save(row, add=True), connection)

    def key(row: models.Model, connection: BaseDatabaseWrapper) -> Any:
        # The row it names may have got its key just before.
        if row.__dict__.get(field.attname) is None and (related := field.get_cached_value(row, None)) is not None:
            row.__dict__[field.attname] = getattr(related, field.target_field.attname)
        value = row.__dict__.get(field.attname)
        return value if value is None or type(value) in NATIVE else asked(row, connection)

    def moment(row: models.Model, connection: BaseDatabaseWrapper) -> Any:
        value = row.__dict__.get(field.attname)
        return value if type(value) is datetime and value.tzinfo is not None else asked(row, connection)

    if type(field) in {models.ForeignKey, models.OneToOneField}:
        return key
    if type(field) is models.DateTimeField and not (field.auto_now or field.auto_now_add):
        return moment
    return asked


@contextmanager
def _copying(
    model: type[models.Model], fields: "Iterable[models.Field[Any, Any]]", connection: BaseDatabaseWrapper
) -> Iterator[Callable[[Sequence[Any]], None]]:
    """Yield what writes a row of these columns."""
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    sql = f"COPY {quote(model._meta.db_table)} ({columns}) FROM STDIN"
    with connection.cursor() as cursor, _driver(cursor).copy(sql) as copy:
        yield copy.write_row


def _driver(cursor: Any) -> Any:
    """Return psycopg's own cursor, from under those of Django."""
    while hasattr(cursor, "cursor"):
        cursor = cursor.cursor
    return cursor
