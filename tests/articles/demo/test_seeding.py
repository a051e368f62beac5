"""The newsroom that a first visitor finds: complete, believable, and free of leaks."""

from collections import Counter
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F
from django.utils import timezone
from pytest_django import Settings

from articles.demo import house, illustrations, pictures, stories
from articles.error_reports.models import Report
from articles.error_reports.passages import passages
from articles.models import Article, Move, Revision, Section, Status, Version
from articles.reviews.models import Review
from articles.reviews.models import Status as Judgement
from articles.reviews.shown import tallies
from articles.shown import add_credits
from authors.models import Author, User
from newsroom.photos.models import Photo

pytestmark = pytest.mark.usefixtures("newsroom")


def the_version_of(slug: str) -> Version:
    version = Version.objects.live().get(article__slug=slug)
    add_credits([version])
    return version


def test_there_are_stories_in_every_state() -> None:
    found = Counter(vars(article)["status"] for article in Article.objects.with_status())

    assert found == Counter(story.state for story in stories.load())
    assert set(found) == set(Status.values)
    assert found.total() > 55


def test_at_least_twelve_stories_are_long() -> None:
    assert Version.objects.live().filter(words__gte=700).count() >= 12


def test_six_reporters_write_under_their_own_names_and_portraits() -> None:
    authors = Author.objects.select_related("portrait", "user").prefetch_related("links")

    assert len(authors) == 6
    for author in authors:
        assert author.user
        assert author.portrait
        assert author.portrait.alt_text == f"Portrait of {author.name}, drawn"
        assert author.bio_paragraphs
        assert author.links.all()
        assert Version.objects.live().by(author.pk).exists()


def test_every_section_has_stories() -> None:
    for section in Section.objects.all():
        assert Version.objects.listed().in_section(section).count() >= 3, section


def test_one_story_is_arabic_and_one_japanese() -> None:
    directions = {version.language: version.direction for version in Version.objects.live()}

    assert directions == {"ar": "rtl", "en": "ltr", "ja": "ltr"}


def test_every_live_story_has_all_that_readers_need() -> None:
    versions = list(Version.objects.live().select_related("picture"))
    add_credits(versions)
    for version in versions:
        assert version.credits
        assert version.standfirst
        assert version.topic_labels
        assert version.words > 150 or version.is_retracted, version
        if version.picture:
            assert version.picture_alt.startswith("Illustration: ")
            assert version.picture_caption
            assert version.picture_credit == pictures.CREDIT


def test_some_stories_have_no_picture_and_some_have_one_in_the_text() -> None:
    live = Version.objects.live()

    assert live.filter(picture=None).count() >= 5
    assert live.filter(body__contains="<figure").count() >= 5
    assert not live.filter(body__contains="data-scene").exists()


def test_a_correction_is_told_to_readers_with_its_reason() -> None:
    version = the_version_of("old-basin-tide-record")

    assert version.number == 2
    assert version.notices[0]["kind"] == "correction"
    assert "The year is 1995." in version.notices[0]["note"]
    assert "came after 1995" in version.body


def test_notices_come_newest_first() -> None:
    kinds = [notice["kind"] for notice in the_version_of("school-breakfast-pilot-results").notices]

    assert kinds == ["correction", "update"]


def test_a_retracted_story_keeps_its_page_and_loses_its_text() -> None:
    version = the_version_of("mussels-microplastics-harbour")

    assert version.is_retracted
    assert not version.body
    assert version.notices[0]["note"]


def test_the_desk_works_through_the_same_verbs_as_everyone() -> None:
    verbs = set(Move.objects.values_list("verb", flat=True))

    assert verbs >= {"submit", "send_back", "approve", "publish", "schedule", "withdraw", "spike"}
    assert not Move.objects.filter(by=None).exists()
    assert not Revision.objects.filter(by=None).exists()


def test_nothing_happens_in_the_future_or_in_the_wrong_order() -> None:
    now = timezone.now()
    assert not Article.objects.filter(changed_at__gt=now).exists()
    assert not Version.objects.planned(now + timedelta(days=2)).exists()
    for article in Article.objects.all():
        moves = list(article.moves.order_by("pk").values_list("at", flat=True))
        saves = list(article.revisions.order_by("pk").values_list("at", flat=True))
        assert moves == sorted(moves), article
        assert [article.created_at, *saves, now] == sorted([article.created_at, *saves, now]), article
        assert article.changed_at == saves[-1]


def test_reviews_are_in_every_state_and_judged_after_they_were_written() -> None:
    assert set(Review.objects.values_list("status", flat=True)) == {*Judgement.values} - {Judgement.UNCONFIRMED}
    assert not Review.objects.filter(created_at__gt=timezone.now()).exists()
    assert not Review.objects.exclude(status=Judgement.PENDING).filter(decided_at__lt=F("created_at")).exists()
    assert not Review.objects.filter(status=Judgement.REJECTED).exclude(decisions__note__gt="").exists()


def test_only_approved_reviews_of_readers_count() -> None:
    ids = dict(Article.objects.values_list("slug", "pk"))
    found = tallies(ids.values())
    for story in stories.load():
        # The demo's only confirmed address is a colleague's.
        counted = [letter for letter in story.reviews if letter.status == "approved" and not letter.confirmed]
        approved = [letter.rating for letter in counted]
        tally = found.get(ids[story.slug])
        assert (tally.count if tally else 0) == len(approved)
        assert not tally or tally.average == pytest.approx(sum(approved) / len(approved))


def test_no_address_leads_to_a_real_person() -> None:
    assert not Review.objects.exclude(reader__email__endswith="@example.org").exclude(by_staff=True).exists()
    assert not User.objects.exclude(email__endswith=".example").exists()
    assert not Author.objects.exclude(public_email__endswith=".example").exists()


def test_no_picture_is_younger_than_its_story() -> None:
    for article in Article.objects.exclude(picture=None).select_related("picture"):
        assert article.picture
        assert article.picture.created_at == article.created_at


def test_every_scene_is_described() -> None:
    assert set(pictures.ALT_TEXTS) == set(illustrations.SCENES)


def test_each_stage_is_counted(newsroom: list[str]) -> None:
    count = Photo.objects.count()

    assert newsroom.count(f"Drawing pictures {count}/{count}") == 1
    assert newsroom.count("Writing stories 61/61") == 1
    assert newsroom[-1] == f"Making renditions {count}/{count}"


def test_a_second_run_leaves_everything_alone() -> None:
    before = Article.objects.count(), Photo.objects.count(), User.objects.count()
    said = StringIO()

    call_command("seed_demo", stdout=said)

    assert "no demo newsroom is needed" in said.getvalue()
    assert (Article.objects.count(), Photo.objects.count(), User.objects.count()) == before


def test_logins_are_printed_with_what_they_may_do() -> None:
    said = StringIO()

    call_command("seed_demo", logins=True, stdout=said)

    lines = said.getvalue().splitlines()
    assert lines[0] == f"Log in at http://localhost:8000/admin/ with the password {house.PASSWORD}:"
    assert lines[1].split()[0] == "admin@anselcourier.example"
    assert lines[2].endswith("Ruth Adeyemi, managing editor")
    assert lines[3].endswith("Nora Lindqvist, editor")
    assert len(lines) == 11


def test_every_login_opens_the_desk_and_only_one_opens_everything() -> None:
    assert all(user.check_password(house.PASSWORD) and user.is_staff for user in house.logins())
    assert [user.email for user in house.logins() if user.is_superuser] == [house.ADMIN]


def test_rights_follow_the_table() -> None:
    reporter = User.objects.get(email="ines.marchetti@anselcourier.example")
    editor, moderator = (User.objects.get(email=email) for email in (house.EDITOR, house.MODERATOR))

    assert reporter.has_perms(["articles.submit_article", "articles.add_article", "photos.add_photo"])
    assert not reporter.has_perm("articles.publish_article")
    assert editor.has_perms(["articles.submit_article", "articles.publish_article", "reviews.moderate_review"])
    assert moderator.has_perm("reviews.moderate_review")
    assert not moderator.has_module_perms("articles")


def test_a_public_site_with_content_is_simply_left_alone(settings: Settings) -> None:
    settings.SECURE = True
    try:
        call_command("seed_demo", stdout=StringIO())
    except CommandError as error:
        pytest.fail(str(error))


def test_readers_have_found_mistakes_and_the_desk_has_answered() -> None:
    found = Counter(vars(report)["status"] for report in Report.objects.with_status())
    assert found == {"received": 1, "checking": 1, "unchanged": 1, "corrected": 2}
    for report in Report.objects.select_related("version"):
        assert report.passage in [passage.text for passage in passages(report.version)]
        assert all(event.at <= timezone.now() for event in report.events.all())
