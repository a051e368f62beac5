"""Services outside, which answer later: here is only how the desk knows them. See articles/reviews/outside/."""

from articles.reviews.models import Reason, RuleKey
from articles.reviews.rules.rule import Rule

AKISMET = Rule(
    RuleKey.AKISMET,
    "Asks Akismet whether it is spam. It is sent headline, words and the story’s address, never who wrote them.",
    Reason.SPAM,
)
HOOK = Rule(
    RuleKey.HOOK,
    "Asks the service that your newsroom runs. It is sent headline, words, stars and the story’s address, never who "
    "wrote them, and rejects only if this is set to reject, too.",
    Reason.AUTOMATIC,
)
