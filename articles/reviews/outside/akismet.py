"""Akismet: https://akismet.com/developers/detailed-docs/comment-check/.

It asks for the network address of the writer, which we do not keep and would not give away: it judges by the words.
"""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from articles.reviews.models import RuleKey
from articles.reviews.outside.interface import SECONDS, Answer, Letter, ServiceError, Verdict
from newsroom.calling import CallFailed, send

URL = "https://rest.akismet.com/1.1/comment-check"
SPAM = "Akismet takes it for spam."


@dataclass(frozen=True)
class Akismet:
    site: str
    token: str = field(repr=False)
    url: str = URL
    key = RuleKey.AKISMET

    def ask(self, letter: Letter) -> Answer:
        about = {
            "api_key": self.token,
            "blog": self.site,
            "blog_lang": letter.language,
            "blog_charset": "UTF-8",
            "comment_type": "review",
            "comment_content": f"{letter.headline}\n\n{letter.words}",
            "permalink": letter.story,
        }
        headers = {"Content-Type": "application/x-www-form-urlencoded", "User-Agent": "Newsroom/1.0"}
        try:
            said = send("POST", self.url, headers, urlencode(about, errors="replace").encode(), seconds=SECONDS)
        except CallFailed as error:
            raise ServiceError(str(error)) from None
        match said.strip():
            case b"true":
                return Answer(Verdict.REJECT, SPAM)
            case b"false":
                return Answer(Verdict.OK)
        raise ServiceError("It answered neither that it is spam nor that it is not. Is the key right?")
