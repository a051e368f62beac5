"""Logins at the desk, named by an email address in any letter case."""

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from authors.models import User
from tests.factories import a_user

pytestmark = pytest.mark.django_db


def test_a_new_user_may_enter_the_desk_but_do_nothing_there() -> None:
    user = User.objects.create_user("ada@example.org", name="Ada Okafor")
    assert (user.is_staff, user.is_superuser, user.is_active) == (True, False, True)
    assert user.get_all_permissions() == set()
    assert not user.has_usable_password()


def test_a_superuser_may_do_everything() -> None:
    chief = User.objects.create_superuser("chief@example.org", "correct horse", name="Chief")
    assert chief.has_perm("articles.publish_article")
    assert chief.check_password("correct horse")


@pytest.mark.parametrize("email", ["ADA@example.org", "ada@EXAMPLE.org", "Ada@Example.Org"])
def test_an_address_is_the_same_in_any_letter_case(email: str) -> None:
    user = User.objects.create_user("ada@example.org", "correct horse", name="Ada")
    assert authenticate(username=email, password="correct horse") == user
    with pytest.raises(ValidationError, match="already logs in"):
        User.objects.create_user(email, name="Other")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.bulk_create([User(email=email, name="Other")])
    assert User.objects.count() == 1


@pytest.mark.parametrize(("email", "password"), [("ada@example.org", "wrong"), ("nobody@example.org", ""), ("", "")])
def test_nobody_comes_in_by_guessing(email: str, password: str) -> None:
    User.objects.create_user("ada@example.org", "correct horse", name="Ada")
    assert authenticate(username=email, password=password) is None


def test_who_may_no_longer_log_in_does_not() -> None:
    User.objects.create_user("ada@example.org", "correct horse", name="Ada", is_active=False)
    assert authenticate(username="ada@example.org", password="correct horse") is None


@pytest.mark.parametrize(("email", "name"), [("", "Ada"), ("ada", "Ada"), ("ada@example.org", "")])
def test_a_user_has_an_address_and_a_name(email: str, name: str) -> None:
    with pytest.raises(ValidationError):
        User.objects.create_user(email, name=name)
    assert not User.objects.exists()


def test_a_user_goes_by_their_name() -> None:
    user = a_user(name="Ada Okafor")
    assert (str(user), user.get_full_name(), user.get_short_name()) == ("Ada Okafor", "Ada Okafor", "Ada")
