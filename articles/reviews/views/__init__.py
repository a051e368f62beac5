"""Readers' pages: leave a review, read all of them."""

from articles.reviews.views.abuse import report, reported
from articles.reviews.views.helpful import helpful
from articles.reviews.views.leave import leave, preview, sent
from articles.reviews.views.months import month, months
from articles.reviews.views.of_story import of_story
from articles.reviews.views.one import one
from articles.reviews.views.own import confirm, erase, overview, take_along
from articles.reviews.views.own_review import appeal, change, delete

__all__ = [
    "appeal",
    "change",
    "confirm",
    "delete",
    "erase",
    "helpful",
    "leave",
    "month",
    "months",
    "of_story",
    "one",
    "overview",
    "preview",
    "report",
    "reported",
    "sent",
    "take_along",
]
