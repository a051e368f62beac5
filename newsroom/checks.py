"""System checks of our own: what a site that readers can reach must not get wrong."""

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Tags, register

from newsroom import environment


@register(Tags.security, deploy=True)
def readers_are_safe(**_: object) -> list[CheckMessage]:
    """The address readers use is encrypted."""
    if settings.SECURE or settings.HOST in environment.LOCAL_HOSTS:
        return []
    hint = "Put a proxy with a certificate in front and write SITE_URL with https."
    return [checks.Warning("SITE_URL is a plain http address that is not local.", hint=hint, id="newsroom.W001")]


@register(Tags.security, deploy=True)
def the_proxy_is_believed(**_: object) -> list[CheckMessage]:
    """A site behind https is told so by its proxy; else every page redirects to itself."""
    if not settings.SECURE or settings.TRUSTED_PROXIES:
        return []
    hint = "Set TRUSTED_PROXIES to the number of your own proxies, 1 as a rule."
    return [checks.Warning("SITE_URL is https but TRUSTED_PROXIES is 0.", hint=hint, id="newsroom.W002")]


@register(Tags.security, deploy=True)
def hosts_are_named(**_: object) -> list[CheckMessage]:
    """A site that answers to any name can be made to write foreign addresses into its pages and mails."""
    if "*" not in settings.ALLOWED_HOSTS:
        return []
    hint = "Name the hosts."
    return [checks.Warning("EXTRA_HOSTS lets the site answer to any name.", hint=hint, id="newsroom.W003")]


@register(Tags.security, deploy=True)
def mail_is_sent(**_: object) -> list[CheckMessage]:
    """A site that readers can reach sends its mails; in a log, links for new passwords would be read by others."""
    if "OPTIONS" in settings.MAILERS["default"]:
        return []
    lacking = "MAIL_URL is missing, so nobody can replace a forgotten password."
    hint = "Name a mail server, such as submission://user:password@mail.example.org:587."
    return [checks.Warning(lacking, hint=hint, id="newsroom.W004")]
