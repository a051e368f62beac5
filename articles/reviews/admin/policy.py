"""How this newsroom handles reviews, at the desk: one page, which opens at once."""

from typing import Any, override

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Field
from django.forms import Field as FormField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from articles.models import StoryType
from articles.reviews.models import Policy
from newsroom.admin import OnDesk

THE_ONE = "1"


@admin.register(Policy)
class PolicyAdmin(OnDesk, admin.ModelAdmin[Policy]):
    desk_order = 50
    desk_note = "How long stories take reviews, what readers are told, and how long their addresses are kept."

    fieldsets = (
        ("Before a review is read", {"fields": ("confirm_address", "judged_within")}),
        ("Which stories take reviews", {"fields": ("open_days", "closed_types")}),
        ("What its reader can do, and is told", {"fields": ("edit_hours", "mail_decisions")}),
        ("What readers see below a story", {"fields": ("average_from",)}),
        ("Addresses", {"fields": ("keep_days",)}),
    )

    @override
    def formfield_for_dbfield(
        self, db_field: "Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> FormField | None:
        if db_field.name != "closed_types":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        return forms.MultipleChoiceField(
            label="Story types that take no reviews",
            choices=StoryType.choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=str(db_field.help_text),
        )

    @override
    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return redirect("admin:reviews_policy_change", THE_ONE)

    @override
    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Policy | None:
        found = super().get_object(request, object_id, from_field)
        # Until somebody saves it, it is as it begins; looking at it writes nothing.
        return found or (Policy(pk=int(THE_ONE)) if object_id == THE_ONE else None)

    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Policy | None = None) -> bool:
        return False
