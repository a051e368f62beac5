"""Public addresses of reviews, below their story's."""

from django.urls import path

from articles.reviews import views

app_name = "reviews"

urlpatterns = [
    path("<day:day>/<slug:slug>/reviews/", views.of_story, name="of_story"),
    path("<day:day>/<slug:slug>/reviews/<int:number>/", views.one, name="one"),
    path("<day:day>/<slug:slug>/reviews/<int:number>/helpful/", views.helpful, name="helpful"),
    path("<day:day>/<slug:slug>/review/", views.leave, name="leave"),
    path("<day:day>/<slug:slug>/review/preview/", views.preview, name="preview"),
    path("<day:day>/<slug:slug>/review/sent/", views.sent, name="sent"),
]
