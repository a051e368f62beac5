"""What templates of the moderators' desk ask: how long something has waited."""

from datetime import datetime

from django import template
from django.utils.timesince import timesince

register = template.Library()


@register.filter
def age(moment: datetime) -> str:
    """Return how long ago something was, in one unit: “3 days”."""
    return timesince(moment, depth=1)
