"""Writing the purge log, in the transaction of the change itself: both happen or neither."""

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models, router, transaction
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.utils import timezone

from newsroom.pagecache.edge.configured import is_configured
from newsroom.pagecache.models import Counter, Purge
from newsroom.pagecache.tasks import ask

type Rule = Callable[[Any], Iterable[str]]

#: What a change of each public model purges. Filled by `declare`, from the table beside each app's models.
RULES: dict[type[models.Model], Rule] = {}

BEFORE = "_purged_as_it_was"
RAISE = f"UPDATE {Counter._meta.db_table} SET number = number + 1 WHERE id = 1 RETURNING number"  # noqa: S608


def purge(*tags: str, using: str = DEFAULT_DB_ALIAS) -> None:
    """Say that pages with these tags are out of date; it holds the counter until the commit.

    Call it last, or `queue_up` before: whoever holds the counter must not wait for a row of somebody who waits for it.
    """
    wanted = sorted(set(tags))
    if not wanted:
        return
    with transaction.atomic(using=using, savepoint=False):
        number = _raised(using)
        if not number:
            Counter.objects.using(using).get_or_create(pk=1)
            number = _raised(using)
        Purge.objects.using(using).create(number=number, tags=wanted, at=timezone.now())
        if is_configured():
            transaction.on_commit(ask, using=using, robust=True)


def _raised(using: str) -> int:
    """Raise the counter and return its number, 0 where there is none yet: one statement, for everyone waits for it."""
    with connections[using].cursor() as cursor:
        cursor.execute(RAISE)
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def queue_up(using: str = DEFAULT_DB_ALIAS) -> None:
    """Take the counter before the first of several changes. SQLite lets one writer in at a time anyway."""
    if connections[using].features.has_select_for_update:
        Counter.objects.using(using).select_for_update().filter(pk=1).first()


def declare(table: Mapping[type[models.Model], Rule]) -> None:
    """Purge by these rules, asked of the row as it was and as it is, when a model is saved or deleted one by one.

    `QuerySet.update()`, `bulk_create()` and cascades in the database send no signal: whoever uses them calls `purge`.
    """
    for model, rule in table.items():
        RULES[model] = rule
        pre_save.connect(_remember, sender=model, dispatch_uid=f"purge {model._meta.label} as it was")
        post_save.connect(_purge_for, sender=model, dispatch_uid=f"purge {model._meta.label} on save")
        pre_delete.connect(_queue_up_for, sender=model, dispatch_uid=f"purge {model._meta.label} before it goes")
        post_delete.connect(_purge_for, sender=model, dispatch_uid=f"purge {model._meta.label} on delete")
        _save_whole(model)


def _save_whole(model: type[models.Model]) -> None:
    """Put the signals of a save into one transaction with it, which Django does for deletions only."""
    plain: Callable[..., None] = model.save_base
    if hasattr(plain, "__wrapped__"):
        return

    @wraps(plain)
    def save_base(self: models.Model, *args: Any, using: str | None = None, **kwargs: Any) -> None:
        using = using or router.db_for_write(type(self), instance=self)
        with transaction.atomic(using=using, savepoint=False):
            plain(self, *args, using=using, **kwargs)

    setattr(model, "save_base", save_base)  # noqa: B010  (a method, which mypy lets nobody assign)


def _remember(
    sender: type[models.Model], instance: models.Model, using: str, raw: bool = False, **_kwargs: object
) -> None:
    """Note what pages show of the row as it still is: its old address, its place on a list."""
    before: set[str] = set()
    if not raw and not instance._state.adding:
        stored = sender._base_manager.using(using).filter(pk=instance.pk).first()
        before = set(RULES[sender](stored)) if stored else set()
    setattr(instance, BEFORE, before)
    _queue_up_for(sender, instance, using, raw)


def _queue_up_for(
    sender: type[models.Model], instance: models.Model, using: str, raw: bool = False, **_kwargs: object
) -> None:
    """Before the row is locked: of two who save the same rows in another order neither may wait for the other."""
    if not raw and (RULES[sender](instance) or getattr(instance, BEFORE, None)):
        queue_up(using)


def _purge_for(
    sender: type[models.Model], instance: models.Model, using: str, raw: bool = False, **_kwargs: object
) -> None:
    if not raw:
        purge(*RULES[sender](instance), *instance.__dict__.pop(BEFORE, ()), using=using)
