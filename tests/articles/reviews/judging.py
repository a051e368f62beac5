"""How the tests judge reviews at the desk: as a moderator does, through the pages."""

from typing import Any

from django.test import Client

from articles.reviews.models import Review

LIST = "/admin/reviews/review/"


def form_of(review: Review, query: str = "") -> str:
    return f"{LIST}{review.pk}/change/{query}"


def decide(client: Client, review: Review, what: str, query: str = "", **fields: Any) -> Any:
    return client.post(form_of(review, query), {"_do": what, "seen": review.edition, **fields}, follow=True)


def act(client: Client, action: str, *reviews: Review, **fields: Any) -> Any:
    chosen = {"action": action, "_selected_action": [str(review.pk) for review in reviews]}
    shown = {f"shown-{review.pk}": review.edition for review in reviews}
    return client.post(LIST, {**chosen, **shown, **fields}, follow=True)
