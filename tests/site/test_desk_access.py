"""Everyone at every address of the desk by every method: an answer that is not expected here is a hole or a wall."""

import logging
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from authors.login.urls import urlpatterns as login_addresses
from tests.site.desk import ADMIN, Newsroom, answer, patterns

# What GET (and HEAD) gets, what an empty POST gets, and the addresses this holds for. The columns: nobody in
# particular, a login without a role, a reporter whose story it is, another reporter, an editor of the section, an
# editor of another section, a managing editor, a moderator, and who may do everything.
# . a page   - forbidden   ? makes no sense   0 not there   ^ to the front page   > elsewhere   L to the login
# x not by this method
EXPECTED = """
L........ L........ index
L........ Lxxxxxxxx password_change_done jsi18n
L>>>>>>>> L>>>>>>>> photos/photo/<path:object_id>/ authors/author/<path:object_id>/ authors/user/<path:object_id>/
L>>>>>>>> L>>>>>>>> auth/group/<path:object_id>/ articles/section/<path:object_id>/ articles/topic/<path:object_id>/
L>>>>>>>> L>>>>>>>> reviews/closing/<path:object_id>/ reviews/policy/<path:object_id>/
L>>>>>>>> L>>>>>>>> reviews/review/<path:object_id>/ error_reports/report/<path:object_id>/
L>>>>>>>> L>>>>>>>> reviews/rulesetting/<path:object_id>/ reviews/term/<path:object_id>/
L>>>>>>>> L>>>>>>>> django_tasks_database/dbtaskresult/<path:object_id>/
L00000000 L00000000 view_on_site (?P<url>.*)$
L-------- Lxxxxxxxx autocomplete
L0.....0. L0.....0. app_list

L-------. L-------. authors_user_changelist authors_user_add authors_user_history authors_user_delete
L-------. L-------. authors_user_change auth_user_password_change
L-------. L-------. auth_group_changelist auth_group_add auth_group_history auth_group_delete auth_group_change
L-------. L-------. django_tasks_database_dbtaskresult_changelist
L-------- L-------- django_tasks_database_dbtaskresult_add django_tasks_database_dbtaskresult_delete
L^^^^^^^^ L^^^^^^^^ django_tasks_database_dbtaskresult_history
L-------^ L-------^ django_tasks_database_dbtaskresult_change

L-.....-. L-.....-. photos_photo_changelist photos_photo_add photos_photo_history photos_photo_change
L-.....-. Lxxxxxxxx photos_photo_pick
L---...-. L---...-. photos_photo_delete photos_photo_hold
L-----0-0 L-----0-0 photos_photo_lift
L-.....-. L-.....-. authors_author_changelist authors_author_history
L-.....-. L---...-. authors_author_change
L---...-. L---...-. authors_author_add
L-------. L-------. authors_author_delete

L-----.-. L-----.-. articles_section_changelist articles_section_add articles_section_history
L-----.-. L-----.-. articles_section_change articles_section_delete
L-.....-. L-.....-. articles_topic_changelist articles_topic_history
L-.....-. L---...-. articles_topic_change
L---...-. L---...-. articles_topic_add articles_topic_delete

L---..... L---..... reviews_closing_changelist
L-------- L-------- reviews_closing_add reviews_closing_delete
L---..... L-------- reviews_closing_change
L---..... L---..... reviews_closing_history
L-.-..... L-.-..... reviews_closing_story
L----->-> L----->-> reviews_policy_changelist
L-----.-. L-----.-. reviews_policy_history reviews_policy_change
L-------- L-------- reviews_policy_add reviews_policy_delete
L---..... L---..... reviews_review_changelist reviews_review_change
L--->>>>> L--->>>>> reviews_review_history
L---...-. L---...-. reviews_reader_changelist
L---..... Lxxxxxxxx reviews_review_download
L-------- L-------- reviews_review_add
L-------. L-------. reviews_review_delete
L---..... L-----.-. reviews_rulesetting_changelist
L---..... L---..... reviews_rulesetting_history
L--->>>>> L--->>>>> reviews_rulesetting_change
L-------- L-------- reviews_rulesetting_add reviews_rulesetting_delete
L---..... L---..... reviews_term_changelist reviews_term_history reviews_term_change reviews_term_add
L---..... L---..... reviews_term_delete reviews_term_paste reviews_term_try

L-.....-. L-.....-. error_reports_report_changelist
L-.^.^.-. L-.^.^.-. error_reports_report_change
L^.^.^.^. L^.^.^.^. error_reports_report_history
L-------- L-------- error_reports_report_add
L-------. L-------. error_reports_report_delete

L-.....-. L-.....-. articles_article_changelist articles_article_add
L-.....-. Lxxxxxxxx articles_article_calendar
L-00000-0 L-.....-. articles_article_preview_new
Lxxxxxxxx L-.....-. articles_article_check_new
Lxxxxxxxx L-?????-? articles_article_keep_new
L-.....-. Lxxxxxxxx articles_article_unsaved_new
Lxxxxxxxx L00000000 articles_article_leave
L........ Lxxxxxxxx articles_article_signed_in_as
Lxxxxxxxx L^^^^^^^^ articles_article_notices_read articles_article_notices_mail
"""

#: The addresses of a story that was handed in: all who write read it.
HANDED_IN = """
L>>>>>>>> L>>>>>>>> articles/article/<path:object_id>/
L-.....-. L-.-.-.-. articles_article_change
L-------. L-------. articles_article_delete
L0.....0. L0.....0. articles_article_preview articles_article_history
L0.....0. Lxxxxxxxx articles_article_readers
L00000000 Lxxxxxxxx articles_article_compare
L0.-.-.0. L0.-.-.0. articles_article_restore_revision articles_article_submit
L0--.-.0. L0--.-.0. articles_article_approve articles_article_send_back articles_article_spike articles_article_restore
L0--.-.0. L0--.-.0. articles_article_publish articles_article_schedule articles_article_unschedule
L0--.-.0. L0--.-.0. articles_article_withdraw articles_article_links
L0.-.-.0. L0.-.-.0. articles_article_embargo articles_article_hold
L0----.0. L0----.0. articles_article_lift
Lxxxxxxxx L0.-.-.0. articles_article_check
Lxxxxxxxx L0?-?-?0? articles_article_keep
Lxxxxxxxx L0>->->0> articles_article_take_over
L0.-.-.0. Lxxxxxxxx articles_article_unsaved
Lxxxxxxxx L0--0-000 articles_article_link_end
"""

#: The addresses of a draft: another reporter and another section's editor do not learn that it is there.
DRAFT = """
L>>>>>>>> L>>>>>>>> articles/article/<path:object_id>/
L-.^.^.-. L-.^.^.-. articles_article_change
L-------. L-------. articles_article_delete
L0.0.0.0. L0.0.0.0. articles_article_preview articles_article_history
L0.0.0.0. Lxxxxxxxx articles_article_readers
L00000000 Lxxxxxxxx articles_article_compare
L0.0.0.0. L0.0.0.0. articles_article_restore_revision articles_article_submit
L0-0.0.0. L0-0.0.0. articles_article_approve articles_article_send_back articles_article_spike articles_article_restore
L0-0.0.0. L0-0.0.0. articles_article_publish articles_article_schedule articles_article_unschedule
L0-0.0.0. L0-0.0.0. articles_article_withdraw articles_article_links
L0.0.0.0. L0.0.0.0. articles_article_embargo articles_article_hold
L0-0-0.0. L0-0-0.0. articles_article_lift
Lxxxxxxxx L0.0.0.0. articles_article_check
Lxxxxxxxx L0?0?0?0? articles_article_keep
Lxxxxxxxx L0>0>0>0> articles_article_take_over
L0.0.0.0. Lxxxxxxxx articles_article_unsaved
Lxxxxxxxx L0-000000 articles_article_link_end
"""

REFUSED = ("PUT", "PATCH", "DELETE", "OPTIONS")
#: Addresses where authors/login answers in place of the admin, and those of its own that are open to everyone.
OF_LOGIN = {"login", "logout", "password_change"}
OPEN = {
    "account_login",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}


@pytest.fixture(scope="module")
def desk(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Newsroom]:
    """Build the newsroom once; each request takes back what it has written."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Newsroom.build()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR, "django.request")


def table(text: str) -> dict[str, tuple[str, str]]:
    """Return what is expected of GET and POST by the name of an address."""
    lines = (line.split() for line in text.splitlines() if line)
    return {name: (get, post) for get, post, *names in lines for name in names}


def routes() -> dict[str, str]:
    return {name: route for name, route in patterns() if name not in OF_LOGIN}


def test_every_address_of_the_desk_stands_in_the_table() -> None:
    assert routes().keys() == table(EXPECTED).keys() | table(HANDED_IN).keys()
    assert table(DRAFT).keys() == table(HANDED_IN).keys()


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_everyone_gets_at_every_address_what_the_table_says(desk: Newsroom, method: str) -> None:
    column = int(method == "POST")
    wrong = []
    for text, story in ((EXPECTED, desk.waiting), (HANDED_IN, desk.waiting), (DRAFT, desk.draft)):
        for name, expected in table(text).items():
            address = desk.address(routes()[name], story)
            given = "".join(answer(person, method, address) for person in desk.people)
            if given != expected[column]:
                wrong.append(f"{given} instead of {expected[column]} for {method} {name}")
    assert not wrong, "\n".join(wrong)


def test_every_other_method_is_refused_to_everyone(desk: Newsroom) -> None:
    for name, route in routes().items():
        address = desk.address(route, desk.waiting)
        for method in REFUSED:
            given = "".join(answer(person, method, address) for person in desk.people)
            assert given == "Lxxxxxxxx", f"{method} {name}"


@pytest.mark.django_db
def test_of_the_addresses_of_the_login_only_the_ways_in_are_open() -> None:
    for part in login_addresses:
        route = str(part.pattern).replace("<int:pk>", "1").replace("<uidb36>", "a").replace("<key>", "b-c")
        response = Client().get(f"{ADMIN}{route}")
        assert (response.status_code == 200) == (part.name in OPEN), (part.name, response.status_code)
