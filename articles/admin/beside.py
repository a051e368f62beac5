"""What apps above this one have to do with a story at the desk; each says so in its AppConfig.

class LettersConfig(AppConfig):
    beside_story = "articles.letters.beside_story.Letters"
"""

from typing import Any

from django.apps import apps
from django.utils.module_loading import import_string

from articles.admin.verb_forms import VerbForm
from articles.models import Article, Version
from authors.models import User


class BesideStory:
    """One app's part in a story; whatever it has no part in, it leaves as it is here."""

    def panel(self, article: Article, by: User) -> str:
        """Return what stands beside the form of the story for this person, as HTML."""
        return ""

    def ask(self, form: VerbForm, article: Article, by: User) -> None:
        """Add fields, or what fields begin with, to the form that asks before the story is published."""

    def published(self, version: Version, by: User, answers: dict[str, Any]) -> None:
        """Do what follows from the answers, in the transaction of the publication.

        A ValidationError, by the names of fields, takes the publication back and is told at the form.
        """


def beside_story() -> list[BesideStory]:
    """Return the parts that all apps have."""
    declared = (getattr(app, "beside_story", "") for app in apps.get_app_configs())
    return [import_string(path)() for path in declared if path]
