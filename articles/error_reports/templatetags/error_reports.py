"""What the page of a story has for readers who find an error in it."""

from typing import Any

from django import template

from articles.models import Version
from newsroom.addresses import address_of

register = template.Library()


@register.inclusion_tag("error_reports/link.html")
def report_error(version: Version) -> dict[str, Any]:
    """Return the link to the form; where the story was retracted, there is nothing left to correct."""
    day, slug = version.address.day, version.address.slug
    return {"version": version, "address": address_of("error_reports:report", day, slug)}
