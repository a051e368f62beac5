"""How the tests judge reviews at the desk: as a moderator does, through the pages."""

from typing import Any

from django.test import Client

from articles.reviews.models import Review

LIST = "/admin/reviews/review/"


def form_of(review: Review) -> str:
    return f"{LIST}{review.pk}/change/"


def decide(client: Client, review: Review, what: str, **fields: Any) -> Any:
    return client.post(form_of(review), {"_decide": what, "seen": review.status, **fields}, follow=True)


def act(client: Client, action: str, *reviews: Review, **fields: Any) -> Any:
    data = {"action": action, "_selected_action": [str(review.pk) for review in reviews], **fields}
    return client.post(LIST, data, follow=True)
