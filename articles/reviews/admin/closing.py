"""Stories that take no reviews, at the desk: the list of those somebody closed, and the page that closes one."""

from typing import Any, ClassVar, override

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from articles import rights
from articles.admin.story_rights import person
from articles.models import Article, Version
from articles.reviews import closing
from articles.reviews.models import MODERATE, Closing
from newsroom.admin import OnDesk


class ClosingForm(forms.ModelForm[Closing]):
    class Meta:
        model = Closing
        fields: ClassVar[list[str]] = ["reason", "words"]
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "reason": forms.RadioSelect(),
            "words": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix, self.use_required_attribute = "", False
        reason = self.fields["reason"]
        assert isinstance(reason, forms.ChoiceField)
        reason.choices = Closing.Reason.choices
        reason.error_messages["required"] = closing.SAY_WHICH

    @override
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("reason") == Closing.Reason.OTHER and not (cleaned.get("words") or "").strip():
            self.add_error("words", closing.SAY_WHY)
        return cleaned


@admin.register(Closing)
class ClosingAdmin(OnDesk, admin.ModelAdmin[Closing]):
    desk_order = 20
    desk_note = (
        "Stories that somebody closed for reviews, and why. A story is closed from its own page, or from a review."
    )

    list_display = ("story", "reason", "told", "by", "at")
    list_display_links = None
    list_select_related = ("by",)
    list_filter = ("reason",)
    ordering = ("-at", "-pk")
    sortable_by = ()

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Closing]:
        return Closing.objects.with_story()

    @admin.display(description="story")
    def story(self, row: Any) -> str:
        address = reverse("admin:reviews_closing_story", args=[row.article_id])
        return format_html('<a href="{}">{}</a>', address, row.story_headline or "Not published yet")

    @admin.display(description="what readers are told")
    def told(self, row: Closing) -> str:
        return closing.told(row)

    # One story ------------------------------------------------------------------------------------

    @override
    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.of_story)
        return [path("story/<int:pk>/", page, name="reviews_closing_story"), *super().get_urls()]

    def of_story(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Close a story, say anew why, or let it take reviews again."""
        article, user = get_object_or_404(Article, pk=pk), person(request)
        if not closing.may_close(user, article):
            raise PermissionDenied
        found = Closing.objects.filter(article=article).select_related("by").first()
        if "lift" in request.POST:
            closing.lift(article, by=user)
            messages.success(request, "The story takes reviews again, as far as its type and age allow.")
            return redirect("admin:reviews_closing_story", pk)
        form = ClosingForm(request.POST if request.method == "POST" else None, instance=found)
        if request.method == "POST" and form.is_valid() and self._close(form, request, article):
            messages.success(request, "The story takes no reviews. Those that readers see stay.")
            return redirect("admin:reviews_closing_story", pk)
        return self._page(request, article, form, found)

    def _close(self, form: ClosingForm, request: HttpRequest, article: Article) -> bool:
        given = form.cleaned_data
        try:
            closing.close(article, by=person(request), reason=given["reason"], words=given["words"])
        except ValidationError as error:
            form.add_error(None, error)
            return False
        return True

    def _page(self, request: HttpRequest, article: Article, form: ClosingForm, found: Closing | None) -> HttpResponse:
        version = Version.objects.live().filter(article=article).for_cards().first()
        may_open = rights.may(person(request), rights.VIEW, article)
        context = {
            **self.admin_site.each_context(request),
            "title": "Closed for reviews" if found else "Close for reviews",
            "opts": self.opts,
            # A moderator reads of a story what readers do and no more.
            "headline": version.headline if version else (article.headline if may_open else "A story without a page"),
            "article": article,
            "may_open": may_open,
            "closing": found,
            "told": closing.why(version) if version else "",
            "form": form,
        }
        return TemplateResponse(request, "admin/reviews/closing/story.html", context)

    # Who may do what ------------------------------------------------------------------------------

    @override
    def has_view_permission(self, request: HttpRequest, obj: Closing | None = None) -> bool:
        return request.user.has_perm(MODERATE)

    @override
    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @override
    def has_change_permission(self, request: HttpRequest, obj: Closing | None = None) -> bool:
        return False

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Closing | None = None) -> bool:
        return False
