"""Reader reviews at the desk: queues to read and to decide on, never a text to edit."""

from typing import override

from django.contrib import admin
from django.http import HttpRequest

from articles.reviews.admin.bulk import ReviewActions
from articles.reviews.admin.downloads import ReviewDownloads
from articles.reviews.admin.listing import ReviewRows
from articles.reviews.admin.page import ReviewPage
from articles.reviews.admin.queues import QUEUES
from articles.reviews.models import MODERATE, Review
from newsroom.admin import MANY, OnDesk, Waiting
from newsroom.unions import FirstOfEach


@admin.register(Review)
class ReviewAdmin(OnDesk, ReviewRows, ReviewActions, ReviewDownloads, ReviewPage):
    desk_order = 10
    desk_note = "What readers say about stories. Nothing is shown before someone here has read it."

    @override
    def desk_waiting(self, request: HttpRequest) -> Waiting | None:
        if not request.user.has_perm(MODERATE):
            return None
        words = {"one": "reader review waits for a decision", "more": "reader reviews wait for a decision"}
        lists = [queue.rows(Review.objects.all()).order_by().values("pk")[: MANY + 1] for queue in QUEUES if queue.work]
        rows = Review.objects.filter(pk__in=FirstOfEach(*((keys, [None]) for keys in lists)))
        return Waiting.of(rows, **words)

    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @override
    def has_change_permission(self, request: HttpRequest, obj: Review | None = None) -> bool:
        return request.user.has_perm(MODERATE)
