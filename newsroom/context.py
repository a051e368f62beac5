"""What every template knows of the site."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def facts() -> dict[str, Any]:
    """Name, place, address and time zone of the site."""
    return {"site_name": settings.SITE_NAME, "site_place": settings.SITE_PLACE, "site_url": settings.SITE_URL}


def site(request: HttpRequest) -> dict[str, Any]:
    """The same, and the canonical address of this page."""
    return facts() | {"canonical": settings.SITE_URL + request.path}
