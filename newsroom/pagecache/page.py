"""A finished page: its bytes in every encoding, and how long they hold."""

import gzip
import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import lru_cache
from sys import getsizeof

import brotli

type Headers = list[tuple[str, str]]

#: Headers that the cache writes itself, or that concern one connection only.
OWN = frozenset({"cache-control", "content-length", "etag", "connection", "date", "transfer-encoding", "vary"})
SMALLEST_COMPRESSED = 600
#: How long caches further out may keep a page, serve it while they ask again, and while nobody answers them.
OUTSIDE = (60, 30, 86400)
TERMS = "public, max-age=0, s-maxage={}, stale-while-revalidate={}, stale-if-error={}"
PUBLIC = TERMS.format(*OUTSIDE)
BRIEFLY_OUTSIDE = "public, max-age=0, s-maxage=1"


@dataclass(slots=True)
class Page:
    """`fresh_until` and `true_until` are seconds since the epoch: past the first the page may still be served
    while one request renders it anew, past the second it says what no longer holds and is never served."""

    status: str
    headers: Headers
    body: bytes
    tags: Collection[str]
    number: int
    fresh_until: float
    true_until: float
    variants: dict[str, tuple[bytes, str, Headers]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes in memory with all that goes with them, as measured on archives of lists and stories.

        That is room for both compressed variants, what Python and the store need around each part, and an eighth
        that is lost between pieces of different size.
        """
        around = sum(getsizeof(name) + getsizeof(value) + 64 for name, value in self.headers)
        held = 3500 + around + 180 * len(self.tags) + len(self.body) * 3 // 2
        return held * 9 // 8

    def variant(self, encoding: str) -> tuple[bytes, str, Headers]:
        """Return the body in this encoding ("" is identity), its strong ETag, and its headers."""
        found = self.variants.get(encoding)
        if found is None:
            # Two threads may both do this; they get the same bytes.
            found = self.variants[encoding] = self._encoded(encoding)
        return found

    def cache_control(self, now: float) -> str:
        """Return what caches further out may do: nothing past the moment that ends the page, whatever happens."""
        if not self.status.startswith("200"):
            return BRIEFLY_OUTSIDE
        left = max(0.0, self.true_until - now)
        kept, meanwhile, alone = OUTSIDE
        if left >= kept + alone:
            return PUBLIC
        kept = int(min(kept, left))
        return TERMS.format(kept, int(min(meanwhile, left - kept)), int(min(alone, left - kept)))

    def _encoded(self, encoding: str) -> tuple[bytes, str, Headers]:
        body = self.body
        if encoding == "br":
            body = brotli.compress(body, mode=brotli.MODE_TEXT, quality=5)
        elif encoding == "gzip":
            body = gzip.compress(body, 6, mtime=0)
        digest = hashlib.blake2b(self.body, digest_size=12).hexdigest()
        etag = f'"{digest}{"-" + encoding if encoding else ""}"'
        headers = [*self.headers, ("Vary", "Accept-Encoding"), ("ETag", etag), ("Content-Length", str(len(body)))]
        if encoding:
            headers.append(("Content-Encoding", encoding))
        return body, etag, headers


def encoding_for(accepted: str, page: Page) -> str:
    """Return the best of our encodings that `Accept-Encoding` allows, "" for none."""
    return preferred(accepted) if accepted and len(page.body) >= SMALLEST_COMPRESSED else ""


@lru_cache(maxsize=256)
def preferred(accepted: str) -> str:
    """Return brotli or gzip, whichever the reader wants more; of equals brotli (RFC 9110, 12.5.3)."""
    wanted = dict(_weighed(part) for part in accepted.lower().split(","))
    weights = {encoding: wanted.get(encoding, wanted.get("*", 0.0)) for encoding in ("br", "gzip")}
    best = max(weights, key=lambda encoding: weights[encoding])
    return best if weights[best] > 0 else ""


def _weighed(part: str) -> tuple[str, float]:
    name, *parameters = (text.strip() for text in part.split(";"))
    for parameter in parameters:
        key, _equals, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                return name, float(value) if len(value.strip()) < 6 else 0.0
            except ValueError:
                return name, 0.0
    return name, 1.0
