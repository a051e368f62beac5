"""A stopped clock, the five verbs, and what readers see: for all tests of publishing."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from articles import editing, publishing
from articles.models import Address, Article, Move, Revision, Version, VersionByline
from authors.models import User
from tests.factories import a_live_article

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
MOMENT = timedelta(microseconds=1)

type Verb = Callable[[Article, User | None], Any]

VERBS: dict[str, Verb] = {
    "publish": lambda article, by: publishing.publish(article, by=by, now=NOON + HOUR),
    "schedule": lambda article, by: publishing.publish(article, by=by, now=NOON + HOUR, at=NOON + 2 * HOUR),
    "withdraw": lambda article, by: publishing.withdraw(article, by=by, now=NOON + HOUR),
    "withdraw later": lambda article, by: publishing.withdraw(article, by=by, now=NOON + HOUR, at=NOON + 2 * HOUR),
    "unschedule": lambda article, by: publishing.unschedule(article, by=by, now=NOON + HOUR),
}
RIGHTS = {
    "publish": "articles.publish_article",
    "schedule": "articles.publish_article",
    "withdraw": "articles.withdraw_article",
    "withdraw later": "articles.withdraw_article",
    "unschedule": "articles.publish_article",
}


def all_rows() -> list[Any]:
    """Return everything that a verb could have written."""
    tables: list[Any] = [Article, Version, VersionByline, Address, Move, Revision, Version.topics.through]
    return [list(table.objects.order_by("pk").values()) for table in tables]


def seen(article: Article, at: datetime) -> str | None:
    """Return the headline that readers see at a moment, or None."""
    found = article.versions.live(at).values_list("headline", flat=True)
    assert len(found) < 2
    return next(iter(found), None)


def edit(article: Article, **fields: Any) -> Article:
    for name, value in fields.items():
        setattr(article, name, value)
    editing.save(article, by=None)
    editing.record(article, by=None)
    return article


def planned_article() -> Article:
    """Return a story that is live since noon, and of which another version will follow in the evening."""
    article = edit(a_live_article(now=NOON, headline="First"), headline="Second")
    publishing.publish(article, by=None, now=NOON, at=NOON + 9 * HOUR)
    return article
