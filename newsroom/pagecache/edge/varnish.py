"""Varnish: bans by key, as the VCL in docs/operating.md understands them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsroom.pagecache.edge.calling import call

#: Varnish reads 8 kB for one header, and each ban is compared with each object.
LONGEST = 4000
EVERYTHING = "*"


@dataclass(frozen=True)
class Varnish:
    """One Varnish; where there are several, each has a cursor of its own."""

    url: str

    @property
    def name(self) -> str:
        return f"varnish {self.url}"

    def purge(self, keys: Sequence[str]) -> None:
        for line in lines(keys):
            self._ban(line)

    def purge_all(self) -> None:
        self._ban(EVERYTHING)

    def _ban(self, keys: str) -> None:
        call("BAN", f"{self.url}/", {"Surrogate-Key": keys})


def lines(keys: Sequence[str]) -> Iterator[str]:
    """Yield the keys, with spaces between them, in lines that fit into a header."""
    line = ""
    for key in keys:
        if line and len(line) + len(key) >= LONGEST:
            yield line
            line = ""
        line = f"{line} {key}" if line else key
    if line:
        yield line
