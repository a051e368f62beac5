"""Public pages of stories and lists of stories."""

from articles.views.front import front
from articles.views.lists import author, section, topic
from articles.views.preview import preview
from articles.views.story import story

__all__ = ["author", "front", "preview", "section", "story", "topic"]
