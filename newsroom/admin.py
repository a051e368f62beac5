"""The desk: Django's admin under the newsroom's own masthead."""

from dataclasses import dataclass
from functools import wraps
from typing import Any, ClassVar, override

from allauth.account.decorators import secure_admin_login
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db import DataError
from django.db.models import Field, Model, QuerySet
from django.forms import Field as FormField
from django.http import HttpRequest
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.http import require_http_methods

#: Nobody needs to know whether 100 or 5,000 things wait.
MANY = 100


@dataclass(frozen=True)
class Waiting:
    """What waits for this person: how many, and in words that follow the figure."""

    count: int
    words: str

    @classmethod
    def of(cls, rows: QuerySet[Any], *, one: str, more: str) -> "Waiting":
        """Count `rows`, but not further than anyone wants to know."""
        count = rows.order_by()[: MANY + 1].count()
        return cls(count, one if count == 1 else more)

    @property
    def figure(self) -> str:
        return f"{MANY}+" if self.count > MANY else str(self.count)


class BoundedPaginator(Paginator[Any]):
    """Counts no further than `most`, so that a list of a million rows opens as fast as a short one."""

    most = 5000

    @cached_property
    def count(self) -> int:
        rows: QuerySet[Any] = self.object_list  # type: ignore[assignment]
        # The keys alone, or what the list shows of each row would be asked for again.
        return rows.order_by().values("pk")[: self.most].count()

    @property
    def is_cut(self) -> bool:
        return self.count == self.most


class OnDesk(admin.ModelAdmin[Any]):
    """What a ModelAdmin tells the desk about itself; mix it in first."""

    #: The app among whose work this stands, if not the model's own.
    desk_app: ClassVar[str] = ""
    #: One line for the front page of the desk.
    desk_note: ClassVar[str] = ""
    #: Words for the link that makes a new one, such as “Write a story”; for the work the desk exists for.
    desk_start: ClassVar[str] = ""
    #: Further pages of this work: name, name of the address, and a line on the front page of the desk.
    desk_pages: ClassVar[tuple[tuple[str, str, str], ...]] = ()
    #: Place within the app's work, smallest first.
    desk_order: ClassVar[int] = 50

    paginator = BoundedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    empty_value_display = ""

    @override
    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Return the form without the colons after its labels."""
        made = super().get_form(request, obj, change=change, **kwargs)

        class Plain(made):  # type: ignore[misc, valid-type]
            def __init__(self, *args: Any, **options: Any) -> None:
                super().__init__(*args, **{"label_suffix": ""} | options)

        return Plain

    @override
    def formfield_for_dbfield(self, db_field: Field[Any, Any], request: HttpRequest, **kwargs: Any) -> FormField | None:
        """Return the field without the ways to change or delete what it points to, which belong elsewhere."""
        made = super().formfield_for_dbfield(db_field, request, **kwargs)
        if made is not None and isinstance(made.widget, RelatedFieldWidgetWrapper):
            made.widget.can_change_related = made.widget.can_delete_related = False
        return made

    def desk_front(self, request: HttpRequest) -> str:
        """Return what the front page of the desk shows this person beside the work itself, as HTML."""
        return ""

    def desk_waiting(self, request: HttpRequest) -> Waiting | None:
        """Return what waits for this person, at the cost of one cheap query; None if nothing ever does."""
        return None


class DeskSite(admin.AdminSite):
    """One admin site for everyone at the desk; what each may do is a matter of rights.

    An app has work here when its AppConfig says `desk_order = 10` (smallest first). Whatever belongs to
    other apps is machinery: it stands last, and only those who may do everything see it.
    """

    site_title = "The desk"
    index_title = "The desk"
    enable_nav_sidebar = True

    login = method_decorator(secure_admin_login)(admin.AdminSite.login)

    @override
    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Wrap a page of the desk. Any other method is refused instead of being taken for a GET."""
        return super().admin_view(require_http_methods(["GET", "HEAD", "POST"])(_within_numbers(view)), cacheable)

    @property
    def site_header(self) -> str:  # type: ignore[override]
        return str(settings.SITE_NAME)

    @override
    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        context = super().each_context(request)
        entries = [entry for app in context["available_apps"] for entry in app["models"]]
        for entry in entries:
            entry["waiting"] = self._told(entry["model"]).desk_waiting(request)
        waits = [entry for entry in entries if entry["waiting"] and entry["waiting"].count]
        return {**context, "waits": waits, "time_zone": settings.TIME_ZONE}

    @override
    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        fronts = [self._told(model).desk_front(request) for model in self._registry]
        return super().index(request, {"fronts": [part for part in fronts if part], **(extra_context or {})})

    @override
    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Return the work this person may do, in the order and words of the desk."""
        work: dict[str, dict[str, Any]] = {}
        for app in super().get_app_list(request):
            for entry in app["models"]:
                told = self._told(entry["model"])
                label = told.desk_app or app["app_label"]
                group = work.setdefault(label, self._group(label, dict(app)))
                group["models"].append(
                    {
                        **entry,
                        "note": told.desk_note,
                        "start": told.desk_start,
                        "order": told.desk_order,
                        "pages": {reverse(at): (name, note) for name, at, note in told.desk_pages},
                    }
                )
        for group in work.values():
            group["models"].sort(key=lambda entry: (entry["order"], entry["name"]))
        shown = [group for group in work.values() if self._is_shown(group, request, app_label)]
        return sorted(shown, key=lambda group: (group["order"] is None, group["order"], group["name"]))

    def _told(self, model: type[Model]) -> OnDesk:
        model_admin = self._registry[model]
        return model_admin if isinstance(model_admin, OnDesk) else OnDesk(model, self)

    def _group(self, label: str, app: dict[str, Any]) -> dict[str, Any]:
        config = apps.get_app_config(label)
        order = getattr(config, "desk_order", None)
        name = "Machinery" if order is None else config.verbose_name
        return {**app, "app_label": label, "name": name, "order": order, "models": []}

    def _is_shown(self, group: dict[str, Any], request: HttpRequest, app_label: str | None) -> bool:
        if app_label and group["app_label"] != app_label:
            return False
        return group["order"] is not None or bool(getattr(request.user, "is_superuser", False))


def _within_numbers(view: Any) -> Any:
    """Answer that the request makes no sense where it names a number or a date beyond all that the database has."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return view(request, *args, **kwargs)
        except (OverflowError, DataError) as error:
            raise BadRequest("There is no such number.") from error

    return answered
