"""What a story page holds besides the story: read time, share and follow links, the way to leave a review."""

import re
import unicodedata
from collections.abc import Iterable
from enum import Enum

NETWORKS = (
    r"(?:facebook|twitter|x|linkedin|whatsapp|telegram|instagram|youtube|reddit|pinterest|threads|mastodon|"
    r"bluesky|tiktok|tumblr|rss|e-?mail|print|copy link)"
)
ON_NETWORKS = rf"(?: on| via| with| by)?(?: ?{NETWORKS}(?: and| or)?)+"
STORY = r"(?:the |this |our )?(?:article|story|post|page|news|report)"
SHARE = re.compile(rf"share(?: it| this| {STORY})?(?:{ON_NETWORKS})?")
FOLLOW = re.compile(
    r"follow(?: us| me| him| her| them| (?:the |this |our )?(?:author|reporter|writer)s?)?"
    rf"(?: on| {NETWORKS}|{ON_NETWORKS}| on social media)?"
)
NETWORK_LINE = re.compile(rf"{NETWORKS}(?: {NETWORKS})*")
REVIEW = re.compile(r"(?:leave|write|post|add) (?:a |your )?(?:review|comment|reply)")
GLUED_REVIEW = re.compile(r"(?<=[.!?…。！？؟”’\"])\s*leave a review\W*$", re.IGNORECASE)

READ_TIME = re.compile(
    r"(?:about |approx |approximately )?\d{1,3}\+?[ -]?min(?:ute)?s?(?: of)?[ -]?read(?:ing)?(?: time)?"
    r"|(?:read(?:ing)? time|time to read) ?\d{1,3} ?(?:min(?:ute)?s?)?"
)
# Only right below the byline, where nothing else can be meant.
READ_TIME_ABROAD = re.compile(
    r"\d{1,3} ?min\w{0,4} (?:de lecture|lesezeit|di lettura|de lectura|de leitura|leestijd|läsning|чтения)"
    r"|(?:temps de lecture|lesezeit|leestijd|время чтения) ?\d{1,3} ?мин\w*"
    r"|(?:temps de lecture|lesezeit|leestijd) ?\d{1,3} ?min\w*"
    r"|(?:約|约|読了時間|阅读时间|閱讀時間)? ?\d{1,3} ?分(?:間|钟|鐘)?(?:で読め(?:る|ます)|阅读|閱讀)?"
    r"|\d{1,3} ?분(?: 읽기)?"
    r"|(?:قراءة|مدة القراءة|وقت القراءة)? ?\d{1,3} ?(?:دقيقة|دقائق|دقيقه)(?: قراءة| للقراءة)?"
    r"|(?:زمان مطالعه)? ?\d{1,3} ?دقیقه(?: مطالعه)?"
    r"|(?:זמן קריאה)? ?\d{1,3} ?דקות(?: קריאה)?"
)


LONGEST = 120


class Kind(Enum):
    READ_TIME = "read time"
    SHARE = "share"
    FOLLOW = "follow"
    REVIEW = "review"
    #: Only below a share or follow line; elsewhere “Facebook” may be a crosshead.
    NETWORK = "network"


PATTERNS = {
    Kind.READ_TIME: READ_TIME,
    Kind.SHARE: SHARE,
    Kind.FOLLOW: FOLLOW,
    Kind.REVIEW: REVIEW,
    Kind.NETWORK: NETWORK_LINE,
}


def bare(text: str) -> str:
    """Return `text` as furniture is compared: small letters, plain spaces, nothing at the ends but letters."""
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(character for character in plain if unicodedata.category(character) != "Cf").casefold()
    return " ".join(re.sub(r"[:|,/·•]+", " ", plain).split()).strip(" .!-–—→>*_")


def kind_of(text: str, names: Iterable[str] = ()) -> Kind | None:
    """Return what kind of furniture a line is, or None for text: “Follow Robin” is, “Follow the money” not."""
    line = bare(text)
    if len(line) > LONGEST:
        return None
    for name in names:
        whole = bare(name)
        for known in filter(None, (whole, whole.partition(" ")[0])):
            line = re.sub(rf"^follow {re.escape(known)}(?= |$)", "follow", line)
    return next((kind for kind, pattern in PATTERNS.items() if pattern.fullmatch(line)), None)


def is_read_time(text: str) -> bool:
    """Return whether the line below the byline is the read time, in any of the languages we know it in."""
    line = bare(text)
    return len(line) <= LONGEST and any(form.fullmatch(line) for form in (READ_TIME, READ_TIME_ABROAD))


def unglue_review(text: str) -> str:
    """Return `text` without a “Leave a review” that was pasted onto its end."""
    return GLUED_REVIEW.sub("", text)
