"""A report's way from the reader's form to its number, and everything that stops it."""

import pytest
from django.test import Client

from articles import publishing
from articles.error_reports.models import Event, Report, State
from articles.error_reports.receiving import PER_NETWORK_AND_HOUR
from tests.articles.desk import edit
from tests.articles.error_reports.reader import TYPED, Reader
from tests.articles.reviews.reader import values
from tests.site.reading import Page

EVIL = "<script>alert('x')</script>"


# The way in ------------------------------------------------------------------------------------------


def test_a_report_gets_a_number_and_a_page_that_says_so(reader: Reader) -> None:
    response = reader.send(paragraph="1-3")
    report = Report.objects.get()
    assert (response.status_code, response["Location"]) == (303, f"/error-reports/{report.ticket}/")
    assert (report.state, report.wrong, report.right, report.email) == (State.RECEIVED, *TYPED.values())
    assert (report.version, report.place, report.passage) == (reader.story, "3", "It took two hours.")
    assert (report.suspicion, len(report.network)) == ("", 64)
    assert reader.address not in str(Report.objects.values().get())
    assert [event.verb for event in report.events.all()] == [Event.Verb.RECEIVE]
    page = reader.page(response["Location"])
    assert page.one("//h1") == report.ticket
    assert "We have received this report" in page.one("//main")
    assert "Ferry sails" in page.one("//main")


def test_the_form_is_below_the_story_and_lists_its_passages(reader: Reader) -> None:
    foot = reader.page(reader.story.get_absolute_url())
    assert foot.all(f"//a[@href='{reader.path}']")[0].text_content() == "Report an error in this story"
    form = reader.page(reader.path)
    options = {option.get("value"): option.text for option in form.all("//main//option")}
    assert options == {
        "1-whole": "The story as a whole",
        "1-headline": "Headline: Ferry sails",
        "1-standfirst": "Standfirst: Passengers were surprised.",
        "1-1": "It left at noon.",
        "1-2": "The crossing",
        "1-3": "It took two hours.",
        "1-4": "a buoy",
    }
    assert reader.open()["paragraph"] == "1-whole"


@pytest.mark.parametrize("named", ["3", "1-3"])
def test_a_link_from_a_passage_has_chosen_and_quotes_it(reader: Reader, named: str) -> None:
    assert reader.open(named)["paragraph"] == "1-3"
    page = Page("", reader.client.get(f"{reader.path}{named}/"))
    assert page.one("//main//blockquote") == "It took two hours."


@pytest.mark.parametrize("named", ["9", "0", "-1", "2-1", "x", "1-x", "9" * 5000, "1-" + "9" * 50, "-", "1-1-1"])
def test_a_link_to_nowhere_leads_to_the_form_all_the_same(reader: Reader, named: str) -> None:
    assert reader.open(named)["paragraph"] == "1-whole"


def test_opening_the_form_writes_nothing_and_is_not_kept(reader: Reader) -> None:
    response = reader.client.get(reader.path)
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    assert not Report.objects.exists()
    assert reader.client.head(reader.path).status_code == 200
    assert reader.client.put(reader.path).status_code == 405


def test_a_report_needs_neither_a_passage_nor_proof_nor_an_address(reader: Reader) -> None:
    assert reader.send(paragraph=None, right="", email="").status_code == 303
    report = Report.objects.get()
    assert (report.place, report.passage, report.right, report.email) == ("whole", "", "", "")


def test_what_is_quoted_is_what_the_reader_read(reader: Reader) -> None:
    fields = reader.fill_in(paragraph="1-1")
    publishing.publish(edit(reader.story.article, body="<p>It left at two.</p>"), by=None)
    assert reader.post(fields).status_code == 303
    report = Report.objects.get()
    assert (report.passage, report.version.number) == ("It left at noon.", 1)


def test_what_readers_no_longer_have_is_not_shown_by_the_form(reader: Reader) -> None:
    reader.clock.shift(30)
    publishing.publish(edit(reader.story.article, body="<p>It left at two.</p><h2>The crossing</h2>"), by=None)
    gone = reader.client.get(f"{reader.path}1-1/").content.decode()
    assert "It left at noon." not in gone
    assert "A passage that was changed since you read it" in gone
    assert reader.open("1-1")["paragraph"] == "1-1"
    page = Page("", reader.client.get(f"{reader.path}1-2/"))
    assert (page.one("//main//blockquote"), page.one("//option[@value='1-2']")) == ("The crossing", "The crossing")


# Complaints ------------------------------------------------------------------------------------------


def test_what_is_missing_is_named_and_nothing_typed_is_lost(reader: Reader) -> None:
    response = reader.send(wrong=" ", paragraph="1-3")
    assert response.status_code == 422
    assert response.context["form"].errors == {"wrong": ["Say what is wrong, in a sentence or two."]}
    kept = values(response)
    assert (kept["right"], kept["email"], kept["paragraph"]) == (TYPED["right"], TYPED["email"], "1-3")
    assert "It took two hours." in Page("", response).one("//main//blockquote")
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("wrong", "x" * 2001),
        ("right", "x" * 2001),
        ("email", "ines at example"),
        ("email", "ines@example.org\nBcc: x@example.org"),
        ("wrong", "Null \x00 characters"),
        ("paragraph", "1-99"),
        ("paragraph", f'"><img src=x onerror=1>{EVIL}'),
    ],
)
def test_each_field_says_what_is_wrong_with_it(reader: Reader, field: str, value: str) -> None:
    response = reader.send(**{field: value})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert EVIL not in response.content.decode()
    kept = values(response)
    others = TYPED.keys() - {field}
    assert {name: kept[name] for name in others} == {name: TYPED[name] for name in others}


def test_text_that_comes_back_is_text(reader: Reader) -> None:
    hostile = dict.fromkeys(("wrong", "right", "email"), f'"> {EVIL}')
    response = reader.send(**hostile)
    assert response.status_code == 422
    assert EVIL not in response.content.decode()
    assert values(response) | hostile == values(response)


def test_a_form_sent_at_once_comes_back_and_is_taken_a_moment_later(reader: Reader) -> None:
    response = reader.post(reader.open() | TYPED)
    assert (response.status_code, "very quick" in response.content.decode()) == (422, True)
    reader.clock.shift(4)
    assert reader.post(values(response)).status_code == 303
    assert Report.objects.get().wrong == TYPED["wrong"]


def test_a_form_without_its_mark_is_taken_and_marked_for_the_desk(reader: Reader) -> None:
    assert reader.send(started=None).status_code == 303
    assert Report.objects.get().suspicion


def test_a_robot_is_sent_on_and_forgotten(reader: Reader) -> None:
    response = reader.send(website="https://buy.example")
    assert (response.status_code, response["Location"]) == (303, "/error-reports/")
    assert not Report.objects.exists()


def test_the_same_form_sent_twice_leaves_one_report_and_one_number(reader: Reader) -> None:
    fields = reader.fill_in()
    first, second = reader.post(fields), reader.post(fields)
    assert first["Location"] == second["Location"]
    assert Report.objects.count() == 1


def test_the_same_words_from_somewhere_else_are_another_report(reader: Reader) -> None:
    first = reader.send()
    second = Reader(reader.clock, "203.0.113.10", reader.story).send()
    assert first["Location"] != second["Location"]
    assert Report.objects.count() == 2


def test_a_network_that_sends_too_much_has_to_wait_and_loses_nothing(reader: Reader) -> None:
    for number in range(PER_NETWORK_AND_HOUR):
        assert reader.send(wrong=f"Number {number} is wrong.").status_code == 303
    response = reader.send()
    assert (response.status_code, response["Retry-After"]) == (429, "3600")
    assert values(response)["wrong"] == TYPED["wrong"]
    assert Report.objects.count() == PER_NETWORK_AND_HOUR
    assert Reader(reader.clock, "203.0.113.10", reader.story).send().status_code == 303
    reader.clock.shift(3600)
    assert reader.send().status_code == 303


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}],
)
def test_another_site_cannot_report_in_a_readers_name(reader: Reader, headers: dict[str, str]) -> None:
    response = Client(enforce_csrf_checks=True).post(reader.path, reader.fill_in(), headers=headers)
    assert response.status_code == 403
    assert values(response)["wrong"] == TYPED["wrong"]
    assert not Report.objects.exists()


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}, {}])
def test_our_own_form_needs_no_token_and_no_script(reader: Reader, headers: dict[str, str]) -> None:
    answer = Client(enforce_csrf_checks=True).post(reader.path, reader.fill_in(), headers=headers)
    assert (answer.status_code, Report.objects.count()) == (303, 1)
