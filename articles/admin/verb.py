"""A verb as the desk meets it: a button, a question, and a word when it is done."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from articles import gates, holding, publishing, rights
from articles.admin.verb_forms import VerbForm
from articles.models import Article
from authors.models import User

type Answers = dict[str, Any]


@dataclass(frozen=True)
class Verb:
    """`asks` says whether a page asks first; `done` follows “Not” when it is refused.

    `leads_to` is the verb that is asked about next where readers still have the story. What `is_rare` stands apart
    from the day's work.
    """

    name: str
    right: str
    label: str
    done: str
    run: Callable[[Article, User, Answers], str]
    question: str = ""
    warning: str = ""
    form: type[VerbForm] = field(default=VerbForm)
    asks: bool = True
    is_publishing: bool = False
    is_rare: bool = False
    leads_to: str = ""

    def allows(self, by: User, article: Article) -> bool:
        """Return whether this person may do it with this story as it is now."""
        return rights.may_publish(by, article) if self.is_publishing else rights.may(by, self.right, article)

    def hindrances(self, article: Article, by: User) -> dict[str, list[str]]:
        """Return what would stop it anyway, by field, so that nobody is asked in vain."""
        if not self.is_publishing:
            return {}
        found = gates.problems(article, holding.free_from(article) if self.name == "schedule" else None)
        return found if rights.may_publish(by, article) else {**found, "": [*found.get("", []), publishing.UNAPPROVED]}
