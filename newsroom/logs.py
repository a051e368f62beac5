"""What is worth a line in the log."""

import logging


def is_news(record: logging.LogRecord) -> bool:
    """Return whether a request that went wrong is worth telling; a refusal for want of the database is no news."""
    return getattr(record, "status_code", 0) != 503
