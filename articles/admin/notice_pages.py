"""What the front page of the desk tells a person about their stories, and the two buttons beside it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from articles import notices
from articles.admin.story_rights import person
from articles.models import Article, Notice


class NoticePages(ModelAdmin[Article]):
    def notice_urls(self) -> list[URLPattern]:
        def page(name: str, view: Callable[[HttpRequest], HttpResponse]) -> URLPattern:
            wrapped: Callable[[Any], Any] = self.admin_site.admin_view(require_POST(view))
            return path(f"notices/{name}/", wrapped, name=f"articles_article_notices_{name}")

        return [page("read", self.read_all), page("mail", self.switch_mail)]

    def desk_front(self, request: HttpRequest) -> str:
        user = person(request)
        # A story may have gone to a section whose drafts they do not see.
        seen = Article.objects.for_desk_of(user).order_by()
        told = list(Notice.objects.filter(user=user, move__article__in=seen).for_front_page())
        if not told:
            return ""
        context = {"notices": told, "unread": any(notice.read_at is None for notice in told)}
        return render_to_string("admin/articles/article/notices.html", context, request)

    def read_all(self, request: HttpRequest) -> HttpResponse:
        """Mark everything this person was told as read."""
        notices.read(person(request))
        return redirect("admin:index")

    def switch_mail(self, request: HttpRequest) -> HttpResponse:
        """Send this person's notices by mail too, or no longer; a form sent twice changes nothing more."""
        user = person(request)
        user.mail_notices = request.POST.get("wanted") == "yes"
        user.save(update_fields=["mail_notices"])
        comes = "comes by email, too" if user.mail_notices else "no longer comes by email"
        messages.success(request, f"News of stories {comes}.")
        return redirect("admin:index")
