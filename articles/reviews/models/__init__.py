"""What readers say about stories, who they are to us, and what was decided."""

from articles.reviews.models.abuse_report import AbuseReport
from articles.reviews.models.answer import Answer
from articles.reviews.models.appeal import Appeal
from articles.reviews.models.closing import Closing
from articles.reviews.models.decision import Decision, Reason
from articles.reviews.models.earlier import TEXT, EarlierText
from articles.reviews.models.erasure import Erasure
from articles.reviews.models.freeze import Freeze
from articles.reviews.models.letter import Letter
from articles.reviews.models.note import ReviewNote
from articles.reviews.models.policy import Policy
from articles.reviews.models.reader import Reader
from articles.reviews.models.review import MODERATE, Review, ReviewQuerySet, Status
from articles.reviews.models.rule import Finding, Fingerprint, Mode, RuleKey, RuleSetting
from articles.reviews.models.sanction import Sanction
from articles.reviews.models.tally import Opinion, Tally
from articles.reviews.models.term import Term
from articles.reviews.models.vote import Vote

__all__ = [
    "MODERATE",
    "TEXT",
    "AbuseReport",
    "Answer",
    "Appeal",
    "Closing",
    "Decision",
    "EarlierText",
    "Erasure",
    "Finding",
    "Fingerprint",
    "Freeze",
    "Letter",
    "Mode",
    "Opinion",
    "Policy",
    "Reader",
    "Reason",
    "Review",
    "ReviewNote",
    "ReviewQuerySet",
    "RuleKey",
    "RuleSetting",
    "Sanction",
    "Status",
    "Tally",
    "Term",
    "Vote",
]
