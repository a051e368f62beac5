"""Public addresses of stories and lists of stories."""

from django.urls import path
from django.views.decorators.http import require_safe

from articles import views
from articles.feeds import AuthorFeed, SectionFeed, SiteFeed, TopicFeed
from newsroom.pagecache.tags import keep_page

app_name = "articles"

urlpatterns = [
    path("", views.front, name="front"),
    path("feed/", keep_page(require_safe(SiteFeed())), name="feed"),
    path("topics/<word:slug>/", views.topic, name="topic"),
    path("topics/<word:slug>/feed/", keep_page(require_safe(TopicFeed())), name="topic_feed"),
    path("authors/<slug:slug>/", views.author, name="author"),
    path("authors/<slug:slug>/feed/", keep_page(require_safe(AuthorFeed())), name="author_feed"),
    path("preview/<str:token>/", views.preview, name="preview"),
    path("<day:day>/<slug:slug>/", views.story, name="story"),
    path("<slug:slug>/", views.section, name="section"),
    path("<slug:slug>/feed/", keep_page(require_safe(SectionFeed())), name="section_feed"),
]
