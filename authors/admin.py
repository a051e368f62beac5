"""The people of the newsroom at the desk: logins, groups of rights, and reporters as readers know them."""

from typing import Any, override

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin as StockGroupAdmin
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from authors.forms import AuthorForm, GroupForm, NewUserForm, UserForm
from authors.login import second_factor
from authors.models import Author, AuthorLink, User
from newsroom.admin import OnDesk
from newsroom.photos.renditions import best

admin.site.unregister((Group, EmailAddress, Authenticator, UserSession))


class LinkInline(admin.TabularInline[AuthorLink, Author]):
    model = AuthorLink
    extra = 0
    formfield_overrides = {models.URLField: {"widget": forms.URLInput(attrs={"class": "vURLField"})}}
    verbose_name = "link"
    verbose_name_plural = "Ways to follow"


@admin.register(Author)
class AuthorAdmin(OnDesk, admin.ModelAdmin[Author]):
    desk_order = 10
    desk_note = "Reporters and contributors as readers know them: name, portrait, biography, ways to follow."

    form = AuthorForm
    inlines = (LinkInline,)
    list_display = ("name", "job_title", "place", "beats_in_words", "staff")
    list_filter = (("is_listed", admin.BooleanFieldListFilter),)
    list_select_related = ("portrait",)
    list_per_page = 50
    ordering = ("name",)
    search_fields = ("name", "job_title", "place")
    search_help_text = "Searches name, title and place."
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("portrait",)
    readonly_fields = ("portrait_now",)
    fieldsets = (
        (None, {"fields": ("name", "slug", "job_title", "place", "is_listed")}),
        ("What readers learn", {"fields": ("bio", "beats", "languages", "began_in_journalism", "disclosures")}),
        ("Portrait", {"fields": ("portrait_now", "portrait")}),
        ("How readers reach them", {"fields": ("public_email",)}),
        ("At the desk", {"fields": ("user",)}),
    )

    class Media:
        js = [forms.Script("newsroom/js/desk/named-pickers.js", type="module")]

    @admin.display(description="beats")
    def beats_in_words(self, author: Author) -> str:
        return ", ".join(author.beats)

    @admin.display(description="on staff", ordering="is_listed")
    def staff(self, author: Author) -> str:
        return "On staff" if author.is_listed else "Not listed"

    @admin.display(description="shown now")
    def portrait_now(self, author: Author) -> str:
        if author.portrait is None:
            return "None yet. Choose one below and save."
        shown = best(author.portrait, "1x1", "jpg", 320)
        return format_html('<img class="desk-portrait" src="{}" width="160" height="160" alt="">', shown.url)


@admin.register(User)
class UserAdmin(OnDesk, StockUserAdmin[User]):
    desk_order = 20
    desk_note = "Who may enter the desk, and what they may do there."

    form = UserForm
    add_form = NewUserForm
    add_form_template = None
    list_display = ("name", "email", "groups_in_words", "access", "last_seen")
    list_filter = ("is_active", "groups")
    ordering = ("name",)
    search_fields = ("name", "email")
    search_help_text = "Searches name and email address."
    filter_horizontal = ()
    actions = ("remove_second_factor",)
    readonly_fields = ("new_password", "last_seen", "date_joined")
    add_fieldsets = (
        (None, {"fields": ("name", "email")}),
        ("Password", {"fields": ("password1", "password2"), "description": "They can change it once they are in."}),
        ("Rights", {"fields": ("groups",)}),
    )
    fieldsets = (
        (None, {"fields": ("name", "email", "new_password")}),
        ("Access", {"fields": ("is_active", "is_staff")}),
        ("Rights", {"fields": ("groups", "is_superuser")}),
        ("Since when", {"fields": (("date_joined", "last_seen"),)}),
    )

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    @override
    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        return self.readonly_fields if request.user.is_superuser else (*self.readonly_fields, "is_superuser")

    @override
    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        # Whoever could set the password of someone who may do everything could do everything.
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    @override
    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_delete_permission(request, obj)

    @override
    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        made = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "groups" and isinstance(made, forms.ModelMultipleChoiceField):
            made.widget = forms.CheckboxSelectMultiple()
            made.widget.choices = made.choices
            made.help_text = "Each group brings its rights along."
        return made

    @admin.action(description="Remove the second factor, because it is lost", permissions=["change"])
    def remove_second_factor(self, request: HttpRequest, users: QuerySet[User]) -> None:
        removed = [user for user in users if self.has_change_permission(request, user) and second_factor.remove(user)]
        names = ", ".join(map(str, removed)) or "Nobody"
        messages.success(request, f"{names} now logs in without a second factor. A mail tells them.")

    @admin.display(description="password")
    def new_password(self, user: User) -> SafeString:
        address = reverse("admin:auth_user_password_change", args=[user.pk])
        return format_html('<a href="{}">Set a new one</a>. Nobody can read the old one.', address)

    @admin.display(description="last login", ordering="last_login")
    def last_seen(self, user: User) -> str:
        return date_format(localtime(user.last_login), "DATETIME_FORMAT") if user.last_login else "Never"

    @admin.display(description="groups")
    def groups_in_words(self, user: User) -> str:
        names = [group.name for group in user.groups.all()]
        return ", ".join(["May do everything", *names] if user.is_superuser else names)

    @admin.display(description="access", ordering="is_active")
    def access(self, user: User) -> str:
        if not user.is_active:
            return "Closed"
        return "Open" if user.is_staff else "No desk"


@admin.register(Group)
class GroupAdmin(OnDesk, StockGroupAdmin):
    desk_app = "authors"
    desk_order = 30
    desk_note = "Sets of rights, such as reporter or editor, to give to logins."

    form = GroupForm
    filter_horizontal = ()
    list_display = ("name", "people")

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Group]:
        groups: QuerySet[Group] = super().get_queryset(request).annotate(size=Count("user"))
        return groups

    @admin.display(description="logins", ordering="size")
    def people(self, group: Group) -> int:
        return group.size  # type: ignore[attr-defined, no-any-return]
