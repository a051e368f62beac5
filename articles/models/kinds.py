"""What sorts of stories and of versions there are."""

from django.db import models


class StoryType(models.TextChoices):
    """IPTC genres and schema.org subtypes of NewsArticle, in the words readers know."""

    NEWS = "news", "News"
    ANALYSIS = "analysis", "Analysis"
    OPINION = "opinion", "Opinion"
    EXPLAINER = "explainer", "Explainer"
    REVIEW = "review", "Review"
    FACT_CHECK = "fact_check", "Fact check"
    SPONSORED = "sponsored", "Sponsored"


class Kind(models.TextChoices):
    """Why there is a new version. Readers are told of all but the first and the minor ones."""

    FIRST = "first", "First publication"
    UPDATE = "update", "Update: new facts"
    CORRECTION = "correction", "Correction: a fact was wrong"
    CLARIFICATION = "clarification", "Clarification: true, but misleading"
    RETRACTION = "retraction", "Retraction: the story no longer stands"
    MINOR = "minor", "Minor change: typing, layout"


#: Kinds that owe readers an explanation.
EXPLAINED_KINDS = (Kind.CORRECTION, Kind.CLARIFICATION, Kind.RETRACTION)
