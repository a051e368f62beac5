"""Addresses of the picture library; only renditions have one."""

from django.urls import path

from newsroom.photos import views

app_name = "photos"
urlpatterns = [path("media/photos/<int:pk>/<str:name>", views.rendition, name="rendition")]
