"""Readers' pages: leave a review, read all of them."""

from articles.reviews.views.leave import leave, sent
from articles.reviews.views.of_story import of_story

__all__ = ["leave", "of_story", "sent"]
