"""The desk writes Articles; readers get Versions."""

from articles.models.address import Address
from articles.models.article import Article, ArticleQuerySet
from articles.models.byline import Byline, Role, VersionByline
from articles.models.hold import Hold, HoldQuerySet
from articles.models.kinds import EXPLAINED_KINDS, Kind, StoryType
from articles.models.move import Move
from articles.models.notice import Notice
from articles.models.presence import Presence
from articles.models.preview_link import PreviewLink, PreviewOpening
from articles.models.reach import UserSection
from articles.models.revision import Revision
from articles.models.section import Section
from articles.models.state import HANDED_IN, State, Status
from articles.models.story_words import StaleWords, StoryWords
from articles.models.topic import TaggedArticle, Topic, VersionTopic
from articles.models.unsaved import Unsaved
from articles.models.version import FAR_FUTURE, Version, VersionQuerySet
from articles.models.version_photo import VersionPhoto

__all__ = [
    "EXPLAINED_KINDS",
    "FAR_FUTURE",
    "HANDED_IN",
    "Address",
    "Article",
    "ArticleQuerySet",
    "Byline",
    "Hold",
    "HoldQuerySet",
    "Kind",
    "Move",
    "Notice",
    "Presence",
    "PreviewLink",
    "PreviewOpening",
    "Revision",
    "Role",
    "Section",
    "StaleWords",
    "State",
    "Status",
    "StoryType",
    "StoryWords",
    "TaggedArticle",
    "Topic",
    "Unsaved",
    "UserSection",
    "Version",
    "VersionByline",
    "VersionPhoto",
    "VersionQuerySet",
    "VersionTopic",
]
