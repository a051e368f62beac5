"""Reviews at the desk. Importing it registers everything with the admin site."""

from articles.reviews.admin import review

__all__ = ["review"]
