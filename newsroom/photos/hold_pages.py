"""The pages on which a hold is placed on a picture, and lifted."""

from collections.abc import Callable
from typing import Any, override

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from newsroom.holds import WHY_LIFTED, WHY_PLACED
from newsroom.photos import clearance
from newsroom.photos.models import Photo, PhotoHold

PLACE = {
    "title": "Place a hold on this picture?",
    "warning": "Until somebody lifts it no story can be published with it, and what is planned with it goes off the "
    "schedule. Stories that readers have keep it: you will be told which.",
    "label": "Place the hold",
}
LIFT = {
    "title": "Lift the hold on this picture?",
    "warning": "Stories may be published with it again. What went off the schedule stays off.",
    "label": "Lift the hold",
}


class WhyForm(forms.Form):
    reason = forms.CharField(
        label="Why",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Everyone at the desk reads this, and it stays on record. Readers never see it.",
    )

    def __init__(self, *args: Any, missing: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        self.fields["reason"].error_messages["required"] = missing


class HoldPages(ModelAdmin[Photo]):
    def hold_urls(self) -> list[URLPattern]:
        wrap: Callable[[Any], Any] = self.admin_site.admin_view
        return [
            path("<int:pk>/hold/", wrap(self.place_hold), name="photos_photo_hold"),
            path("<int:pk>/hold/<int:hold>/lift/", wrap(self.lift_hold), name="photos_photo_lift"),
        ]

    def place_hold(self, request: HttpRequest, pk: int) -> HttpResponse:
        photo, person = self._photo(request, pk, clearance.HOLD)
        form = WhyForm(request.POST or None, missing=WHY_PLACED)
        if not form.is_valid():
            return self._ask(request, photo, form, PLACE)
        told = clearance.place(photo, by=person, reason=form.cleaned_data["reason"])
        messages.success(request, "Held. No story can be published with this picture until somebody lifts the hold.")
        for said in told:
            messages.warning(request, said)
        return self._back(photo)

    def lift_hold(self, request: HttpRequest, pk: int, hold: int) -> HttpResponse:
        photo, person = self._photo(request, pk, clearance.LIFT_HOLD)
        found = photo.holds.filter(pk=hold).first()
        if found is None:
            raise Http404("There is no such hold.")
        form = WhyForm(request.POST or None, missing=WHY_LIFTED)
        if form.is_valid() and self._lifted(form, found, person):
            messages.success(request, "Lifted. Stories may be published with this picture again.")
            return self._back(photo)
        return self._ask(request, photo, form, LIFT)

    @override
    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Photo | None = None,
    ) -> HttpResponse:
        if obj is not None:
            context |= {
                "holds": obj.holds.select_related("placed_by", "lifted_by"),
                "may_hold": request.user.has_perm(clearance.HOLD),
                "may_lift": request.user.has_perm(clearance.LIFT_HOLD),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _photo(self, request: HttpRequest, pk: int, right: str) -> tuple[Photo, PermissionsMixin]:
        """Return the picture and who asks, if they may."""
        person = request.user
        if not isinstance(person, PermissionsMixin) or not person.has_perm(right):
            raise PermissionDenied
        photo = self.get_object(request, str(pk))
        if photo is None:
            raise Http404("There is no such picture.")
        if not self.has_view_permission(request, photo):
            raise PermissionDenied
        return photo, person

    @staticmethod
    def _lifted(form: WhyForm, hold: PhotoHold, person: PermissionsMixin) -> bool:
        try:
            clearance.lift(hold, by=person, reason=form.cleaned_data["reason"])
        except ValidationError as error:  # somebody was faster
            form.add_error(None, error)
            return False
        return True

    def _ask(self, request: HttpRequest, photo: Photo, form: WhyForm, words: dict[str, str]) -> HttpResponse:
        context = {**self.admin_site.each_context(request), **words, "opts": self.opts, "original": photo, "form": form}
        return TemplateResponse(request, "admin/photos/photo/hold.html", context)

    def _back(self, photo: Photo) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:photos_photo_change", args=[photo.pk]))
