"""What every service outside can do, and what it is told: never an address, a name or a network."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from articles.reviews.models import RuleKey

#: So long a service may think, in seconds.
SECONDS = 8


class Verdict(StrEnum):
    OK = "ok"
    HOLD = "hold"
    REJECT = "reject"


@dataclass(frozen=True)
class Letter:
    """All that leaves the house of a review."""

    headline: str
    words: str
    rating: int
    #: The address of the story, whole.
    story: str
    language: str


@dataclass(frozen=True)
class Answer:
    verdict: Verdict
    #: For the desk, in one sentence.
    why: str = ""


class ServiceError(Exception):
    """The service could not be reached, refused or made no sense; the message holds no secret."""


class Service(Protocol):
    #: The rule under which the desk sets it and sees what it finds.
    key: RuleKey

    def ask(self, letter: Letter) -> Answer:
        """Return what it says, or raise ServiceError."""


class Null:
    """No service: nothing is sent anywhere."""

    key = RuleKey.HOOK

    def ask(self, letter: Letter) -> Answer:
        return Answer(Verdict.OK)
