"""What becomes of a review that a rule finds something about. No rule ever shows one to readers."""

from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from articles.reviews import moderation, readers, rules
from articles.reviews.models import Decision, Finding, Mode, Reader, Reason, Review, RuleKey, RuleSetting, Status
from articles.reviews.receiving import look_again, receive
from articles.reviews.rules import RULES
from tests.articles.reviews.rules.arriving import PLAIN, arrival, found
from tests.factories import an_article

LINK = f"{PLAIN} See https://buy.example"

pytestmark = pytest.mark.django_db


def setting(rule: RuleKey, mode: Mode = Mode.HOLD, limit: int | None = None) -> None:
    RuleSetting.objects.update_or_create(rule=rule, defaults={"mode": mode, "limit": limit})


def sent(started: datetime | None = None, **fields: Any) -> Review:
    review = arrival(**fields).review
    receive(review, fields.get("email", "ines@example.org"), started)
    return Review.objects.get(pk=review.pk)


def keys(review: Review) -> list[str]:
    return [finding.rule for finding in review.findings.all()]


def test_what_is_found_is_written_down_with_its_passage_and_the_review_waits() -> None:
    review = sent(words=LINK)
    assert review.status == Status.PENDING
    finding = review.findings.get(rule=RuleKey.LINKS)
    assert (finding.field, finding.mode, finding.words) == ("words", Mode.HOLD, "A link: “https://buy.example”.")
    assert review.words[finding.start : finding.end] == finding.passage == "https://buy.example"


def test_a_rule_that_is_off_finds_nothing() -> None:
    setting(RuleKey.LINKS, Mode.OFF)
    assert RuleKey.LINKS not in keys(sent(words=LINK))


def test_a_rule_that_rejects_does_so_at_once_with_nobody_s_name_and_says_which_it_was() -> None:
    setting(RuleKey.LINKS, Mode.REJECT)
    review = sent(words=LINK)
    decision = review.decisions.get()
    assert (review.status, decision.reason, decision.by) == (Status.REJECTED, Reason.SPAM, None)
    assert decision.note == "The rule “Links and contact details” rejects at once. A link: “https://buy.example”."
    assert review.findings.get(rule=RuleKey.LINKS).mode == Mode.REJECT


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_every_rule_has_a_reason_that_its_reader_can_be_given(rule: rules.Rule) -> None:
    review = sent()
    hit = rules.Hit("Something.")
    rules.reject(review, [rules.Found(rule, Mode.REJECT, hit)])
    assert review.decisions.get().why.startswith(rule.reason.label if rule.reason != Reason.OTHER else "The rule")


def test_what_was_rejected_can_be_put_back_and_approved_by_a_person() -> None:
    setting(RuleKey.LINKS, Mode.REJECT)
    review = sent(words=LINK)
    moderation.reopen(review, by=None)
    moderation.approve(review, by=None)
    assert Review.objects.shown().count() == 1


def test_a_barred_reader_is_rejected_once(moderator: Any) -> None:
    setting(RuleKey.LINKS, Mode.REJECT)
    readers.ban(Reader.objects.of("ines@example.org"), by=None, reason="Spam.")
    review = sent(words=LINK)
    assert [decision.reason for decision in Decision.objects.all()] == [Reason.BARRED]
    assert RuleKey.LINKS in keys(review)


def test_a_figure_of_a_rule_can_be_set() -> None:
    assert RuleKey.SHORT not in keys(sent())
    setting(RuleKey.SHORT, limit=100)
    assert RuleKey.SHORT in keys(sent(article=an_article(), email="other@example.org"))


def test_zero_is_a_figure_too() -> None:
    setting(RuleKey.SHORT, limit=0)
    assert RuleKey.SHORT not in keys(sent(words="Good work."))


def test_what_a_text_quotes_at_length_is_cut() -> None:
    finding = sent(words="AB" * 2000).findings.get(rule=RuleKey.SHOUTING, start=0, end=4000)
    assert len(finding.passage) == 200


def test_hostile_text_is_found_and_kept_as_it_is() -> None:
    words = "<script>alert(1)</script> https://x.example/\u202e\"onclick='a'\U0001f4a3 and more words"
    finding = sent(words=words).findings.get(rule=RuleKey.LINKS)
    assert finding.passage.startswith("https://x.example/")


def test_a_review_that_is_changed_is_looked_at_anew() -> None:
    review = sent(words=LINK)
    review.words = f"{PLAIN} SO GOOD!!!!!"
    review.save()
    look_again(review)
    assert set(keys(review)) == {RuleKey.SHOUTING, RuleKey.FIRST, RuleKey.UNMARKED}


def test_a_change_can_be_rejected_at_once() -> None:
    setting(RuleKey.LINKS, Mode.REJECT)
    review = sent()
    review.words = LINK
    review.save()
    look_again(review)
    assert Review.objects.get().status == Status.REJECTED


def test_after_a_change_the_new_words_are_recognised_and_the_former_are_not() -> None:
    review = sent()
    review.words = "The timetable in the third paragraph is last year's: the late ferry leaves at ten past eleven."
    review.save()
    look_again(review)
    assert not found(arrival(email="other@example.org"), RuleKey.REPEATED)
    assert found(arrival(email="other@example.org", words=review.words), RuleKey.REPEATED)


def test_all_rules_stand_on_the_list_once_in_the_order_of_their_keys() -> None:
    keys = [rule.key for rule in RULES]
    assert keys == sorted(set(keys), key=list(RuleKey).index)
    assert all((rule.limit is None) == (rule.unit == "") for rule in RULES)


def test_receiving_asks_few_questions_however_much_there_is(django_assert_max_num_queries: Any) -> None:
    story = an_article()
    for number in range(30):
        sent(article=story, words=f"{PLAIN} {number}", email=f"reader-{number}@example.org", network=str(number))
    came = arrival(article=story, words=LINK, email="late@example.org").review
    with django_assert_max_num_queries(40):
        receive(came, "late@example.org", timezone.now())
    assert Finding.objects.filter(review=came).exists()
