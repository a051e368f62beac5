"""The plain-text form of a story page."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from articles.importing.furniture import Kind as Furniture
from articles.importing.furniture import kind_of
from articles.importing.lines import ParseError
from articles.importing.plain_text import Story, parse
from articles.importing.prose import Kind

CROSSHEADS = ["A Ship Older Than Its Crew", "What the Islands Need", "Follow the Money", "Who pays for the boat?"]
PROSE = "The pier was empty when the morning boat came in, and it stayed empty until the tide turned at nine."


def read(text: str) -> Story:
    return parse(text.encode())


def page(*body: str, header: str = "Pier Closes\n\nMara Quill\n2 Min Read") -> Story:
    return read("\n\n".join([header, *body, "Share This Article\nFollow:\nMara Quill keeps bees.\nLeave a review"]))


def shape(story: Story) -> list[tuple[Kind, int]]:
    return [(block.kind, len(block.texts)) for block in story.blocks]


def without_lines(story: Story) -> Story:
    return replace(story, lines=())


def test_headline_and_byline_are_the_first_two_lines(harbour: str) -> None:
    story = read(harbour)
    assert story.headline == "Port Ansel’s Last Ferry: Islanders Fear a Winter “Without a Road”"
    assert [author.name for author in story.authors] == ["Jordan Blake"]


def test_lone_line_below_the_read_time_is_the_standfirst(harbour: str) -> None:
    story = read(harbour)
    assert story.standfirst == "Cancelled Crossings Leave Three Islands Counting Their Days of Bread"
    assert story.standfirst not in story.body


def test_without_such_a_line_the_first_sentence_is_the_standfirst_and_stays_in_the_text(harbour: str) -> None:
    story = read(harbour.replace("Cancelled Crossings Leave Three Islands Counting Their Days of Bread\n\n", ""))
    assert story.standfirst.startswith("The last evening ferry")
    assert story.standfirst.endswith("for the second time in a month.")
    assert story.blocks[0].texts[0].startswith(story.standfirst)


def test_short_lines_between_paragraphs_are_crossheads(harbour: str) -> None:
    assert read(harbour).crossheads == CROSSHEADS


def test_lines_with_dashes_are_one_list(harbour: str) -> None:
    lists = [block.texts for block in read(harbour).blocks if block.kind == Kind.LIST]
    assert [items[0] for items in lists] == ["flour and yeast for six weeks"]
    assert len(lists[0]) == 3


def test_a_single_dash_begins_a_paragraph() -> None:
    assert shape(page(PROSE, "- We waited until ten.", PROSE)) == [(Kind.PARAGRAPH, 1)] * 3


def test_typographic_characters_survive(harbour: str) -> None:
    body = read(harbour).body
    for text in ("“She’s tired,” said", "authority’s", " – they only ask", "“if anyone can wait that long.”"):
        assert text in body


def test_no_break_spaces_survive() -> None:
    assert "5\u00a0000 tonnes" in page(PROSE, "They landed 5\u00a0000 tonnes.").body


def test_what_looks_like_markup_stays_text(harbour: str) -> None:
    body = read(harbour).body
    assert "&lt;b&gt;nine minutes&lt;/b&gt;" in body
    assert "islands &amp; depend" in body


def test_quotation_on_a_line_of_its_own_is_a_paragraph() -> None:
    assert shape(page(PROSE, "“We carry the sacks ourselves”", PROSE)) == [(Kind.PARAGRAPH, 1)] * 3


def test_line_that_announces_something_is_a_paragraph() -> None:
    assert not page(PROSE, "She gave three reasons:", PROSE).crossheads


def test_results_one_below_the_other_are_paragraphs() -> None:
    assert not page(PROSE, "Ansel 3", "Wexmouth 1", PROSE).crossheads


def test_short_line_at_the_end_is_a_paragraph() -> None:
    assert not page(PROSE, "More tomorrow").crossheads


def test_story_of_one_unfinished_line_keeps_it_in_the_text() -> None:
    story = page("More tomorrow")
    assert story.standfirst == "More tomorrow"
    assert story.body == "<p>More tomorrow</p>"


def test_bio_is_kept_in_full(harbour: str) -> None:
    (author,) = read(harbour).authors
    assert author.bio.startswith("Jordan B is a Senior Harbour Correspondent at the Ansel Courier")
    assert author.bio.endswith("answers letters.\n\nJordan lives above the old net loft with “too many barometers.”")
    assert author.job_title == "Senior Harbour Correspondent"
    assert author.years == 12


def test_furniture_is_in_neither_body_nor_bio(harbour: str) -> None:
    story = read(harbour)
    for text in ("Share This Article", "Follow:", "Leave a review", "Min Read"):
        assert text not in story.body + story.authors[0].bio


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="Windows line ends"),
        pytest.param(lambda text: text.replace("\n", "\r"), id="old Mac line ends"),
        pytest.param(lambda text: "\ufeff" + text, id="byte order mark"),
        pytest.param(lambda text: text.replace("\n", " \t \n"), id="trailing spaces"),
        pytest.param(lambda text: text.replace("\n", "\n\n\n"), id="extra blank lines"),
        pytest.param(lambda text: "\n\n" + text.replace("\n\n", "\n"), id="no blank lines"),
        pytest.param(lambda text: text.rstrip("\n"), id="no final newline"),
        pytest.param(lambda text: text.replace("\nLeave a review\n", "Leave a review"), id="glued to the bio"),
        pytest.param(lambda text: text.replace("\nLeave a review\n", " Leave a Review…"), id="glued with a space"),
        pytest.param(lambda text: text.replace("\nLeave a review\n", ""), id="nothing after the bio"),
        pytest.param(lambda text: text.replace("4 Min Read\n", ""), id="no read time"),
        pytest.param(lambda text: text.replace("4 Min Read", "About 4-minute read."), id="other read time"),
        pytest.param(lambda text: text.replace("Share This Article\n", "SHARE THIS ARTICLE:\n"), id="capitals"),
        pytest.param(lambda text: text.replace("Share This Article\n", ""), id="no share line"),
        pytest.param(lambda text: text.replace("Follow:\n", ""), id="no follow line"),
        pytest.param(lambda text: text.replace("Follow:", "Follow Jordan on X\nFacebook\nRSS"), id="networks"),
        pytest.param(lambda text: text.replace("4 Min Read", "4 Min Read\nShare\n"), id="share line on top too"),
        pytest.param(lambda text: text.replace("\nFollow the", "\nShare this story\n\nFollow the"), id="and amid"),
        pytest.param(lambda text: text.replace("Jordan Blake\n", "By Jordan Blake\n"), id="by"),
    ],
)
def test_how_the_page_was_copied_makes_no_difference(harbour: str, change: Callable[[str], str]) -> None:
    assert change(harbour) != harbour
    assert without_lines(read(change(harbour))) == without_lines(read(harbour))


def test_two_reporters_have_a_biography_each(story_text: Callable[[str], str]) -> None:
    amira, lukas = read(story_text("two-reporters")).authors
    assert (amira.name, amira.job_title, amira.years) == ("Amira Osei", "Transport editor of the Ansel Courier", None)
    assert amira.bio == "Amira Osei is the transport editor of the Ansel Courier."
    assert (lukas.name, lukas.years) == ("Lukas Brandt", 3)
    assert lukas.bio.endswith("in newsrooms.\n\nHe keeps bees.")


def test_lines_broken_by_hand_are_joined(story_text: Callable[[str], str]) -> None:
    story = read(story_text("wrapped"))
    assert story.crossheads == ["A Loan From Readers"]
    assert shape(story) == [(Kind.PARAGRAPH, 1), (Kind.CROSSHEAD, 1), (Kind.PARAGRAPH, 1), (Kind.PARAGRAPH, 1)]
    assert "and the town had one opinion." in story.body
    assert "She has been with the Courier" in story.authors[0].bio


def test_arabic_story_is_read(story_text: Callable[[str], str]) -> None:
    story = read(story_text("arabic"))
    assert story.standfirst == "حيّ الميناء يودّع مزاداً عمره تسعون عاماً"
    assert story.crossheads == ["ما الذي تغيّر فعلاً"]
    assert "دقائق" not in story.body
    assert story.authors[0].bio.startswith("سلمى الحداد")


def test_japanese_story_is_read(story_text: Callable[[str], str]) -> None:
    story = read(story_text("japanese"))
    assert story.standfirst == "無人化から一年、島の暮らしはどう変わったのか"
    assert story.crossheads == ["港に残る時計"]
    assert "分で読める" not in story.body


@pytest.mark.parametrize("line", ["Follow the Money", "Share Prices Fall", "Followers", "A 5 Minute Read of the Law"])
def test_lines_that_only_sound_like_furniture_stay(line: str) -> None:
    assert page(PROSE, line, PROSE).crossheads == [line]


def test_name_of_a_network_is_furniture_only_below_furniture() -> None:
    assert page(PROSE, "Facebook", PROSE).crossheads == ["Facebook"]
    assert kind_of("Facebook") == Furniture.NETWORK


# What is refused ------------------------------------------------------------------------------------


def refusal(text: str) -> ParseError:
    with pytest.raises(ParseError) as caught:
        read(text)
    return caught.value


@pytest.mark.parametrize("line", ["Share This Article", "5 Min Read", "Leave a review", "* * *"])
def test_page_without_a_headline_is_refused(harbour: str, line: str) -> None:
    error = refusal(f"\n{line}\n{harbour}")
    assert error.line == 2
    assert error.reason == f"Expected the headline here, but found “{line}”."


def test_headline_that_is_too_long_is_refused(harbour: str) -> None:
    error = refusal("P" + "i" * 160 + "er\n" + harbour)
    assert (error.line, "163 characters; 160 are the most" in error.reason) == (1, True)


def test_page_without_a_byline_is_refused(harbour: str) -> None:
    error = refusal(harbour.replace("Jordan Blake\n", ""))
    assert (error.line, error.reason) == (3, "The byline is missing: found “4 Min Read” where it belongs.")


@pytest.mark.parametrize("line", ["The pier was empty when the boat came in that day.", "12 November 2026", "<b>"])
def test_byline_that_is_no_name_is_refused(harbour: str, line: str) -> None:
    error = refusal(harbour.replace("Jordan Blake\n", f"{line}\n"))
    assert error.line == 3
    assert error.reason.startswith("Expected the byline here, such as “Robin Smith”")


def test_byline_of_a_crowd_is_refused(harbour: str) -> None:
    crowd = ", ".join(f"{first}lotte Smith" for first in "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ")
    assert "too long" in refusal(harbour.replace("Jordan Blake", crowd)).reason


def test_headline_alone_is_refused() -> None:
    assert refusal("\nPier Closes\n").line == 2


def test_page_without_text_is_refused() -> None:
    error = refusal("Pier Closes\nMara Quill\n2 Min Read\n\nShare This Article\n\nLeave a review\n")
    assert (error.line, error.reason[:19]) == (7, "The page ends here,")


def test_text_that_is_no_page_is_refused() -> None:
    error = refusal(f"Dear Mara\n\nPier\n\n{PROSE}\n\nYours, Ivo\n")
    assert error.line == 5
    assert "Expected a read time such as “5 Min Read”" in error.reason


def test_second_story_in_the_file_is_refused(harbour: str) -> None:
    error = refusal(harbour + harbour)
    assert error.line == harbour.count("\n") + 1
    assert "One story to a file" in error.reason


@pytest.mark.parametrize("unit", ["a. ", "Dr. ", "a . ", "x", "12 years ", "Share "])
def test_long_line_of_anything_is_read_at_once(unit: str) -> None:
    assert len(page(unit * (400_000 // len(unit))).body) > 390_000
