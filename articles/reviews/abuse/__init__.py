"""What readers have against a review: taking it in, deciding on it, and telling whoever sent it."""

from articles.reviews.abuse.deciding import dismiss, uphold
from articles.reviews.abuse.receiving import TooMany, report

__all__ = ["TooMany", "dismiss", "report", "uphold"]
