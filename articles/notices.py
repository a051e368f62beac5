"""Notices as people get them: in words, by mail, and read or not."""

from django.conf import settings
from django.core.mail import send_mail
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from articles import rights
from articles.models import Article, Notice
from authors.models import User
from newsroom.mailing import goes_to_a_log


def read(user: User, article: Article | None = None) -> None:
    """Mark what a person was told as read: of one story, which they have opened, or all."""
    unread = Notice.objects.unread().filter(user=user)
    about = unread if article is None else unread.filter(move__article=article)
    if about.exists():  # as a rule there is nothing, and looking at a page writes nothing
        about.update(read_at=timezone.now())


@task
def mail(notice_id: int) -> None:
    """Send a notice, once. Who has read it meanwhile, or wants no mails, gets none."""
    waiting = Notice.objects.unread().filter(mailed_at=None, user__is_active=True, user__mail_notices=True)
    notice = waiting.select_related("user", "move__by", "move__article").filter(pk=notice_id).first()
    if notice is None or goes_to_a_log() or not rights.may(notice.user, rights.VIEW, notice.move.article):
        return
    address = reverse("admin:articles_article_change", args=[notice.move.article_id])
    context = {"notice": notice, "site_url": settings.SITE_URL, "address": address}
    text = render_to_string("articles/notice.txt", context)
    headline = " ".join(str(notice.move.article).split())
    send_mail(f"{settings.SITE_NAME}: {notice.subject}: {headline}", text, None, [notice.user.email])
    Notice.objects.filter(pk=notice.pk).update(mailed_at=timezone.now())
