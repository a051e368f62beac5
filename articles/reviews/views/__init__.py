"""Readers' pages: leave a review, read all of them."""

from articles.reviews.views.helpful import helpful
from articles.reviews.views.leave import leave, preview, sent
from articles.reviews.views.of_story import of_story
from articles.reviews.views.one import one

__all__ = ["helpful", "leave", "of_story", "one", "preview", "sent"]
