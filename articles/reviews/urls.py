"""Public addresses of reviews, below their story's."""

from django.urls import path, register_converter

from articles.reviews import views
from articles.reviews.converters import MonthConverter

app_name = "reviews"

register_converter(MonthConverter, "month")

urlpatterns = [
    path("reviews-of-mine/<str:token>/", views.overview, name="own"),
    path("reviews-of-mine/<str:token>/confirm/", views.confirm, name="own_confirm"),
    path("reviews-of-mine/<str:token>/export/", views.take_along, name="own_export"),
    path("reviews-of-mine/<str:token>/delete/", views.erase, name="own_erase"),
    path("reviews-of-mine/<str:token>/<int:pk>/change/", views.change, name="own_change"),
    path("reviews-of-mine/<str:token>/<int:pk>/appeal/", views.appeal, name="own_appeal"),
    path("reviews-of-mine/<str:token>/<int:pk>/delete/", views.delete, name="own_delete"),
    path("<day:day>/<slug:slug>/reviews/", views.of_story, name="of_story"),
    path("<day:day>/<slug:slug>/reviews/<int:number>/", views.one, name="one"),
    path("<day:day>/<slug:slug>/reviews/<int:number>/helpful/", views.helpful, name="helpful"),
    path("<day:day>/<slug:slug>/reviews/<int:number>/report/", views.report, name="report"),
    path("<day:day>/<slug:slug>/review/", views.leave, name="leave"),
    path("<day:day>/<slug:slug>/review/preview/", views.preview, name="preview"),
    path("<day:day>/<slug:slug>/review/sent/", views.sent, name="sent"),
    path("reader-reviews/", views.months, name="months"),
    path("reader-reviews/<month:month>/", views.month, name="month"),
    path("reader-reviews/reports/<str:ticket>/", views.reported, name="reported"),
]
