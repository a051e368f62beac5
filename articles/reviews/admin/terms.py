"""The lists of banned and suspect words at the desk."""

from typing import Any, override

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from articles.admin.story_rights import person
from articles.reviews import lettering, word_lists
from articles.reviews.models import MODERATE, Term
from newsroom.admin import OnDesk


class PasteForm(forms.Form):
    lines = forms.CharField(
        label="Words and phrases",
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text="One on each line. Lines that begin with # are left out, and so is what is on a list already.",
        error_messages={"required": "Paste at least one word."},
    )
    kind = forms.ChoiceField(label="List", choices=Term.Kind.choices, initial=Term.Kind.SUSPECT)
    note = forms.CharField(
        label="Note", required=False, max_length=200, help_text="For the desk: where the list is from, say."
    )


class TryForm(forms.Form):
    text = forms.CharField(
        label="Word or phrase",
        max_length=100,
        error_messages={"required": "Write a word or phrase."},
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )


@admin.register(Term)
class TermAdmin(OnDesk, admin.ModelAdmin[Term]):
    desk_order = 40
    desk_note = "Words that hold a review, in any spelling: add them, paste a list, or try one on what came in."

    list_display = ("text", "kind", "note", "by", "at")
    list_filter = ("kind",)
    list_per_page = 100
    list_select_related = ("by",)
    search_fields = ("key",)
    search_help_text = "Searches the words in any spelling."
    sortable_by = ("text", "at")
    fields = ("text", "kind", "note")

    @override
    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Term], search_term: str
    ) -> tuple[QuerySet[Term], bool]:
        return super().get_search_results(request, queryset, " ".join(lettering.words_of(search_term)))

    @override
    def save_model(self, request: HttpRequest, obj: Term, form: ModelForm[Term], change: bool) -> None:
        if not change:
            obj.by = person(request)
        super().save_model(request, obj, form, change)

    # Further pages -------------------------------------------------------------------------------

    @override
    def get_urls(self) -> list[URLPattern]:
        wrap: Any = self.admin_site.admin_view
        own = [
            path("paste/", wrap(self.paste), name="reviews_term_paste"),
            path("try/", wrap(self.try_out), name="reviews_term_try"),
        ]
        return own + super().get_urls()

    def paste(self, request: HttpRequest) -> HttpResponse:
        """Add many at once."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = PasteForm(request.POST if request.method == "POST" else None, label_suffix="")
        if not form.is_valid():
            return self._page(request, "paste", "Paste a list of words", form=form)
        done = word_lists.paste(**form.cleaned_data, by=person(request))
        known = f" {done.known} stood on a list already." if done.known else ""
        messages.success(request, f"{done.added} {'word' if done.added == 1 else 'words'} added.{known}")
        if done.refused:
            told = ", ".join(f"“{text[:40]}”" for text in done.refused[:5])
            messages.warning(request, f"Not added, for they have no letters or more than 100: {told}.")
        return HttpResponseRedirect(reverse("admin:reviews_term_changelist"))

    def try_out(self, request: HttpRequest) -> HttpResponse:
        """Show which of the newest reviews a word would have caught; nothing is stored."""
        if not self.has_view_permission(request) or not request.user.has_perm(MODERATE):
            raise PermissionDenied
        form = TryForm(request.GET if "text" in request.GET else None, label_suffix="")
        caught = word_lists.would_catch(form.cleaned_data["text"]) if form.is_valid() else []
        return self._page(request, "try", "Try a word", form=form, caught=caught, tried=word_lists.TRIED)

    def _page(self, request: HttpRequest, name: str, title: str, **context: Any) -> HttpResponse:
        context |= {"title": title, "opts": self.opts, "may_add": self.has_add_permission(request)}
        everything = self.admin_site.each_context(request) | context
        return TemplateResponse(request, f"admin/reviews/term/{name}.html", everything)
