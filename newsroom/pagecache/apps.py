"""The page cache as an app: it keeps the purge log."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PageCacheConfig(AppConfig):
    name = "newsroom.pagecache"
    label = "pagecache"
    verbose_name = "Page cache"

    def ready(self) -> None:
        """Read the table of purge rules that each app keeps beside its models."""
        autodiscover_modules("purges")
