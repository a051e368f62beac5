"""The list of error reports at the desk as a queue: what waits comes first, the oldest at the top."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, override
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, Min, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from articles.error_reports.models import ReportQuerySet, State, Status

#: Of these the newest comes first.
DECIDED = {Status.CORRECTED.value, Status.UNCHANGED.value}


@dataclass(frozen=True)
class Backlog:
    """What waits: how many are new, how many are being checked, and since when the oldest waits."""

    received: int
    checking: int
    oldest: datetime | None

    @classmethod
    def of(cls, rows: ReportQuerySet) -> "Backlog":
        received, checking = (Count("pk", filter=Q(state=state)) for state in (State.RECEIVED, State.CHECKING))
        waiting = rows.open().order_by()
        return cls(**waiting.aggregate(received=received, checking=checking, oldest=Min("created_at")))

    @property
    def count(self) -> int:
        return self.received + self.checking


class StatusFilter(admin.SimpleListFilter):
    """Shows what waits until someone asks for something else."""

    title = "status"
    parameter_name = "status"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [*Status.choices, ("all", "All")]

    @override
    def choices(self, changelist: Any) -> Iterator[Any]:
        for value, words in [(None, "Waiting"), *self.lookup_choices]:
            query = changelist.get_query_string({self.parameter_name: value} if value else {}, ["status", "p"])
            yield {"selected": self.value() == value, "query_string": query, "display": words}

    @override
    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.value()
        if chosen == "all":
            return queryset
        rows: Any = queryset  # with the status
        return rows.filter(status=chosen) if chosen in Status.values else rows.open()  # type: ignore[no-any-return]


class Queue(ChangeList):
    """Gives each row the address that it leads to."""

    @override
    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        filters = self.get_query_string()[1:]
        kept = "?" + urlencode({"_changelist_filters": filters}) if filters else ""
        for report in self.result_list:
            report.address = reverse("admin:error_reports_report_change", args=[report.pk]) + kept
