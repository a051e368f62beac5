"""The way of a verb through the desk: from the form or from a page that asks first."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from articles import rights
from articles.admin.beside import beside_story
from articles.admin.offers import address
from articles.admin.refusals import Refusals, reasons_of
from articles.admin.standing import Standing
from articles.admin.story_rights import person
from articles.admin.verb import Verb
from articles.admin.verb_forms import VerbForm
from articles.admin.verbs import VERBS, drops, label, question, warning
from articles.models import Article


class VerbPages(ModelAdmin[Article]):
    def verb_urls(self) -> list[URLPattern]:
        def page(verb: Verb) -> URLPattern:
            view = self.admin_site.admin_view(partial(self.ask, verb=verb))
            return path(f"<int:pk>/{verb.name}/", view, name=f"articles_article_{verb.name}")

        return [page(verb) for verb in VERBS.values()]

    def story_address(self, article: Article) -> str:
        raise NotImplementedError

    def take(self, request: HttpRequest, article: Article, verb: Verb) -> HttpResponse:
        """Do what a button of the form says, or go on to ask; the story has just been saved."""
        user = person(request)
        if not rights.may(user, verb.right, article):
            return self._refuse(request, article, verb, {"": ["You do not have the right to do this with this story."]})
        if hindrances := verb.hindrances(article, user):
            return self._refuse(request, article, verb, hindrances)
        if verb.asks:
            return HttpResponseRedirect(address(article, verb))
        try:
            with transaction.atomic():
                said = verb.run(article, user, {})
        except ValidationError as error:
            return self._refuse(request, article, verb, reasons_of(error))
        messages.success(request, f"Saved. {said}")
        return HttpResponseRedirect(self.story_address(article))

    def ask(self, request: HttpRequest, pk: int, verb: Verb) -> HttpResponse:
        """Ask before the verb is done, for what it needs to know too; do it on POST."""
        article = self.get_object(request, str(pk))
        if article is None:
            raise Http404("There is no such story.")
        user = person(request)
        if not self.has_view_permission(request, article) or not rights.may(user, verb.right, article):
            raise PermissionDenied
        if hindrances := verb.hindrances(article, user):
            return self._refuse(request, article, verb, hindrances)
        standing = Standing.of(article)
        form = verb.form(request.POST or None, standing=standing, initial={"edition": article.edition})
        for part in beside_story() if verb.is_publishing else ():
            part.ask(form, article, user)
        if form.is_valid():
            return self._do(request, article, verb, form)
        return self._page(request, article, verb, form)

    def _do(self, request: HttpRequest, article: Article, verb: Verb, form: VerbForm) -> HttpResponse:
        article.edition = form.cleaned_data["edition"]
        try:
            said = verb.run(article, person(request), form.cleaned_data)
        except ValidationError as error:
            reasons = reasons_of(error)
            if reasons.keys() - form.fields.keys() - {""}:
                return self._refuse(request, article, verb, reasons)
            for field, texts in reasons.items():
                form.add_error(field or None, texts)
            return self._page(request, article, verb, form)
        messages.success(request, said)
        following = VERBS.get(verb.leads_to)
        if following and form.standing.live and following.allows(person(request), article):
            return HttpResponseRedirect(address(article, following))
        return HttpResponseRedirect(self.story_address(article))

    def _refuse(
        self, request: HttpRequest, article: Article, verb: Verb, reasons: dict[str, list[str]]
    ) -> HttpResponse:
        Refusals(request).keep(article, verb.done, reasons)
        return HttpResponseRedirect(self.story_address(article))

    def _page(self, request: HttpRequest, article: Article, verb: Verb, form: VerbForm) -> HttpResponse:
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": question(verb, form.standing),
            "opts": self.opts,
            "original": article,
            "verb": verb,
            "label": label(verb, form.standing),
            "warning": warning(verb, form.standing),
            "drops": drops(verb, form.standing),
            "form": form,
            "standing": form.standing,
            "back": self.story_address(article),
            "media": self.media,
        }
        return TemplateResponse(request, "admin/articles/article/verb.html", context)
