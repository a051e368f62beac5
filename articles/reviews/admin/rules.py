"""The rules for reviews at the desk: what each does, how it is set, and how often it was right."""

from typing import Any, override

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from articles.reviews.models import MODERATE, RuleSetting
from articles.reviews.rules.record import DAYS, records
from articles.reviews.rules.setting import RulesForm
from newsroom.admin import OnDesk

CHANGE = "reviews.change_policy"


@admin.register(RuleSetting)
class RuleSettingAdmin(OnDesk, admin.ModelAdmin[RuleSetting]):
    desk_order = 30
    desk_note = "What holds or rejects a review before anyone has read it, and how often each rule was right."

    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @override
    def has_delete_permission(self, request: HttpRequest, obj: RuleSetting | None = None) -> bool:
        return False

    @override
    def has_view_permission(self, request: HttpRequest, obj: RuleSetting | None = None) -> bool:
        return request.user.has_perm(MODERATE) or self.has_change_permission(request)

    @override
    def has_change_permission(self, request: HttpRequest, obj: RuleSetting | None = None) -> bool:
        return request.user.has_perm(CHANGE)

    @override
    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    @override
    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show all rules on one page, with a form for whoever may set them."""
        may_set = self.has_change_permission(request)
        if not self.has_view_permission(request) or (request.method == "POST" and not may_set):
            raise PermissionDenied
        form = RulesForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            return self._saved(request, form)
        context = {
            **self.admin_site.each_context(request),
            "title": "Rules for reviews",
            "opts": self.opts,
            "form": form,
            "rows": list(form.rows(records(timezone.now()))),
            "days": DAYS,
            "may_set": may_set,
        }
        return TemplateResponse(request, "admin/reviews/rulesetting/rules.html", context | (extra_context or {}))

    @override
    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return HttpResponseRedirect(reverse("admin:reviews_rulesetting_changelist"))

    def _saved(self, request: HttpRequest, form: RulesForm) -> HttpResponse:
        changed = form.save()
        for setting in changed:
            self.log_change(request, setting, str(setting))
        told = ", ".join(setting.get_rule_display() for setting in changed)
        messages.success(request, f"Set: {told}." if changed else "Nothing was changed.")
        return HttpResponseRedirect(reverse("admin:reviews_rulesetting_changelist"))
