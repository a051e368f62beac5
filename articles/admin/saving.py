"""Saving from the story form: once however often it is sent, and never over what others saved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, override

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.forms import ModelForm
from django.forms.models import BaseModelFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles import editing, keeping
from articles.admin.keys import key_in
from articles.admin.story_form import StoryForm
from articles.admin.story_rights import person
from articles.admin.typed import typed_in
from articles.admin.writing import Writing, edition_in
from articles.keeping import Typing
from articles.models import Article, Unsaved
from newsroom.html import printable


@dataclass
class Attempt:
    """What is known of one request for the story form: its window, and what stood in the way of saving."""

    writing: Writing
    conflict: editing.Conflict | None = None


def attempt_of(request: HttpRequest) -> Attempt:
    """Return the attempt that a request makes; where the form is only read from, as for previews, an empty one."""
    known = getattr(request, "story_attempt", None)
    return known if isinstance(known, Attempt) else Attempt(Writing())


class StorySaving(ModelAdmin[Article]):
    @override
    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        attempt = Attempt(Writing.of(request, key_in(object_id or "")))
        request.story_attempt = attempt  # type: ignore[attr-defined]
        if object_id is None and request.method == "POST":
            object_id = _saved_before(request, attempt.writing)
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except editing.Conflict as conflict:
            article = self.get_object(request, object_id or "")
            if article is None or not self._settled(request, article, attempt, conflict):
                return super().changeform_view(request, object_id, form_url, extra_context)
            return self.response_change(request, article)

    def _settled(self, request: HttpRequest, article: Article, attempt: Attempt, conflict: editing.Conflict) -> bool:
        """Return whether what was typed is saved already; if not it is kept, and the form comes back with it."""
        user, writing, typed = person(request), attempt.writing, typed_in(request.POST)
        if not keeping.differ(typed, editing.snapshot(article)):
            keeping.close(user, writing.key, writing.sequence, article)
            return True
        edition = edition_in(request.POST)
        sequence = keeping.insist(Typing(user, writing.key, writing.sequence, edition, article, typed))
        attempt.writing, attempt.conflict = replace(writing, sequence=sequence), conflict
        return False

    @override
    def get_form(
        self, request: HttpRequest, obj: Article | None = None, change: bool = False, **kwargs: Any
    ) -> type[ModelForm[Article]]:
        attempt = attempt_of(request)
        form = super().get_form(request, obj, change, **kwargs)
        return type("StoryForm", (form,), {"conflict": attempt.conflict, "taken": attempt.writing.taken})

    def get_formset_kwargs(self, request: HttpRequest, obj: Article, inline: Any, prefix: str) -> dict[str, Any]:
        given: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        taken = attempt_of(request).writing.taken
        return given | {"typed": taken.typed.get("bylines")} if taken else given

    @override
    def save_model(self, request: HttpRequest, obj: Article, form: ModelForm[Article], change: bool) -> None:
        assert isinstance(form, StoryForm)
        if change:
            obj.edition = form.held
        editing.save(obj, by=person(request))

    @override
    def save_related(
        self,
        request: HttpRequest,
        form: ModelForm[Article],
        formsets: Sequence[BaseModelFormSet[Any, Any]],
        change: bool,
    ) -> None:
        super().save_related(request, form, formsets, change)
        editing.record(form.instance, by=person(request), reason=printable(form.cleaned_data.get("why", "")))
        writing = attempt_of(request).writing
        keeping.close(person(request), writing.key, writing.sequence, form.instance)

    @override
    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        messages.success(request, "Saved.")
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[obj.pk]))


def _saved_before(request: HttpRequest, writing: Writing) -> str | None:
    """Return the key of the story that this window made already: its answer was lost, and it is sent again."""
    rows = Unsaved.objects.filter(editor=person(request), key=writing.key, fate=Unsaved.Fate.SAVED)
    made = rows.values_list("article", flat=True).first()
    return None if made is None else str(made)
