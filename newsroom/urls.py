"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

from newsroom.health import Health

urlpatterns = [
    path("admin/", include("authors.login.urls")),
    path("admin/", admin.site.urls),
    path("health/", Health.as_view(), name="health"),
    path("", include("newsroom.photos.urls")),
    path("authors/", include("authors.urls")),
    path("", include("articles.reviews.urls")),
    path("", include("articles.error_reports.urls")),
    path("", include("articles.urls")),
]

handler400 = "newsroom.views.bad_request"
handler404 = "newsroom.views.not_found"
handler500 = "newsroom.views.server_error"
