"""The lists of words at the desk: one by one, pasted, and tried on what came in last."""

import pytest
from django.test import Client

from articles.reviews.models import Term
from authors import roles
from authors.models import User
from tests.factories import a_colleague, a_live_article, a_review, a_user
from tests.site.reading import Page

LIST = "/admin/reviews/term/"
MORE = {f"{LIST}{page}/" for page in ("try", "paste", "add")}

pytestmark = pytest.mark.django_db


@pytest.fixture
def tom() -> User:
    return a_colleague(roles.MODERATOR, name="Tom Okonkwo")


@pytest.fixture
def desk(client: Client, tom: User) -> Client:
    client.force_login(tom)
    return client


def body(client: Client, address: str = LIST) -> str:
    return Page(address, client.get(address)).one("//body")


def test_a_word_is_added_with_whoever_did_it(desk: Client, tom: User) -> None:
    desk.post(f"{LIST}add/", {"text": "Casino", "kind": "banned", "note": "Spam of May."})
    term = Term.objects.get()
    assert (term.text, term.key, term.kind, term.by) == ("Casino", "casino", "banned", tom)


@pytest.mark.parametrize("text", ["cаsínо", "C A S I N O".replace(" ", ""), "!!!"])
def test_what_is_on_a_list_or_has_no_letters_is_refused_with_its_text(desk: Client, text: str) -> None:
    Term.objects.create(text="casino")
    response = desk.post(f"{LIST}add/", {"text": text, "kind": "banned"})
    assert response.status_code == 200
    assert response.context["adminform"].form.errors
    assert Term.objects.count() == 1


def test_a_word_is_found_in_any_spelling(desk: Client) -> None:
    Term.objects.create(text="Casino")
    Term.objects.create(text="Miracle")
    assert "Casino" in body(desk, f"{LIST}?q=cаsі")
    assert "Miracle" not in body(desk, f"{LIST}?q=cаsі")


def test_the_list_leads_to_pasting_and_trying_and_the_menu_of_every_page_does_not(desk: Client) -> None:
    assert set(Page(LIST, desk.get(LIST)).links) >= MORE
    assert not {f"{LIST}try/", f"{LIST}paste/"} & set(Page("/admin/", desk.get("/admin/")).links)


def test_who_only_reads_the_list_is_led_nowhere(client: Client) -> None:
    client.force_login(a_user("reviews.view_term"))
    assert not MORE & set(Page(LIST, client.get(LIST)).links)


def test_a_pasted_list_is_added_and_what_is_known_is_left_out(desk: Client, tom: User) -> None:
    Term.objects.create(text="casino")
    lines = "# from the archive\ncasino\r\nC\u200basino\n\n buy now \nbuy NOW\n!!!\n" + "x" * 101
    response = desk.post(f"{LIST}paste/", {"lines": lines, "kind": "banned", "note": "Archive."}, follow=True)
    assert set(Term.objects.values_list("text", "kind")) == {("casino", "suspect"), ("buy now", "banned")}
    assert Term.objects.get(text="buy now").by == tom
    told = Page(LIST, response).one("//body")
    assert "1 word added. 1 stood on a list already." in told
    assert "“!!!”" in told


def test_nothing_pasted_is_no_list(desk: Client) -> None:
    response = desk.post(f"{LIST}paste/", {"lines": " ", "kind": "banned"})
    assert "Paste at least one word." in response.content.decode()


def test_five_thousand_lines_are_taken(desk: Client) -> None:
    lines = "\n".join(f"word{number} here" for number in range(5000))
    assert desk.post(f"{LIST}paste/", {"lines": lines, "kind": "suspect"}).status_code == 302
    assert Term.objects.count() == 5000


def test_a_word_is_tried_on_what_came_in_last(desk: Client) -> None:
    story = a_live_article(headline="Ferry sails")
    a_review(story, words="The best C.a.s.i.n.o of <b>all</b> the town, friends.", headline="Lucky me")
    a_review(story, words="A story about Scunthorpe, its casinos and its ferry.", headline="Fine")
    told = body(desk, f"{LIST}try/?text=casino")
    assert "It would have caught 1 of the last 200 reviews" in told
    assert "Lucky me" in told
    assert "Fine" not in told
    page = desk.get(f"{LIST}try/?text=casino").content.decode()
    assert "<mark>C.a.s.i.n.o</mark> of &lt;b&gt;all&lt;/b&gt;" in page
    assert not Term.objects.exists()


@pytest.mark.parametrize("text", ["", "!!!", "x" * 101, "a\x00b"])
def test_what_is_no_word_catches_nothing(desk: Client, text: str) -> None:
    a_review(words="!!! Nothing to see here.")
    assert desk.get(f"{LIST}try/", {"text": text}).status_code == 200


def test_whoever_may_not_judge_reviews_tries_no_words(client: Client) -> None:
    client.force_login(a_user("reviews.view_term"))
    assert client.get(f"{LIST}try/?text=the").status_code == 403
    assert client.get(f"{LIST}paste/").status_code == 403
