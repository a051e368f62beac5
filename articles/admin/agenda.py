"""The calendar: a week, a month or a day of what is due, scheduled and live."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.admin.keys import key_in
from articles.agenda import Agenda, Entry
from articles.models import Article, Section

DAY, WEEK = timedelta(days=1), timedelta(days=7)
VIEWS = ("day", "week", "month")
#: What a day of a month shows; the day itself shows all.
IN_A_MONTH = 6


@dataclass
class Day:
    date: date
    entries: list[Entry] = field(default_factory=list)
    is_today: bool = False
    is_outside: bool = False
    shown: list[Entry] = field(default_factory=list)
    address: str = ""

    @property
    def more(self) -> int:
        return len(self.entries) - len(self.shown)


@dataclass(frozen=True)
class Span:
    """The days of one page."""

    view: str
    day: date
    section: str = ""

    @classmethod
    def asked(cls, request: HttpRequest) -> "Span":
        """Return what the address asks for; what makes no sense there means this week."""
        view, today = request.GET.get("view", ""), timezone.localdate()
        try:
            day = date.fromisoformat(request.GET.get("day", ""))
        except ValueError:
            day = today
        far = not date(1900, 1, 1) <= day <= date(2200, 1, 1)
        section = request.GET.get("section", "")
        return cls(view if view in VIEWS else "week", today if far else day, section)

    @property
    def days(self) -> list[date]:
        """All days shown, whole weeks from Monday on but for a single day."""
        if self.view == "day":
            return [self.day]
        first = self.day if self.view == "week" else self.day.replace(day=1)
        start = first - timedelta(days=first.weekday())
        end = start + WEEK if self.view == "week" else self.after
        end += timedelta(days=-end.weekday() % 7)
        return [start + n * DAY for n in range((end - start).days)]

    @property
    def before(self) -> date:
        if self.view == "month":
            return (self.day.replace(day=1) - DAY).replace(day=1)
        return self.day - (WEEK if self.view == "week" else DAY)

    @property
    def after(self) -> date:
        if self.view == "month":
            return (self.day.replace(day=1) + timedelta(days=31)).replace(day=1)
        return self.day + (WEEK if self.view == "week" else DAY)

    def link(self, **changed: Any) -> str:
        asked = {"view": self.view, "day": self.day.isoformat(), "section": self.section} | changed
        return "?" + urlencode({name: value for name, value in asked.items() if value})


class AgendaPages(ModelAdmin[Article]):
    def agenda_urls(self) -> list[URLPattern]:
        wrap: Callable[[Any], Any] = self.admin_site.admin_view
        return [path("calendar/", wrap(require_safe(self.agenda)), name="articles_article_calendar")]

    def agenda(self, request: HttpRequest) -> HttpResponse:
        """Show what is due, scheduled and live in some days."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        span, now = Span.asked(request), timezone.now()
        stories = self.get_queryset(request)
        section = key_in(span.section)
        if section is not None:
            stories = stories.filter(section=section)
        start, end = midnight(span.days[0]), midnight(span.days[-1] + DAY)
        entries, is_cut = Agenda(stories, start, end, now).entries()
        context = {
            **self.admin_site.each_context(request),
            "title": "Calendar",
            "opts": self.opts,
            "media": self.media,
            "span": span,
            "days": days(span, entries),
            "is_cut": is_cut,
            "sections": Section.objects.all(),
            "views": [(view, span.link(view=view)) for view in VIEWS],
            "before": span.link(day=span.before.isoformat()),
            "after": span.link(day=span.after.isoformat()),
            "today": span.link(day=""),
        }
        return TemplateResponse(request, "admin/articles/article/calendar.html", context)


def days(span: Span, entries: list[Entry]) -> list[Day]:
    """Return the days of the span, each with its entries in order."""
    found = {day: Day(day, address=span.link(view="day", day=day.isoformat())) for day in span.days}
    for entry in entries:
        found[timezone.localdate(entry.at)].entries.append(entry)
    for day in found.values():
        day.is_today = day.date == timezone.localdate()
        day.is_outside = span.view == "month" and day.date.month != span.day.month
        day.shown = day.entries[:IN_A_MONTH] if span.view == "month" else day.entries
    return list(found.values())


def midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=timezone.get_current_timezone())
