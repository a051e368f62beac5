"""The reviews app."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "articles.reviews"
    label = "reviews"
    verbose_name = "Reader reviews"
    desk_order = 20
    has_tickets = "reviews.AbuseReport"
    every_minute = (
        "articles.reviews.freezing.settle_all",
        "articles.reviews.votes.count",
        "articles.reviews.letters.send_waiting",
        "articles.reviews.confirming.drop_unconfirmed",
        "articles.reviews.abuse.telling.tell_waiting",
        "articles.reviews.forgetting.forget",
    )
