"""Links for people without an account, such as lawyers and sources: made, opened, revoked.

The address holds a signature over the link and its revision: it cannot be guessed or pointed at another text, and
nothing that opens it is kept in the database.
"""

from datetime import datetime, timedelta

from django.core import signing
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from articles import gates, rights
from articles.models import Article, PreviewLink, PreviewOpening, Revision, State
from authors.models import User
from newsroom.html import printable

LONGEST = timedelta(days=14)

_signer = signing.Signer(salt="articles.preview_link")


class Ended(Exception):
    """The link was real and shows nothing any more."""


def make(
    article: Article, *, by: User | None, for_whom: str, lasts: timedelta, now: datetime | None = None
) -> PreviewLink:
    """Return a new link to the story as it was last saved.

    Raises PermissionDenied, or ValidationError with messages by field.
    """
    rights.permit(by, rights.SHOW, article)
    if not timedelta(0) < lasts <= LONGEST:
        raise ValidationError({"lasts": f"A link lasts {LONGEST.days} days at most."})
    whom = printable(for_whom).strip()
    if not whom:
        raise ValidationError({"for_whom": "Say whom the link is for: it stands on the page, and in the record."})
    revision = article.revisions.saves().first()
    if revision is None:
        raise ValidationError("Save the story first: a link shows what is saved.")
    if reasons := hindrances(article):
        raise ValidationError(reasons)
    now = now or timezone.now()
    return PreviewLink.objects.create(
        article=article, revision=revision, for_whom=whom, made_by=by, made_at=now, expires_at=now + lasts
    )


def revoke(link: PreviewLink, *, by: User | None) -> None:
    """End a link at once. One that has been revoked already stays as it is."""
    rights.permit(by, rights.SHOW, link.article)
    PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now(), revoked_by=by)


def address(link: PreviewLink) -> str:
    """Return the path that opens the link."""
    return reverse("articles:preview", args=[_signer.sign_object([link.pk, link.revision_id])])


def open_link(token: str) -> PreviewLink:
    """Return the link that `token` opens. Raises PreviewLink.DoesNotExist, or Ended if it shows nothing any more."""
    try:
        pk, revision = _signer.unsign_object(token)
    except (signing.BadSignature, ValueError) as error:
        raise PreviewLink.DoesNotExist from error
    link = PreviewLink.objects.select_related("article", "revision__article").get(pk=pk, revision=revision)
    if not link.is_open() or hindrances(_as_linked(link)):
        raise Ended
    return link


def note_opening(link: PreviewLink, network: str) -> None:
    PreviewOpening.objects.create(link=link, network=network)


def hindrances(article: Article) -> list[str]:
    """Return why no outsider may see the story now."""
    spiked = ["The story is spiked. Restore it first."] if article.state == State.SPIKED else []
    return [*spiked, *gates.keeping_in_house(article)]


def _as_linked(link: PreviewLink) -> Article:
    """Return the story as it stands, but with the text and the picture that the link shows."""
    kept = link.revision.snapshot
    return Article(pk=link.article_id, state=link.article.state, body=kept["body"], picture_id=kept["picture_id"])


def newest(article: Article) -> Revision | None:
    return article.revisions.saves().select_related("by").defer("snapshot").first()
