"""“Before publishing”: what stands in the way and what is advised, of what is saved or just being typed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.text import capfirst
from django.views.decorators.http import require_POST

from articles import advice, gates
from articles.admin.byline import BylineFormSet
from articles.admin.refusals import OTHER_LABELS
from articles.models import Article
from articles.proof import Finding, Proof
from newsroom.fields import clean_body

LABELS = {
    **{field.name: str(capfirst(field.verbose_name)) for field in Article._meta.concrete_fields},
    **OTHER_LABELS,
    "picture": "Lead picture",
    "state": "Status",
}


@dataclass(frozen=True)
class Checks:
    blocking: Sequence[Finding]
    advice: Sequence[Finding]

    @classmethod
    def of(cls, proof: Proof) -> "Checks":
        return cls(gates.found_in(proof), advice.advise(proof))

    @classmethod
    def of_saved(cls, article: Article) -> "Checks":
        topics = list(article.topics.names()) if article.pk is not None else []
        return cls.of(Proof.of(article, topics=topics))

    @property
    def summary(self) -> str:
        """Both numbers in words, as in “2 to do, 1 hint”; nothing when all is well."""
        hints = f"{len(self.advice)} hint{'' if len(self.advice) == 1 else 's'}"
        told = [f"{len(self.blocking)} to do"] * bool(self.blocking) + [hints] * bool(self.advice)
        return ", ".join(told) or "All well"

    @property
    def lists(self) -> list[tuple[str, list[tuple[str, Finding]]]]:
        """What blocks and what is advised, each under its heading and with the name of its place."""
        parts = (("To do", self.blocking), ("Hints", self.advice))
        return [(title, [(_label(found.field), found) for found in part]) for title, part in parts if part]


class CheckPages(ModelAdmin[Article]):
    def check_urls(self) -> list[URLPattern]:
        wrap: Callable[[Any], Any] = self.admin_site.admin_view
        return [
            path("check/", wrap(require_POST(self.check_new)), name="articles_article_check_new"),
            path("<int:pk>/check/", wrap(require_POST(self.check_story)), name="articles_article_check"),
        ]

    def check_new(self, request: HttpRequest) -> HttpResponse:
        """Check a story that has never been saved."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self._found(request, None)

    def check_story(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Check what stands in the form; nothing is written, and nobody has to wait for it."""
        article = self.get_object(request, str(pk))
        if article is None:
            raise Http404("There is no such story.")
        if not self.has_view_permission(request, article) or not self.has_change_permission(request, article):
            raise PermissionDenied
        return self._found(request, article)

    def _found(self, request: HttpRequest, article: Article | None) -> HttpResponse:
        change = article is not None
        form = self.get_form(request, article, change=change)(request.POST, instance=article)
        formsets, _inlines = self._create_formsets(request, form.instance, change=change)  # type: ignore[attr-defined]
        response = render(request, "admin/articles/article/checks_found.html", {"checks": _typed(form, formsets)})
        response["Cache-Control"] = "no-store"
        return response


def _typed(form: ModelForm[Article], formsets: Iterable[Any]) -> Checks:
    """Return what is found in a form; where a field cannot be read, its own complaint comes first."""
    wrong = [Finding(name, str(text)) for name, texts in form.errors.items() for text in texts if name != "__all__"]
    article = form.instance
    article.body = clean_body(article.body)  # type: ignore[assignment]  # the field has no types
    named = any(formset.is_valid() and formset.names_someone for formset in formsets if _is_byline(formset))
    found = Checks.of(Proof.of(article, named=named, topics=form.cleaned_data.get("topics") or []))
    return Checks([*wrong, *_without_address(article, found.blocking)], found.advice)


def _without_address(article: Article, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out that there is no address: saving makes one."""
    return (found for found in findings if article.slug or found.field != "slug")


def _is_byline(formset: Any) -> bool:
    return isinstance(formset, BylineFormSet)


def _label(field: str) -> str:
    return LABELS.get(field, str(capfirst(field)))
