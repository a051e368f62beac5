"""What templates ask of stories: the menu, and dates as readers expect them."""

from datetime import datetime
from typing import Any

from django import template
from django.template.context import Context
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format

from articles.menu import held_sections
from articles.models import Kind, Section
from newsroom.pagecache.tags import carry

register = template.Library()


@register.simple_tag(takes_context=True)
def menu(context: Context) -> list[Section]:
    """Return the sections in order; a view that has them already passes them as `sections`."""
    carry("sections")
    given = context.get("sections")
    return held_sections() if given is None else given


@register.filter
def with_zone(moment: datetime | str | None) -> str:
    """Return “22 November 2026, 14:30 GMT”: a time means nothing to a reader abroad without its zone."""
    if isinstance(moment, str):
        moment = parse_datetime(moment)
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return f"{date_format(local, 'DATETIME_FORMAT')} {local:%Z}"


@register.filter
def short_date(moment: datetime) -> str:
    """Return the time for today's stories, and the date for older ones."""
    local, today = timezone.localtime(moment), timezone.localdate()
    if local.date() == today:
        return date_format(local, "TIME_FORMAT")
    return date_format(local, "j F" if local.year == today.year else "DATE_FORMAT")


@register.filter
def kind_word(kind: str) -> str:
    """Return “Correction” for a kind, without the explanation that editors see behind the colon."""
    return str(Kind(kind).label).partition(":")[0]


@register.filter
def moment(value: Any) -> datetime | None:
    """Return a datetime from its ISO form, as notices keep it."""
    return parse_datetime(value) if isinstance(value, str) else value
