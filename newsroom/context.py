"""What every template knows of the site."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, str]:
    """Name, place, address and time zone of the site, and the canonical address of this page."""
    return {
        "site_name": settings.SITE_NAME,
        "site_place": settings.SITE_PLACE,
        "site_url": settings.SITE_URL,
        "canonical": settings.SITE_URL + request.path,
    }
