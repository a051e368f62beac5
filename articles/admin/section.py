"""The sections of the site at the desk: their names, their addresses and their order in the menu."""

from typing import Any, override

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from articles.models import Section
from newsroom.admin import OnDesk


@admin.register(Section)
class SectionAdmin(OnDesk, admin.ModelAdmin[Section]):
    desk_order = 20
    desk_note = "The parts of the site, in the order of the menu."

    list_display = ("name", "slug", "description", "position")
    sortable_by = ()
    list_editable = ("position",)
    prepopulated_fields = {"slug": ("name",)}
    fields = ("name", "slug", "description", "position")
    # A section goes when its last story has moved; one by one, so that nobody takes the whole menu along.
    actions = None

    @override
    def get_changelist_form(self, request: HttpRequest, **kwargs: Any) -> Any:
        # In the list the heading of the column is the only label, and screen readers don't take it for one.
        kwargs["widgets"] = {"position": forms.NumberInput(attrs={"aria-label": "Position", "min": 0})}
        return super().get_changelist_form(request, **kwargs)
