"""The articles app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.urls import register_converter

from articles.converters import DayConverter, WordConverter
from articles.search import database


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Stories"
    desk_order = 10

    def ready(self) -> None:
        # Both articles/urls.py and the apps above it use these parts of an address.
        register_converter(DayConverter, "day")
        register_converter(WordConverter, "word")
        post_migrate.connect(database.prepare, sender=self, dispatch_uid="search")
