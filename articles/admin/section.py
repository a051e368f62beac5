"""The sections of the site at the desk: their names, their addresses and their order in the menu."""

from typing import Any, override

from django import forms
from django.contrib import admin
from django.db.models import Field
from django.forms import Field as FormField
from django.http import HttpRequest

from articles.models import Section, UserSection
from newsroom.admin import OnDesk

WORKS_HERE = "They work here, and in other sections only where they are named too. Named nowhere, they work in all."


class PeopleInline(admin.TabularInline[UserSection, Section]):
    """Whoever may change a section says who works in it."""

    model = UserSection
    extra = 0
    verbose_name = "name"
    verbose_name_plural = "Who works here"

    @override
    def formfield_for_dbfield(
        self, db_field: "Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> FormField | None:
        if db_field.name == "user":  # without the stock links to logins, which are an administrator's work
            return db_field.formfield(help_text=WORKS_HERE, **kwargs)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @override
    def has_view_permission(self, request: HttpRequest, obj: Section | None = None) -> bool:
        return True

    @override
    def has_add_permission(self, request: HttpRequest, obj: Section | None = None) -> bool:
        return request.user.has_perm("articles.change_section")

    @override
    def has_change_permission(self, request: HttpRequest, obj: Section | None = None) -> bool:
        return request.user.has_perm("articles.change_section")

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Section | None = None) -> bool:
        return request.user.has_perm("articles.change_section")


@admin.register(Section)
class SectionAdmin(OnDesk, admin.ModelAdmin[Section]):
    desk_order = 20
    desk_note = "The parts of the site, in the order of the menu, and who works in which."

    inlines = (PeopleInline,)

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
