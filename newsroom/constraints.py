"""A constraint that both databases keep: time spans of one owner never overlap."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement, Table


class NoOverlap(models.BaseConstraint):
    """No two rows with the same `owner` have spans `[start, end)` that share a moment.

    PostgreSQL keeps it with an exclusion constraint, SQLite, which has none, with two triggers. A span whose
    end is its start is empty and overlaps nothing. Breaking it raises IntegrityError on both.

        NoOverlap(name="one_live_version", owner="article", start="live_from", end="live_until")
    """

    def __init__(self, *, name: str, owner: str, start: str, end: str, violation_error_message: str = "") -> None:
        super().__init__(name=name, violation_error_message=violation_error_message or None)
        self.owner, self.start, self.end = owner, start, end

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NoOverlap) and self.deconstruct() == other.deconstruct()

    __hash__ = models.BaseConstraint.__hash__

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        path, args, kwargs = super().deconstruct()
        return path, args, kwargs | {"owner": self.owner, "start": self.start, "end": self.end}

    def _columns(self, model: type[models.Model]) -> dict[str, str]:
        names = {"owner": self.owner, "start": self.start, "end": self.end}
        return {role: model._meta.get_field(name).column for role, name in names.items()}  # type: ignore[union-attr, misc]

    # PostgreSQL ----------------------------------------------------------------------------------

    def _exclusion(self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor) -> str:
        quote, columns = schema_editor.quote_name, self._columns(model)
        owner, start, end = (quote(columns[role]) for role in ("owner", "start", "end"))
        # A one-number range compares owners without the btree_gist extension.
        return f"EXCLUDE USING gist (int8range({owner}, {owner}, '[]') WITH &&, tstzrange({start}, {end}) WITH &&)"

    # SQLite --------------------------------------------------------------------------------------

    def _triggers(self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor) -> list[Statement]:
        quote = schema_editor.quote_name
        parts = {role: quote(column) for role, column in self._columns(model).items()}
        template = (
            "CREATE TRIGGER {name} BEFORE {event} ON %(table)s "
            "WHEN NEW.{start} < NEW.{end} AND EXISTS (SELECT 1 FROM %(table)s AS other "
            "WHERE other.{owner} = NEW.{owner} AND other.id <> COALESCE(NEW.id, -1) "
            "AND other.{start} < other.{end} AND other.{start} < NEW.{end} AND NEW.{start} < other.{end}) "
            "BEGIN SELECT RAISE(ABORT, 'constraint {bare} failed'); END"
        )
        return [
            Statement(
                template.format(name=quote(f"{self.name}_{event.lower()}"), event=event, bare=self.name, **parts),
                table=Table(model._meta.db_table, quote),
            )
            for event in ("INSERT", "UPDATE")
        ]

    # The schema editor's three questions ---------------------------------------------------------

    def constraint_sql(self, model: Any, schema_editor: Any) -> Any:
        if schema_editor.connection.vendor == "postgresql":
            return f"CONSTRAINT {schema_editor.quote_name(self.name)} {self._exclusion(model, schema_editor)}"
        schema_editor.deferred_sql.extend(self._triggers(model, schema_editor))
        return None

    def create_sql(self, model: Any, schema_editor: Any) -> Any:
        if schema_editor.connection.vendor == "postgresql":
            return f"ALTER TABLE {schema_editor.quote_name(model._meta.db_table)} ADD " + str(
                self.constraint_sql(model, schema_editor)
            )
        schema_editor.deferred_sql.extend(self._triggers(model, schema_editor))
        return None

    def remove_sql(self, model: Any, schema_editor: Any) -> Any:
        if schema_editor.connection.vendor == "postgresql":
            table = schema_editor.quote_name(model._meta.db_table)
            return f"ALTER TABLE {table} DROP CONSTRAINT {schema_editor.quote_name(self.name)}"
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {schema_editor.quote_name(f'{self.name}_insert')}")
        return f"DROP TRIGGER IF EXISTS {schema_editor.quote_name(f'{self.name}_update')}"

    def validate(self, model: Any, instance: Any, exclude: Any = None, using: str = "default") -> None:
        if {self.owner, self.start, self.end} & set(exclude or ()):
            return
        start, end = getattr(instance, self.start), getattr(instance, self.end)
        if start is None or end is None or start >= end:
            return
        same_owner = model._default_manager.using(using).filter(**{self.owner: getattr(instance, self.owner)})
        clash = same_owner.filter(**{f"{self.start}__lt": end, f"{self.end}__gt": start})
        not_empty = clash.filter(**{f"{self.end}__gt": models.F(self.start)})
        if not_empty.exclude(pk=instance.pk).exists():
            raise ValidationError(self.get_violation_error_message())
