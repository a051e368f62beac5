"""Reports of errors in stories that moved, were withdrawn or were retracted."""

from django.test import Client

from articles import publishing
from articles.error_reports.models import Report
from articles.models import Kind
from authors.models import User
from tests.articles.desk import HOUR, NOON, edit
from tests.articles.error_reports.reader import TYPED, Reader
from tests.site.reading import Page


def test_a_withdrawn_story_takes_no_reports_and_gives_the_text_back(reader: Reader) -> None:
    fields = reader.fill_in()
    publishing.withdraw(reader.story.article, by=None)
    assert reader.client.get(reader.path).status_code == 410
    refused = reader.post(fields)
    assert (refused.status_code, Report.objects.count()) == (410, 0)
    kept = [area.text_content().strip() for area in Page("", refused).all("//main//textarea")]
    assert kept == [TYPED["wrong"], TYPED["right"]]
    assert "Ferry sails" not in refused.content.decode()
    assert TYPED["wrong"] not in reader.post(fields, **{"Sec-Fetch-Site": "cross-site"}).content.decode()


def test_a_retracted_story_takes_no_reports_and_gives_the_text_back(reader: Reader) -> None:
    fields = reader.fill_in()
    publishing.publish(reader.story.article, by=None, kind=Kind.RETRACTION, note="None of it is true.")
    assert "report-an-error" not in reader.client.get(reader.story.get_absolute_url()).content.decode()
    assert reader.client.get(reader.path).status_code == 410
    refused = reader.post(fields)
    assert (refused.status_code, Report.objects.count()) == (410, 0)
    kept = [area.text_content().strip() for area in Page("", refused).all("//main//textarea")]
    assert kept == [TYPED["wrong"], TYPED["right"]]
    assert TYPED["wrong"] not in reader.post(fields, **{"Sec-Fetch-Site": "cross-site"}).content.decode()


def test_a_report_sent_to_a_former_address_arrives_with_its_text(reader: Reader) -> None:
    fields = reader.fill_in()
    publishing.publish(edit(reader.story.article, slug="moved"), by=None, kind=Kind.MINOR)
    answer = reader.post(fields)
    present = reader.path.replace("ferry", "moved")
    assert (answer.status_code, answer["Location"]) == (308, present)
    assert reader.client.post(present, fields).status_code == 303
    assert Report.objects.get().wrong == TYPED["wrong"]
    assert reader.client.get(f"{reader.path}1-1/")["Location"] == f"{present}1-1/"


def test_a_planned_story_is_not_open_yet(reader: Reader) -> None:
    publishing.publish(edit(reader.story.article, slug="moved"), by=None, at=NOON + HOUR)
    assert reader.client.get(reader.path.replace("ferry", "moved")).status_code == 404


def test_a_preview_takes_no_reports(client: Client, reader: Reader, editor: User) -> None:
    client.force_login(editor)
    shown = client.get(f"/admin/articles/article/{reader.story.article_id}/preview/").content.decode()
    assert "Ferry sails" in shown
    assert "report-an-error" not in shown
