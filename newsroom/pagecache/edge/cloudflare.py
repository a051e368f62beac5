"""Cloudflare: https://developers.cloudflare.com/api/resources/cache/methods/purge/."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import batched

from newsroom.pagecache.edge.calling import call
from newsroom.pagecache.edge.interface import EdgeError

#: What every plan takes in one call.
MOST = 30


@dataclass(frozen=True)
class Cloudflare:
    url: str
    zone: str
    token: str = field(repr=False)

    @property
    def name(self) -> str:
        return f"cloudflare {self.zone}"

    def purge(self, keys: Sequence[str]) -> None:
        for some in batched(keys, MOST):
            self._post({"tags": list(some)})

    def purge_all(self) -> None:
        self._post({"purge_everything": True})

    def _post(self, what: dict[str, object]) -> None:
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        answer = call("POST", f"{self.url}/client/v4/zones/{self.zone}/purge_cache", headers, what)
        try:
            done = json.loads(answer)["success"] is True
        except (ValueError, KeyError, TypeError):
            done = False
        if not done:
            raise EdgeError("It answered, but not that it purged.")
