"""What stands in the log."""

import logging

import pytest
from django.conf import settings
from django.test import Client

from newsroom.logs import Line


def line(message: str, *args: object) -> str:
    return Line("{message}", style="{").format(logging.makeLogRecord({"msg": message, "args": args}))


@pytest.mark.parametrize("name", ["preview", "reviews-of-mine"])
def test_an_address_that_opens_something_is_not_written_out(name: str) -> None:
    assert line("Not Found: %s", f"/{name}/WzEsMl0:x-Y_9/3/change/?a=b") == f"Not Found: /{name}/…/3/change/?a=b"
    assert line("Not Found: /city/") == "Not Found: /city/"


def test_the_log_of_the_site_keeps_to_that(caplog: pytest.LogCaptureFixture, db: None) -> None:
    assert settings.LOGGING["formatters"]["line"]["()"] is Line  # type: ignore[index]
    assert Client().get("/reviews-of-mine/nobody-gave-this-out/").status_code == 404
    written = [Line("{message}", style="{").format(record) for record in caplog.records]
    assert "Not Found: /reviews-of-mine/…/" in written
