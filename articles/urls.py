"""Public addresses of stories and lists of stories."""

from django.urls import path

from articles import views
from articles.feeds import AuthorFeed, SectionFeed, SiteFeed, TopicFeed

app_name = "articles"

urlpatterns = [
    path("", views.front, name="front"),
    path("feed/", SiteFeed(), name="feed"),
    path("topics/<slug:slug>/", views.topic, name="topic"),
    path("topics/<slug:slug>/feed/", TopicFeed(), name="topic_feed"),
    path("authors/<slug:slug>/", views.author, name="author"),
    path("authors/<slug:slug>/feed/", AuthorFeed(), name="author_feed"),
    path("<day:day>/<slug:slug>/", views.story, name="story"),
    path("<slug:slug>/", views.section, name="section"),
    path("<slug:slug>/feed/", SectionFeed(), name="section_feed"),
]
