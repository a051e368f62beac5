"""The services that the settings name."""

from django.conf import settings

from articles.reviews.models import RuleKey
from articles.reviews.outside.akismet import Akismet
from articles.reviews.outside.hook import Hook
from articles.reviews.outside.interface import Null, Service


def keys() -> list[RuleKey]:
    """Return which services are set up, by the rules under which the desk sets them."""
    named = settings.REVIEW_SERVICES
    wanted = {RuleKey.AKISMET: named["AKISMET_KEY"], RuleKey.HOOK: named["REVIEW_HOOK_URL"]}
    return [key for key, given in wanted.items() if given]


def service(key: RuleKey) -> Service:
    """Return the service of a rule; one that is not set up any more says nothing."""
    named = settings.REVIEW_SERVICES
    if key not in keys():
        return Null()
    if key == RuleKey.AKISMET:
        return Akismet(settings.SITE_URL, named["AKISMET_KEY"])
    return Hook(named["REVIEW_HOOK_URL"], named["REVIEW_HOOK_SECRET"])
