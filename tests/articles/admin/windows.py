"""A window of the story form as a script sends it."""

from typing import Any

from django.test import Client
from django.urls import reverse

from articles.models import Article
from tests.articles.admin.conftest import Desk

type Told = dict[str, Any]


def keep(
    person: Desk, article: Article | None, typed: dict[str, Any], client: Client | None = None
) -> tuple[int, Told]:
    """Send what a script would; `typed` holds a whole form, or only what a window sends to say it is there."""
    address = f"admin:articles_article_keep{'' if article else '_new'}"
    answer = (client or person.client).post(
        reverse(address, args=[article.pk] if article else []), {"editor": person.user.pk} | typed
    )
    told: Told = answer.json() if "json" in answer["Content-Type"] else {}
    return answer.status_code, told


def type_(person: Desk, article: Article | None, **typed: Any) -> dict[str, Any]:
    """Return the form as it stands after this was typed."""
    return person.form(article) | {"sequence": "1"} | typed
