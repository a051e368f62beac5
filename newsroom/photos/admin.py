"""The picture library at the desk."""

from typing import Any, override

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.forms import ModelForm, Script
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator, capfirst
from django.views.decorators.http import require_safe

from newsroom.admin import OnDesk
from newsroom.photos import library, picking
from newsroom.photos.forms import SAID, NewPhotoForm, PhotoForm
from newsroom.photos.hold_pages import HoldPages
from newsroom.photos.models import SEARCHED, Photo, PhotoHold
from newsroom.photos.renditions import best
from newsroom.photos.uses import uses

NEW_FIELDS = ("file", *SAID)
FIELDS = ("preview", ("focal_x", "focal_y"), *SAID, "size", "created_at", "uploaded_by")


@admin.register(Photo)
class PhotoAdmin(HoldPages, OnDesk):
    desk_note = "Pictures with alt text, credit line and focal point, for every story."
    form = PhotoForm
    list_display = ("thumbnail", "title", "alt", "credit", "may_be_used", "size", "created_at")
    list_display_links = ("title",)
    list_per_page = 50
    search_fields = SEARCHED
    search_help_text = "Searches title, alt text, caption and credit line."
    readonly_fields = ("preview", "size", "created_at", "uploaded_by")

    class Media:
        js = [Script("newsroom/js/desk/focal-point.js", type="module")]

    @override
    def get_urls(self) -> list[URLPattern]:
        pick = self.admin_site.admin_view(require_safe(self.pick))
        return [path("pick/", pick, name="photos_photo_pick"), *self.hold_urls(), *super().get_urls()]

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Photo]:
        standing = PhotoHold.objects.standing().filter(photo=OuterRef("pk"))
        return super().get_queryset(request).annotate(on_hold=Exists(standing))

    @override
    def get_fields(self, request: HttpRequest, obj: Photo | None = None) -> tuple[str | tuple[str, ...], ...]:
        return FIELDS if obj else NEW_FIELDS

    @override
    def get_form(
        self,
        request: HttpRequest,
        obj: Photo | None = None,
        change: bool = False,
        **kwargs: Any,
    ) -> type[ModelForm[Photo]]:
        if obj is None:
            kwargs["form"] = NewPhotoForm
        made: type[ModelForm[Photo]] = super().get_form(request, obj, change, **kwargs)
        return made

    @override
    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Photo], search_term: str
    ) -> tuple[QuerySet[Photo], bool]:
        return queryset.filter(pk__in=Photo.objects.search(search_term)), False

    @override
    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        try:
            return super().add_view(request, form_url, extra_context)
        except library.AlreadyHereError as error:  # someone added the same file in the same moment
            messages.error(request, error.messages[0])
            return HttpResponseRedirect(reverse("admin:photos_photo_change", args=[error.existing.pk]))

    @override
    def save_model(self, request: HttpRequest, obj: Photo, form: ModelForm[Photo], change: bool) -> None:
        if not change:
            obj.uploaded_by = request.user  # type: ignore[assignment]  # the admin lets nobody else in
        for said in library.save(obj, by=request.user):  # type: ignore[arg-type]
            messages.warning(request, said)

    @override
    def delete_model(self, request: HttpRequest, obj: Photo) -> None:
        library.remove(obj)

    @override
    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Photo]) -> None:
        for photo in queryset:
            library.remove(photo)

    @override
    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[str]]:
        """Say at most where pictures are used; the stock page would load everything that ever showed them."""
        if used := uses(objs):
            return [], {}, set(), [self._link(request, one) for one in used]
        found: tuple[list[Any], dict[str, int], set[str], list[str]] = super().get_deleted_objects(objs, request)
        return found

    def _link(self, request: HttpRequest, used: Model) -> str:
        kind = capfirst(str(used._meta.verbose_name))
        owner = self.admin_site._registry.get(type(used))
        if owner is None or not owner.has_view_permission(request, used):
            return f"{kind}: one that you may not see"
        address = reverse(f"admin:{used._meta.label_lower.replace('.', '_')}_change", args=[used.pk])
        return format_html('{}: <a href="{}">{}</a>', kind, address, used)

    @admin.display(description="picture")
    def thumbnail(self, photo: Photo) -> SafeString:
        address = best(photo, "1x1", "jpg", 320).url
        return format_html('<img src="{}" width="80" height="80" alt="" loading="lazy">', address)

    @admin.display(description="alt text", ordering="alt_text")
    def alt(self, photo: Photo) -> str:
        return "decorative" if photo.decorative else Truncator(photo.alt_text).chars(90)

    @admin.display(description="may be used")
    def may_be_used(self, photo: Any) -> str:
        if photo.on_hold:
            return "On hold"
        return f"until {date_format(photo.rights_until)}" if photo.rights_until else ""

    @admin.display(description="size", ordering="width")
    def size(self, photo: Photo) -> str:
        return f"{photo.width} × {photo.height}"

    @admin.display(description="focal point")
    def preview(self, photo: Photo) -> SafeString:
        context = {
            "photo": photo,
            "shown": best(photo, "full", "jpg", 960),
            "x": round(photo.focal_x * 100, 2),
            "y": round(photo.focal_y * 100, 2),
        }
        return render_to_string("admin/photos/photo/preview.html", context)

    def pick(self, request: HttpRequest) -> HttpResponse:
        """Show a page of the library as a fragment, for the picture dialog of the body editor."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        page = picking.page_of(request.GET.get("q", ""), request.GET.get("page", ""))
        return render(request, "admin/photos/photo/pick.html", {"page": page})
