"""Links in the body: each leads somewhere and has words to press."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from articles.proof import Finding, Proof


def empty(proof: Proof) -> Iterator[Finding]:
    if "<a" not in proof.article.body:
        return
    for block in proof.blocks:
        for address, words in block.links:
            if not words.strip():
                yield block.finding(f"A link to “{address}” has no words, so readers cannot see it. Take it out.")
            elif not leads_somewhere(address):
                yield block.finding(
                    f"The link “{words.strip()}” leads nowhere. Give it an address or remove it.", words
                )


def leads_somewhere(address: str) -> bool:
    """Return whether an address is whole: a host, a mailbox, a page of this site or a place on the page."""
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname
    except ValueError:
        return False
    if parts.scheme in {"http", "https"}:
        return bool(host)
    if parts.scheme == "mailto":
        name, _at, domain = parts.path.partition("@")
        return bool(name and domain)
    return not parts.scheme and (parts.path.startswith("/") or (not parts.path and bool(parts.fragment)))
