"""The least that is valid of everything a test may need; each call makes another one."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from PIL import Image

from articles import editing, publishing
from articles.error_reports.models import Report
from articles.error_reports.receiving import receive
from articles.models import Article, Byline, Section, UserSection, Version
from articles.reviews import abuse
from articles.reviews.models import AbuseReport, Finding, Reader, Review
from authors import roles
from authors.models import Author, User
from newsroom.photos import library
from newsroom.photos.models import Photo

_number = count(1)


def a_user(*rights: str, **fields: Any) -> User:
    """Return someone who may enter the desk and do what `rights` say, as in "articles.publish_article"."""
    n = next(_number)
    user = User.objects.create_user(**{"email": f"colleague-{n}@example.org", "name": f"Colleague {n}"} | fields)
    for right in rights:
        app, _dot, codename = right.partition(".")
        user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    return user


def a_colleague(role: str, *, sections: Iterable[Section] = (), **fields: Any) -> User:
    """Return someone in a role of the newsroom, limited to `sections` if there are any."""
    if not Group.objects.filter(name=role).exists():  # a test that emptied the database took the roles, too
        roles.lay_out()
    user = a_user(**fields)
    user.groups.add(Group.objects.get(name=role))
    UserSection.objects.bulk_create(UserSection(user=user, section=section) for section in sections)
    return user


def an_author(**fields: Any) -> Author:
    n = next(_number)
    return Author.objects.create(**{"name": f"Reporter {n}", "slug": f"reporter-{n}"} | fields)


def a_section(**fields: Any) -> Section:
    n = next(_number)
    return Section.objects.create(**{"name": f"Section {n}", "slug": f"section-{n}"} | fields)


def a_photo(**about: Any) -> Photo:
    """Return a small picture in the library, with its original on disk and renditions still to be made."""
    n = next(_number)
    stored = BytesIO()
    Image.new("RGB", (90, 60), (n % 256, n // 256 % 256, 80)).save(stored, "PNG")
    file = ContentFile(stored.getvalue(), name="picture.png")
    return library.add(file, **{"alt_text": f"Ferry {n} at the quay", "credit": "Ada Okafor"} | about)


def an_article(*, bylines: Iterable[Author] | None = None, topics: Iterable[str] = (), **fields: Any) -> Article:
    """Return a story at the desk that has all that readers need; `bylines=[]` and the like take it away."""
    n = next(_number)
    if "section" not in fields:
        fields["section"] = Section.objects.first() or a_section()
    article = Article(
        **{
            "headline": f"Ferry {n} sails on time",
            "standfirst": "Passengers were surprised.",
            "body": "<p>It left at noon.</p>",
        }
        | fields
    )
    editing.save(article, by=None)
    for position, author in enumerate([an_author()] if bylines is None else bylines):
        Byline.objects.create(article=article, author=author, position=position)
    article.topics.add(*topics)
    editing.record(article, by=None)
    return article


def a_live_article(*, now: datetime | None = None, **fields: Any) -> Article:
    """Return a story that readers see since `now`."""
    article = an_article(**fields)
    publishing.publish(article, by=None, now=now)
    return article


def a_live_version(*, now: datetime | None = None, **fields: Any) -> Version:
    """Return the first version of a story that readers see since `now`."""
    return a_live_article(now=now, **fields).versions.get()


def a_review(article: Article | None = None, *, findings: Iterable[str] = (), **fields: Any) -> Review:
    """Return a review that waits for an editor, held by the rules named."""
    n = next(_number)
    about = {
        "rating": 4,
        "headline": "Well told",
        "words": "I missed the ferry myself and can confirm it.",
        "name": f"Reader {n}",
    }
    if "reader" not in fields:
        fields["reader"] = Reader.objects.of(fields.pop("email", f"reader-{n}@example.org"))
    review = Review.objects.create(article=article or a_live_article(), **about | fields)
    for rule in findings:
        Finding.objects.create(review=review, rule=rule, words="Something xylographic.", mode="hold")
    return review


def a_report(version: Version | None = None, **fields: Any) -> Report:
    """Return what a reader says is wrong in a story, as it has just come in."""
    n = next(_number)
    about = {
        "version": version or a_live_version(),
        "place": "1",
        "passage": "It left at noon.",
        "wrong": f"It left at one, and I was on board ({n}).",
    }
    report = Report(**about | fields)
    report.article = report.version.article
    return receive(report)


def an_abuse_report(review: Review | None = None, **fields: Any) -> AbuseReport:
    """Return what a reader has against a review, as it has just come in."""
    n = next(_number)
    about = {"reason": "spam", "words": f"It sells watches ({n}).", "network": f"network {n}"}
    return abuse.report(AbuseReport(review=review or a_review(), **about | fields))
