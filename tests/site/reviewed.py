"""The reviews of the small whole newsroom: all that readers may see of one, and beside it what they may not."""

from datetime import datetime, timedelta

from articles.models import Article
from articles.reviews import abuse, answers, moderation, votes
from articles.reviews.models import AbuseReport, Review
from authors.models import User
from tests.factories import a_review, an_abuse_report

SECRET = "xylographer"


def reviewed(article: Article, editor: User, many: int, now: datetime) -> None:
    """Have a story reviewed by `many` readers, whose addresses nobody may see; of what is not approved nothing at all.

    The newest review has everything; the second is by a colleague.
    """
    private = {"network": SECRET, "findings": ["links"]}
    asked = {"accurate": "yes", "clear": "partly", "fair": "no"}
    for number in range(many):
        sent = now - timedelta(hours=number + 1)
        email = editor.email if number == 1 else f"{SECRET}-{number}@example.org"
        review = a_review(article, email=email, rating=number % 5 + 1, created_at=sent, **asked, **private)
        if number == 1:
            review.reader.confirm(now)
        moderation.approve(review, by=editor)
        if number == 0:
            _complete(review, editor, now)
    secret = {"headline": SECRET, "words": f"{SECRET} {SECRET}", "name": SECRET} | private
    a_review(article, **secret, email=f"{SECRET}@example.com")
    rejected: Review = a_review(article, **secret, email=f"{SECRET}@example.net")
    moderation.reject(rejected, by=editor, reason="other", note=SECRET)


def _complete(review: Review, editor: User, now: datetime) -> None:
    review.words = f"{review.words}\n\nThe timetable is at https://example.org/trams?line=2."
    review.edited_at = now
    review.save()
    answers.give(review, "Thank you. The story says so now.", by=editor, name="Nora Lind", role="City editor", now=now)
    votes.vote(review, SECRET, now)
    votes.count(now)


def reported(article: Article, editor: User) -> list[AbuseReport]:
    """One report of a review in each state, of whose sender, words and review nobody may learn."""
    private = {"words": SECRET, "email": f"{SECRET}@example.org", "reason": "privacy"}
    reports = []
    for number in range(3):
        review = a_review(article, headline=SECRET, words=f"{SECRET} {SECRET}", name=SECRET)
        reports.append(an_abuse_report(review, network=f"{SECRET}{number}", **private))
    _open, upheld, dismissed = reports
    abuse.uphold(upheld.review, by=editor, reason="private", answer="We have taken it away.")
    abuse.dismiss(dismissed.review, by=editor, answer="The address is that of a public office.")
    return reports
