"""Tags as they stand in headers: `Surrogate-Key` for Varnish and Fastly, `Cache-Tag` for Cloudflare."""

import hashlib
import re
from collections.abc import Iterable

#: Printable ASCII without the comma, which separates keys at Cloudflare; headers have room for some bytes only.
PLAIN = re.compile(r"[!-+\--~]{1,80}")


def key(tag: str) -> str:
    """Return the tag itself, or what stands for one that a header cannot hold, such as a topic in another script."""
    if PLAIN.fullmatch(tag):
        return tag
    return f"~{hashlib.blake2b(tag.encode(), digest_size=8).hexdigest()}"


def keys(tags: Iterable[str]) -> list[str]:
    """Return the keys of all tags, each once and in one order."""
    return sorted({key(tag) for tag in tags})
