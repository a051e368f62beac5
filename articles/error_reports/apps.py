"""The error reports app."""

from django.apps import AppConfig


class ErrorReportsConfig(AppConfig):
    name = "articles.error_reports"
    label = "error_reports"
    verbose_name = "Error reports"
    has_tickets = "error_reports.Report"
    every_minute = ("articles.error_reports.forgetting.forget", "articles.error_reports.telling.tell_waiting")
    about_readers = "articles.error_reports.about_readers.ERROR_REPORTS"
    beside_story = "articles.error_reports.beside_story.ErrorReports"
