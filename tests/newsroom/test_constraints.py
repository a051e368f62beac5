"""Spans of one owner never overlap, whichever database keeps them and however a row gets there."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import isolate_apps
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from newsroom.constraints import NoOverlap

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
MESSAGE = "Someone is on duty already."


def at(hours: float) -> datetime:
    return NOON + timedelta(hours=hours)


@pytest.fixture(scope="module")
def table(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Any]:
    """Make a table of who is on duty at a desk, outside of any transaction."""
    with isolate_apps("newsroom"):

        class Shift(models.Model):
            desk = models.IntegerField()
            begins = models.DateTimeField()
            ends = models.DateTimeField()

            class Meta:
                app_label = "newsroom"
                constraints = [
                    NoOverlap(
                        name="one_on_duty",
                        owner="desk",
                        start="begins",
                        end="ends",
                        violation_error_message=MESSAGE,
                    )
                ]

            def __str__(self) -> str:
                return f"{self.begins} to {self.ends}"

    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        editor.create_model(Shift)
    yield Shift
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        editor.delete_model(Shift)


@pytest.fixture
def shifts(table: Any, db: None) -> Any:
    return table


def accepts(shifts: Any, desk: int, begins: float, ends: float) -> bool:
    """Return whether the database takes the row."""
    try:
        with transaction.atomic():
            shifts.objects.create(desk=desk, begins=at(begins), ends=at(ends))
    except IntegrityError:
        return False
    return True


@pytest.mark.parametrize(("begins", "ends"), [(0, 8), (-1, 1), (7, 9), (1, 7), (-1, 9), (0, 1), (7, 8), (7.9999999, 9)])
def test_a_span_that_shares_a_moment_is_refused(shifts: Any, begins: float, ends: float) -> None:
    assert accepts(shifts, 1, 0, 8)
    assert not accepts(shifts, 1, begins, ends)


@pytest.mark.parametrize(("begins", "ends"), [(8, 9), (-1, 0), (4, 4), (0, 0), (8, 8)])
def test_neighbours_and_empty_spans_share_nothing(shifts: Any, begins: float, ends: float) -> None:
    assert accepts(shifts, 1, 0, 8)
    assert accepts(shifts, 1, begins, ends)


def test_every_owner_has_spans_of_their_own(shifts: Any) -> None:
    assert accepts(shifts, 1, 0, 8)
    assert accepts(shifts, 2, 0, 8)


def test_rows_that_come_in_bulk_are_refused_too(shifts: Any) -> None:
    rows = [shifts(desk=1, begins=at(0), ends=at(8)), shifts(desk=1, begins=at(7), ends=at(9))]
    with pytest.raises(IntegrityError), transaction.atomic():
        shifts.objects.bulk_create(rows)
    assert not shifts.objects.exists()


@pytest.mark.parametrize("change", [{"begins": at(7)}, {"desk": 1, "begins": at(0), "ends": at(1)}])
def test_an_update_cannot_make_spans_overlap(shifts: Any, change: dict[str, Any]) -> None:
    assert accepts(shifts, 1, 0, 8)
    later = shifts.objects.create(desk=1, begins=at(8), ends=at(9))
    with pytest.raises(IntegrityError), transaction.atomic():
        shifts.objects.filter(pk=later.pk).update(**change)


def test_a_row_does_not_stand_in_its_own_way(shifts: Any) -> None:
    shift = shifts.objects.create(desk=1, begins=at(0), ends=at(8))
    shifts.objects.update(begins=at(1), ends=at(9))
    shift.refresh_from_db()
    assert (shift.begins, shift.ends) == (at(1), at(9))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(st.integers(1, 2), st.integers(0, 12), st.integers(0, 4)).map(lambda r: (r[0], r[1], r[1] + r[2])),
        max_size=8,
    )
)
def test_the_database_agrees_with_the_definition(shifts: Any, rows: list[tuple[int, int, int]]) -> None:
    shifts.objects.all().delete()
    taken: list[tuple[int, int, int]] = []
    for desk, begins, ends in rows:
        hours = set(range(begins, ends))
        free = not any(desk == other and hours & set(range(since, until)) for other, since, until in taken)
        assert accepts(shifts, desk, begins, ends) == free
        if free:
            taken.append((desk, begins, ends))


@pytest.mark.django_db(transaction=True)
def test_the_rule_survives_changes_to_its_table(table: Any) -> None:
    assert accepts(table, 1, 0, 8)
    place = models.CharField(max_length=20, default="desk")
    place.set_attributes_from_name("place")
    with connection.schema_editor() as editor:
        editor.add_field(table, place)
        editor.alter_db_table(table, "newsroom_shift", "newsroom_duty")
        editor.alter_db_table(table, "newsroom_duty", "newsroom_shift")
        editor.remove_field(table, place)
    assert not accepts(table, 1, 7, 9)
    assert accepts(table, 1, 8, 9)
    table.objects.all().delete()


@pytest.mark.django_db(transaction=True)
def test_the_rule_can_be_taken_away_and_put_back(table: Any) -> None:
    [rule] = table._meta.constraints
    table._meta.constraints = []
    with connection.schema_editor() as editor:
        editor.remove_constraint(table, rule)
    overlapping = accepts(table, 1, 0, 8), accepts(table, 1, 7, 9)
    table.objects.all().delete()
    table._meta.constraints = [rule]
    with connection.schema_editor() as editor:
        editor.add_constraint(table, rule)
    restored = accepts(table, 1, 0, 8), accepts(table, 1, 7, 9)
    table.objects.all().delete()
    assert overlapping == (True, True)
    assert restored == (True, False)


def test_a_form_hears_of_it_in_words(shifts: Any) -> None:
    assert accepts(shifts, 1, 0, 8)
    with pytest.raises(ValidationError) as refused:
        shifts(desk=1, begins=at(7), ends=at(9)).validate_constraints()
    assert refused.value.messages == [MESSAGE]


@pytest.mark.parametrize(("desk", "begins", "ends"), [(1, 8, 9), (2, 0, 8), (1, 4, 4), (1, None, 9), (1, 9, 8)])
def test_a_form_that_breaks_no_rule_hears_nothing(shifts: Any, desk: int, begins: float | None, ends: float) -> None:
    assert accepts(shifts, 1, 0, 8)
    shift = shifts(desk=desk, begins=None if begins is None else at(begins), ends=at(ends))
    shift.validate_constraints()
    assert shifts.objects.count() == 1


def test_a_form_without_the_owner_leaves_the_rule_to_the_database(shifts: Any) -> None:
    assert accepts(shifts, 1, 0, 8)
    shifts(desk=1, begins=at(7), ends=at(9)).validate_constraints(exclude={"desk"})
    assert shifts.objects.count() == 1


def test_saving_a_row_again_breaks_no_rule(shifts: Any) -> None:
    shift = shifts.objects.create(desk=1, begins=at(0), ends=at(8))
    shift.validate_constraints()
    shift.save()
    assert shifts.objects.get() == shift


def test_migrations_notice_when_the_rule_changes() -> None:
    rule = NoOverlap(name="one", owner="desk", start="begins", end="ends")
    path, args, options = rule.deconstruct()
    assert path == "newsroom.constraints.NoOverlap"
    assert NoOverlap(*args, **options) == rule
    assert NoOverlap(*args, **options | {"end": "left"}) != rule
    assert rule != models.UniqueConstraint(fields=["desk"], name="one")
