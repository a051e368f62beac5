"""The address: there is one, and no other story of that day has it."""

from collections.abc import Iterator

from articles.models import Address
from articles.proof import Finding, Proof

ADDRESS_TAKEN = "Another story published that day already has this address."


def free(proof: Proof) -> Iterator[Finding]:
    """The one rule that asks the database."""
    article = proof.article
    if not article.slug:
        yield Finding("slug", "The story has no address yet. Save it once.")
    elif article.pk is not None:
        days = article.versions.effective().values("address__day")
        if Address.objects.filter(slug=article.slug, day__in=days).exclude(article=article).exists():
            yield Finding("slug", ADDRESS_TAKEN)
