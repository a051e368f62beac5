"""A service of one's own: gets each review as JSON, signed, and answers what should be done. See docs/operating.md."""

import hashlib
import hmac
import json
import time
from dataclasses import asdict, dataclass, field

from articles.reviews.models import RuleKey
from articles.reviews.outside.interface import SECONDS, Answer, Letter, ServiceError, Verdict
from newsroom.calling import CallFailed, send

LONGEST_REASON = 200
NO_SENSE = "It answered, but not with a verdict of ok, hold or reject."


@dataclass(frozen=True)
class Hook:
    url: str
    secret: str = field(repr=False)
    key = RuleKey.HOOK

    def ask(self, letter: Letter) -> Answer:
        body = json.dumps(asdict(letter)).encode()
        moment = str(int(time.time()))
        headers = {
            "Content-Type": "application/json",
            "Newsroom-Timestamp": moment,
            "Newsroom-Signature": signature(self.secret, moment, body),
        }
        try:
            return _read(send("POST", self.url, headers, body, seconds=SECONDS))
        except CallFailed as error:
            raise ServiceError(str(error)) from None


def signature(secret: str, moment: str, body: bytes) -> str:
    """Return what proves that a review comes from here and when: of moment, full stop and body, in hexadecimal."""
    return hmac.new(secret.encode(), moment.encode() + b"." + body, hashlib.sha256).hexdigest()


def _read(said: bytes) -> Answer:
    try:
        answer = json.loads(said)
        verdict, why = Verdict(answer["verdict"]), answer.get("reason", "")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ServiceError(NO_SENSE) from None
    words = " ".join(str(why).replace("\x00", "").split()) if isinstance(why, str) else ""
    return Answer(verdict, words[:LONGEST_REASON])
