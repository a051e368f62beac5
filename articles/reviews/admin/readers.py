"""A reader's data at the desk: what is held about an address, as a page or a file, and erasing it."""

from typing import Any, override

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters

from articles.admin.story_rights import person
from articles.reviews import readers_data
from articles.reviews.models import Erasure, Reader
from newsroom.admin import OnDesk

CONFIRM = "Tick this if you are sure: nothing brings it back."


class AddressForm(forms.Form):
    """The address travels in the body of a post, so that no log has it."""

    email = forms.EmailField(label="Email address of the reader", error_messages={"required": "Type an address."})
    sure = forms.BooleanField(label="I want to erase all of this", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        given: dict[str, Any] = {"label_suffix": "", "use_required_attribute": False} | kwargs
        super().__init__(*args, **given)


@admin.register(Reader)
class ReaderAdmin(OnDesk, admin.ModelAdmin[Reader]):
    desk_order = 60
    desk_note = "What is held about a reader: look it up for them, or erase it."

    @override
    def get_urls(self) -> list[URLPattern]:
        # One page and no list: nobody browses through addresses.
        return [path("", self.admin_site.admin_view(self.changelist_view), name="reviews_reader_changelist")]

    @override
    def has_view_permission(self, request: HttpRequest, obj: Reader | None = None) -> bool:
        return request.user.has_perm(readers_data.ERASE)

    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @override
    def has_change_permission(self, request: HttpRequest, obj: Reader | None = None) -> bool:
        return False

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Reader | None = None) -> bool:
        return False

    @method_decorator(sensitive_post_parameters("email"))
    @override
    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = AddressForm(request.POST if request.method == "POST" else None)
        if not form.is_valid():
            return self._page(request, form)
        email, verb = form.cleaned_data["email"], request.POST.get("_do", "")
        if verb == "erase" and form.cleaned_data["sure"]:
            return self._erase(request, email)
        if verb == "erase":
            form.add_error("sure", CONFIRM)
        held = readers_data.held(email)
        if verb == "download" and held:
            file = JsonResponse({"address": email, **held}, json_dumps_params={"indent": 2, "ensure_ascii": False})
            file["Content-Disposition"] = 'attachment; filename="reader.json"'
            return file
        return self._page(request, form, held)

    def _erase(self, request: HttpRequest, email: str) -> HttpResponse:
        done = readers_data.erase(email, by=person(request))
        reviews = f"{done.reviews} review{'' if done.reviews == 1 else 's'}"
        reports = f"{done.reports} report{'' if done.reports == 1 else 's'}"
        told = f"Erased: {reviews}, and the address of whoever sent {reports}."
        messages.success(request, told)
        return HttpResponseRedirect(reverse("admin:reviews_reader_changelist"))

    def _page(self, request: HttpRequest, form: AddressForm, held: dict[str, Any] | None = None) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": "A reader’s data",
            "opts": self.opts,
            "form": form,
            "held": held and {sort: [_told(row) for row in rows] for sort, rows in held.items()},
            "erasures": Erasure.objects.select_related("by")[:10],
        }
        return TemplateResponse(request, "admin/reviews/reader/data.html", context)


def _told(value: Any) -> str:
    """Return what is held in words: names and values one after the other, without what is empty."""
    if isinstance(value, dict):
        return "; ".join(f"{name.replace('_', ' ')}: {_told(part)}" for name, part in value.items() if part)
    return ", ".join(f"({_told(part)})" for part in value) if isinstance(value, list) else str(value)
