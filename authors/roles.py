"""The roles of the newsroom: what each may do, as one table, and how a migration gives it to them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython

REPORTER = "Reporter"
EDITOR = "Editor"
MANAGING_EDITOR = "Managing editor"
MODERATOR = "Moderator"

ROLES = (REPORTER, EDITOR, MANAGING_EDITOR, MODERATOR)

DESK = (REPORTER, EDITOR, MANAGING_EDITOR)
EDITORS = (EDITOR, MANAGING_EDITOR)


@dataclass(frozen=True)
class Duty:
    """Something that is done at the desk, in words, with the rights it takes and the roles that have them.

    Rights are named, not imported: most belong to apps above this one.
    """

    words: str
    rights: tuple[str, ...]
    roles: tuple[str, ...]


def _each(model: str, *verbs: str) -> tuple[str, ...]:
    """Return the rights to do each of `verbs` with a model, as in “photos.add_photo”."""
    app, _dot, name = model.partition(".")
    return tuple(f"{app}.{verb}_{name}" for verb in verbs)


#: Who may do what. docs/editing.md shows it; a test compares the two, and both with what migrations make.
DUTIES = (
    Duty(
        "write stories, submit them, and change their own",
        _each("articles.article", "view", "add", "change", "submit"),
        DESK,
    ),
    Duty("add pictures and describe them", _each("photos.photo", "view", "add", "change"), DESK),
    Duty("look up topics and colleagues", ("articles.view_topic", "authors.view_author"), DESK),
    Duty("change the stories of others", _each("articles.article", "edit_others"), EDITORS),
    Duty("approve and send back", _each("articles.article", "approve"), EDITORS),
    Duty("publish, schedule and withdraw", _each("articles.article", "publish", "withdraw"), EDITORS),
    Duty("spike and restore", _each("articles.article", "spike"), EDITORS),
    Duty("show stories to outsiders before they are published", _each("articles.article", "show"), EDITORS),
    Duty("place embargoes and legal holds", _each("articles.article", "hold"), DESK),
    Duty("place holds on pictures", _each("photos.photo", "hold"), EDITORS),
    Duty(
        "lift embargoes and holds",
        (*_each("articles.article", "lift_hold"), *_each("photos.photo", "lift_hold")),
        (MANAGING_EDITOR,),
    ),
    Duty("topics", _each("articles.topic", "add", "change", "delete"), EDITORS),
    Duty(
        "reporters' profiles",
        (*_each("authors.author", "add", "change"), *_each("authors.authorlink", "view", "add", "change", "delete")),
        EDITORS,
    ),
    Duty("take pictures out of the library", _each("photos.photo", "delete"), EDITORS),
    Duty(
        "judge reviews; warn readers and mute them for a time",
        _each("reviews.review", "view", "change", "moderate"),
        (*EDITORS, MODERATOR),
    ),
    Duty("say how reviews are handled", _each("reviews.policy", "view", "change"), (MANAGING_EDITOR,)),
    Duty("ban readers from reviewing, and let them back in", ("reviews.ban_reader",), EDITORS),
    Duty("see, export and erase what is held about a reader", ("reviews.erase_reader",), EDITORS),
    Duty(
        "keep the lists of banned and suspect words",
        _each("reviews.term", "view", "add", "change", "delete"),
        (*EDITORS, MODERATOR),
    ),
    Duty("read error reports about stories they work on", _each("error_reports.report", "view"), DESK),
    Duty("answer error reports", _each("error_reports.report", "decide"), EDITORS),
    Duty(
        "sections, and who works in which",
        _each("articles.section", "view", "add", "change", "delete"),
        (MANAGING_EDITOR,),
    ),
)


def rights_of(role: str) -> set[str]:
    """Return the rights of a role, as in “articles.publish_article”."""
    return {right for duty in DUTIES if role in duty.roles for right in duty.rights}


def table() -> str:
    """Return who may do what as a Markdown table, as docs/editing.md shows it."""
    heads = ["", *ROLES]
    lines = [[duty.words, *("yes" if role in duty.roles else "" for role in ROLES)] for duty in DUTIES]
    return "\n".join(_row(cells) for cells in [heads, ["---"] * len(heads), *lines])


def _row(cells: list[str]) -> str:
    return "".join(f"| {cell} ".replace("  ", " ") for cell in cells) + "|"


def giving(*rights: str) -> RunPython:
    """Return the step of a migration that gives each role those of `rights` that the table says it has.

    When the table changes, a new migration names what is new, so that what an administrator has taken away from a
    role meanwhile does not come back:

        operations = [roles.giving("articles.lift_hold_article")]
    """

    def give(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
        lay_out(apps, schema_editor.connection.alias, only=rights)

    return RunPython(give, RunPython.noop)


def lay_out(apps: Any = installed, using: str = "default", only: Collection[str] = ()) -> None:
    """Make the roles that are missing, and give all the rights that there are by now, or `only` some."""
    groups, known = apps.get_model("auth", "Group").objects.using(using), _known(apps, using)
    for role in ROLES:
        group, _new = groups.get_or_create(name=role)
        given = rights_of(role) & known.keys() & set(only or known)
        group.permissions.add(*(known[right] for right in sorted(given)))


def _known(apps: Any, using: str) -> dict[str, Any]:
    """Return the permissions by name. Django makes them after all migrations, which is too late for one."""
    for label in sorted({right.partition(".")[0] for duty in DUTIES for right in duty.rights}):
        create_permissions(installed.get_app_config(label), verbosity=0, using=using, apps=apps)
    rows = apps.get_model("auth", "Permission").objects.using(using).select_related("content_type")
    return {f"{row.content_type.app_label}.{row.codename}": row for row in rows}
