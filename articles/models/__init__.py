"""The desk writes Articles; readers get Versions."""

from articles.models.address import Address
from articles.models.article import Article, ArticleQuerySet, State, Status
from articles.models.byline import Byline, Role, VersionByline
from articles.models.move import Move
from articles.models.revision import Revision
from articles.models.section import Section
from articles.models.topic import TaggedArticle, Topic
from articles.models.version import EXPLAINED_KINDS, FAR_FUTURE, Kind, StoryType, Version, VersionQuerySet

__all__ = [
    "EXPLAINED_KINDS",
    "FAR_FUTURE",
    "Address",
    "Article",
    "ArticleQuerySet",
    "Byline",
    "Kind",
    "Move",
    "Revision",
    "Role",
    "Section",
    "State",
    "Status",
    "StoryType",
    "TaggedArticle",
    "Topic",
    "Version",
    "VersionByline",
    "VersionQuerySet",
]
