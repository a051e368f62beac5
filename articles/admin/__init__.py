"""The desk's pages for stories, sections and topics."""

from articles.admin import section, story, topic

__all__ = ["section", "story", "topic"]
