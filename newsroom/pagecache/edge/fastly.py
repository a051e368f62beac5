"""Fastly: https://www.fastly.com/documentation/reference/api/purging/."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import batched

from newsroom.pagecache.edge.calling import call

MOST = 256


@dataclass(frozen=True)
class Fastly:
    url: str
    service: str
    token: str = field(repr=False)

    @property
    def name(self) -> str:
        return f"fastly {self.service}"

    def purge(self, keys: Sequence[str]) -> None:
        for some in batched(keys, MOST):
            self._post("purge", {"Surrogate-Key": " ".join(some)})

    def purge_all(self) -> None:
        self._post("purge_all", {})

    def _post(self, what: str, headers: dict[str, str]) -> None:
        headers = {"Fastly-Key": self.token, "Accept": "application/json"} | headers
        call("POST", f"{self.url}/service/{self.service}/{what}", headers)
