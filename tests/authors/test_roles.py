"""The roles of the newsroom: one table, the same in the code, in the handbook and in the database."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission

from authors import roles
from tests.factories import a_colleague


def test_the_handbook_shows_the_table() -> None:
    assert f"\n{roles.table()}\n" in (settings.BASE_DIR / "docs/editing.md").read_text()


@pytest.mark.parametrize("role", roles.ROLES)
def test_a_colleague_has_just_the_rights_of_their_role(db: None, role: str) -> None:
    assert a_colleague(role).get_all_permissions() == roles.rights_of(role)


def test_laying_out_the_roles_again_changes_nothing(db: None) -> None:
    roles.lay_out()
    roles.lay_out()
    assert sorted(Group.objects.values_list("name", flat=True)) == sorted(roles.ROLES)


def test_a_later_migration_gives_what_is_new_and_nothing_that_was_taken_away(db: None) -> None:
    roles.lay_out()
    editor = Group.objects.get(name=roles.EDITOR)
    editor.permissions.remove(*Permission.objects.filter(codename__in=["publish_article", "spike_article"]))

    roles.lay_out(only=["articles.spike_article"])

    held = set(editor.permissions.values_list("codename", flat=True))
    assert "spike_article" in held
    assert "publish_article" not in held
