"""What apps hold about readers by their email address: each declares it, so that one page shows and erases all.

An app says so in its AppConfig: `about_readers = "articles.error_reports.about_readers.ERROR_REPORTS"`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class AboutReaders:
    """`held` returns rows as JSON can hold them; `erase` takes the address from them and returns from how many."""

    name: str
    held: Callable[[str], list[dict[str, Any]]]
    erase: Callable[[str], int]


def declared() -> list[AboutReaders]:
    paths = (getattr(app, "about_readers", "") for app in apps.get_app_configs())
    return [import_string(path) for path in paths if path]
