"""The floor as an app, and the admin site that the desk works in."""

from django.apps import AppConfig
from django.contrib.admin import apps as stock


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = "Newsroom"
    default = True

    def ready(self) -> None:
        from newsroom import checks  # noqa: F401, PLC0415  (registers the system checks)


class DeskConfig(stock.AdminConfig):
    """The stock admin app with our own site in place of the default one."""

    default = False
    default_site = "newsroom.admin.DeskSite"
