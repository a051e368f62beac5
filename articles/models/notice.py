"""That somebody was told of a move: on the front page of the desk, and by mail if they like."""

from django.conf import settings
from django.db import models
from django.db.models import F

from articles.models.move import Move

#: How many stand on the front page.
SHOWN = 8


class NoticeQuerySet(models.QuerySet["Notice"]):
    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at=None)

    def for_front_page(self) -> "NoticeQuerySet":
        """The newest, with what a line about each shows."""
        shown = ("user_id", "read_at", "move__verb", "move__at", "move__reason", "move__effective")
        people = ("move__by__name", "move__by__email", "move__article__headline")
        return self.select_related("move__by", "move__article").only(*shown, *people)[:SHOWN]


class Notice(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices", db_index=False)
    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="notices")
    read_at = models.DateTimeField(null=True)
    # Set by whoever sends the mail, so that a task that runs twice sends one.
    mailed_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["user", "move"], name="told_once_of_a_move")]
        indexes = [models.Index(F("user"), F("id").desc(), name="notice_newest")]

    def __str__(self) -> str:
        return f"{self.move}: {self.move.article.headline}"

    @property
    def subject(self) -> str:
        """What happened, as the first word of a line or of a mail."""
        return self.move.done.capitalize()
