"""The rules that a review is held by. They show nothing to readers: only a person does.

A rule is a `Rule` with a function that takes an Arrival and yields hits. To add one, name it in `RuleKey`, write it and
put it on the list.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.reviews import moderation
from articles.reviews.models import Finding, Fingerprint, Mode, Review, RuleSetting, Status
from articles.reviews.rules import closed, crowd, form, history, links, outside, repeated, wording, words
from articles.reviews.rules.arrival import Arrival
from articles.reviews.rules.rule import Hit, Rule

__all__ = ["BY_KEY", "RULES", "Arrival", "Found", "Hit", "Rule", "look", "note", "setting_of"]

RULES: tuple[Rule, ...] = (
    words.BANNED,
    words.SUSPECT,
    links.LINKS,
    repeated.REPEATED,
    wording.SHORT,
    wording.SHOUTING,
    form.FAST,
    form.UNMARKED,
    crowd.NETWORK,
    crowd.BURST,
    history.REJECTED,
    history.ANOTHER,
    closed.CLOSED,
    history.FIRST,
    outside.AKISMET,
    outside.HOOK,
)
BY_KEY = {rule.key: rule for rule in RULES}
#: A sentence may quote more than there is room for.
LONGEST = 300
LONGEST_PASSAGE = 200


@dataclass(frozen=True)
class Found:
    """A hit of a rule, and how the rule was set."""

    rule: Rule
    mode: Mode
    hit: Hit


def look(arrival: Arrival, rules: Iterable[Rule] = RULES) -> list[Found]:
    """Return what the rules that are not off find, in their order."""
    stored = {setting.rule: setting for setting in RuleSetting.objects.all()}
    found = []
    for rule in rules:
        setting = setting_of(rule, stored)
        if setting.mode != Mode.OFF:
            limit = rule.limit if setting.limit is None else setting.limit
            hits = rule.look(arrival, limit or 0)
            found += [Found(rule, Mode(setting.mode), hit) for hit in hits]
    return found


def setting_of(rule: Rule, stored: "dict[str, RuleSetting]") -> RuleSetting:
    """Return how a rule is set: as it is stored, or as it begins."""
    return stored.get(rule.key) or RuleSetting(rule=rule.key, limit=rule.limit)


def note(arrival: Arrival, found: Sequence[Found]) -> None:
    """Write down what was found about a review that is stored, and do what the rules are set to. Call it last."""
    review = arrival.review
    Finding.objects.bulk_create(_finding(review, each, arrival) for each in found)
    reject(review, found)
    for rule in {each.rule.key: each.rule for each in found}.values():
        if rule.then is not None:
            rule.then(arrival)


def keep_fingerprints(review: Review) -> None:
    """Let the words of this review be recognised when they come again."""
    Fingerprint.objects.bulk_create(Fingerprint(review=review, mark=mark) for mark in repeated.marks(review.words))


def reject(review: Review, found: Sequence[Found]) -> None:
    """Reject it for the first finding of a rule that rejects, unless it is decided already. Its reader may appeal."""
    because = next((each for each in found if each.mode == Mode.REJECT), None)
    if because is not None and review.status in {Status.PENDING, Status.UNCONFIRMED}:
        said = f"The rule “{because.rule.key.label}” rejects at once. {because.hit.words}"
        moderation.reject(review, by=None, reason=because.rule.reason, note=said)


def _finding(review: Review, found: Found, arrival: Arrival) -> Finding:
    hit = found.hit
    passage = getattr(review, hit.field)[hit.start : hit.end] if hit.field and hit.start is not None else ""
    return Finding(
        review=review,
        rule=found.rule.key,
        words=hit.words[:LONGEST],
        field=hit.field,
        passage=passage[:LONGEST_PASSAGE],
        start=hit.start,
        end=hit.end,
        mode=found.mode,
        at=arrival.now,
    )
