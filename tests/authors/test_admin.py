"""People at the desk: logins, groups of rights, and reporters as readers know them."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from authors.models import Author, User
from tests.factories import a_photo, a_user, an_author

pytestmark = pytest.mark.django_db

PASSWORD = "four unrelated words here"
NO_LINKS = {"links-TOTAL_FORMS": "0", "links-INITIAL_FORMS": "0"}


@pytest.fixture
def admin_user(db: None) -> User:
    return a_user(is_superuser=True, name="Inès Marchetti")


def author_form(**changes: Any) -> dict[str, Any]:
    fields = {"name": "Maren Tolliver", "slug": "maren-tolliver", "is_listed": "on", "beats": "", "languages": ""}
    return fields | NO_LINKS | changes


def errors_of(response: Any) -> dict[str, list[str]]:
    return dict(response.context["adminform"].form.errors)


def test_beats_and_languages_are_written_with_commas_and_kept_as_lists(admin_client: Client) -> None:
    beats = " harbour,  fishing quotas ,, ferries, harbour"
    admin_client.post("/admin/authors/author/add/", author_form(beats=beats, languages="English, العربية"))
    author = Author.objects.get()
    assert author.beats == ["harbour", "fishing quotas", "ferries"]
    assert author.languages == ["English", "العربية"]

    page = admin_client.get(f"/admin/authors/author/{author.pk}/change/").content.decode()
    assert 'value="harbour, fishing quotas, ferries"' in page


def test_beats_can_be_emptied_again(admin_client: Client) -> None:
    author = an_author(beats=["harbour"])
    admin_client.post(f"/admin/authors/author/{author.pk}/change/", author_form(beats=""))
    author.refresh_from_db()
    assert author.beats == []


def test_a_beat_that_is_a_sentence_is_refused_at_its_field(admin_client: Client) -> None:
    response = admin_client.post("/admin/authors/author/add/", author_form(beats="the harbour " * 10))
    assert errors_of(response) == {"beats": ["Write a list of short texts, separated by commas."]}


def test_what_was_typed_comes_back_when_another_field_is_wrong(admin_client: Client) -> None:
    response = admin_client.post("/admin/authors/author/add/", author_form(name="", beats="harbour, ferries"))
    assert 'value="harbour, ferries"' in response.content.decode()


def test_an_author_s_form_shows_the_portrait_and_the_way_to_the_public_profile(admin_client: Client) -> None:
    author = an_author(portrait=a_photo())
    page = admin_client.get(f"/admin/authors/author/{author.pk}/change/").content.decode()
    assert '<img class="desk-portrait"' in page
    assert "View on site" in page


def test_the_list_of_authors_asks_the_same_questions_for_5_and_for_40(
    admin_client: Client, django_assert_num_queries: Any
) -> None:
    for _ in range(5):
        an_author(beats=["harbour"])
    admin_client.get("/admin/authors/author/")
    for _ in range(35):
        an_author()
    with django_assert_num_queries(7):
        admin_client.get("/admin/authors/author/")


def new_login(**changes: Any) -> dict[str, Any]:
    return {"name": "Tom", "email": "Tom@example.org", "password1": PASSWORD, "password2": PASSWORD} | changes


def test_a_new_login_has_a_name_an_address_a_password_and_groups(admin_client: Client) -> None:
    group = Group.objects.create(name="Night desk")
    admin_client.post("/admin/authors/user/add/", new_login(groups=[group.pk]))
    user = User.objects.get(email__iexact="tom@example.org")
    assert (user.name, user.is_staff, user.is_superuser) == ("Tom", True, False)
    assert user.check_password(PASSWORD)
    assert list(user.groups.all()) == [group]


def test_an_address_in_other_capitals_is_the_same_address(admin_client: Client) -> None:
    a_user(email="tom@example.org")
    response = admin_client.post("/admin/authors/user/add/", new_login(email="TOM@EXAMPLE.ORG"))
    assert errors_of(response) == {"email": ["Someone already logs in with this address."]}


def test_an_address_can_be_written_differently_by_its_owner(admin_client: Client) -> None:
    user = a_user(email="tom@example.org", name="Tom")
    admin_client.post(f"/admin/authors/user/{user.pk}/change/", {"name": "Tom", "email": "Tom@example.org"})
    user.refresh_from_db()
    assert user.email == "Tom@example.org"


def test_a_short_password_is_refused_at_its_field(admin_client: Client) -> None:
    response = admin_client.post("/admin/authors/user/add/", new_login(password1="short", password2="short"))
    assert set(errors_of(response)) == {"password2"}


def test_nobody_sees_anything_of_a_password(admin_client: Client) -> None:
    user = a_user(password=PASSWORD)
    page = admin_client.get(f"/admin/authors/user/{user.pk}/change/").content.decode()
    assert "Nobody can read the old one" in page
    assert user.password not in page
    assert "salt" not in page


def test_an_administrator_sets_a_new_password(admin_client: Client) -> None:
    user = a_user()
    fields = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true", "set-password": "1"}
    admin_client.post(f"/admin/authors/user/{user.pk}/password/", fields)
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_whoever_manages_logins_cannot_touch_someone_who_may_do_everything(client: Client) -> None:
    boss = a_user(is_superuser=True, name="Boss")
    client.force_login(a_user("authors.view_user", "authors.change_user", "authors.delete_user"))
    password = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true", "set-password": "1"}
    address = f"/admin/authors/user/{boss.pk}"
    assert client.post(f"{address}/change/", {"name": "Taken", "email": boss.email}).status_code == 403
    assert client.post(f"{address}/password/", password).status_code == 403
    assert client.post(f"{address}/delete/", {"post": "yes"}).status_code == 403
    boss.refresh_from_db()
    assert boss.name == "Boss"


def test_whoever_manages_logins_cannot_make_anyone_do_everything(client: Client) -> None:
    manager = a_user("authors.view_user", "authors.change_user", name="Manager")
    client.force_login(manager)
    fields = {"name": "Manager", "email": manager.email, "is_active": "on", "is_staff": "on", "is_superuser": "on"}
    client.post(f"/admin/authors/user/{manager.pk}/change/", fields)
    manager.refresh_from_db()
    assert not manager.is_superuser


def test_the_list_of_logins_says_who_may_do_what(admin_client: Client, django_assert_num_queries: Any) -> None:
    group = Group.objects.create(name="Night desk")
    for _ in range(20):
        a_user().groups.add(group)
    a_user(is_active=False)
    admin_client.get("/admin/authors/user/")
    with django_assert_num_queries(9):
        page = admin_client.get("/admin/authors/user/").content.decode()
    assert '<td class="field-groups_in_words">Night desk</td>' in page
    assert '<td class="field-access">Closed</td>' in page


def test_a_group_offers_rights_over_the_work_of_the_desk_only(admin_client: Client) -> None:
    page = admin_client.get("/admin/auth/group/add/").content.decode()
    assert "Can approve and reject reviews" in page
    assert "Can add session" not in page
    assert "Can add version byline" not in page


def test_a_right_that_is_not_offered_stays_with_the_group_that_has_it(admin_client: Client) -> None:
    group = Group.objects.create(name="Machines")
    right = Permission.objects.get(codename="add_session")
    group.permissions.add(right)
    address = f"/admin/auth/group/{group.pk}/change/"
    assert "Can add session" in admin_client.get(address).content.decode()
    admin_client.post(address, {"name": "Machines", "permissions": [right.pk]})
    assert list(group.permissions.all()) == [right]
