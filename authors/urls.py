"""Public addresses of the people who write."""

from django.urls import path

from authors import views

app_name = "authors"

urlpatterns = [
    path("", views.staff, name="staff"),
]
