"""Reviews at the desk. Importing it registers everything with the admin site."""

from articles.reviews.admin import closing, policy, readers, review, rules, terms

__all__ = ["closing", "policy", "readers", "review", "rules", "terms"]
