"""What is worth a line in the log, and what of it stays out."""

import logging
import re

#: Addresses that open what they name: whoever reads one can go there.
OPENING = re.compile(r"/(preview|reviews-of-mine)/[^/\s?#'\"]+")


class Line(logging.Formatter):
    """Leaves out what is secret in addresses, wherever they stand: in the message, in what was raised, in a trace."""

    def format(self, record: logging.LogRecord) -> str:
        return OPENING.sub(r"/\1/…", super().format(record))


def is_news(record: logging.LogRecord) -> bool:
    """Return whether a request that went wrong is worth telling; a refusal for want of the database is no news."""
    return getattr(record, "status_code", 0) != 503
