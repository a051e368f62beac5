"""What templates ask of stories: the frame of every page, and dates as readers expect them."""

from datetime import date, datetime
from functools import lru_cache

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.menu import held_sections
from articles.models import Kind, Section
from newsroom.context import facts
from newsroom.languages import direction
from newsroom.pagecache.held import HELD
from newsroom.pagecache.tags import carry

register = template.Library()


@register.simple_tag(takes_context=True)
def frame(context: Context) -> dict[str, SafeString]:
    """Return head, menu and footer of every page, as a rule from memory; the menu marks the `section` of the page.

    Their templates see the site and its sections and nothing else, so that no page can leave its own there.
    """
    carry("sections")
    current, sections = context.get("section"), context.get("sections")
    slug = current.slug if isinstance(current, Section) else ""

    def load() -> dict[str, SafeString]:
        seen = facts() | {"sections": held_sections() if sections is None else sections, "current": slug}
        return {name: render_to_string(f"frame/{name}.html", seen) for name in ("head", "menu", "footer")}

    return HELD.value(f"frame {slug}", ("sections",), load)


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
def full_time(moment: datetime) -> SafeString:
    """Return a moment as a whole element, told with its zone."""
    return _time(timezone.localtime(moment), with_zone(moment))


@register.filter
def short_time(moment: datetime) -> SafeString:
    """Return a moment as a whole element, told as `short_date` does."""
    return _time(timezone.localtime(moment), short_date(moment))


def short_date(moment: datetime) -> str:
    """Return the time for today's stories, and the date for older ones."""
    local, today = timezone.localtime(moment), timezone.localdate()
    if local.date() == today:
        return date_format(local, "TIME_FORMAT")
    return _day(local.date(), "j F" if local.year == today.year else "DATE_FORMAT")


@lru_cache(maxsize=1024)
def _day(day: date, style: str) -> str:
    return date_format(day, style)


def _time(local: datetime, words: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), words)


@register.filter
def lang(code: str) -> SafeString:
    """Return the attributes of an element whose text is in this language."""
    return _attributes(code)


@lru_cache(maxsize=128)
def _attributes(code: str) -> SafeString:
    return format_html('lang="{}" dir="{}"', code, direction(code))


@register.filter
def kind_word(kind: str) -> str:
    """Return “Correction” for a kind, without the explanation that editors see behind the colon."""
    return str(Kind(kind).label).partition(":")[0]
