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
    elif article.pk is not None and (first := article.versions.effective().order_by("number").first()):
        taken = Address.objects.filter(day=first.address.day, slug=article.slug).exclude(article=article)
        if taken.exists():
            yield Finding("slug", ADDRESS_TAKEN)
