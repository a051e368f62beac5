"""Public addresses of error reports: the form below a story, and what became of each."""

from django.urls import path

from articles.error_reports import views

app_name = "error_reports"

urlpatterns = [
    path("error-reports/", views.find, name="find"),
    path("error-reports/<str:ticket>/", views.status, name="status"),
    path("<day:day>/<slug:slug>/report-an-error/", views.report, name="report"),
    path("<day:day>/<slug:slug>/report-an-error/<slug:passage>/", views.report, name="report_passage"),
]
