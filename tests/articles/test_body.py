"""Body text as readers get it: anchors, contents, pictures, words, and nothing that could harm them."""

import re

import lxml.html
import pytest
from django.utils.html import escape
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import body
from articles.body import render
from newsroom.fields import clean_body
from newsroom.photos.models import Photo
from tests.factories import a_photo
from tests.hostile import HOSTILE, complaints


def html(text: str) -> str:
    return render(text, "en", {}).html


# Crossheads ------------------------------------------------------------------------------------------


def test_crossheads_get_anchors_and_a_list_of_contents() -> None:
    rendered = render("<h2>The quay</h2><p>x</p><h3>At noon</h3><p>y</p><h2>The <em>sea</em></h2>", "en", {})
    assert rendered.html == (
        '<h2 id="s-the-quay">The quay</h2><p>x</p><h3 id="s-at-noon">At noon</h3><p>y</p>'
        '<h2 id="s-the-sea">The <em>sea</em></h2>'
    )
    assert rendered.contents == [{"id": "s-the-quay", "text": "The quay"}, {"id": "s-the-sea", "text": "The sea"}]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("日本の港", "s-日本の港"),
        ("الميناء", "s-الميناء"),
        ("Überfahrt", "s-überfahrt"),
        ("?!", "s-part"),
        ("x" * 300, "s-" + "x" * 60),
        ("Two  words\nand more", "s-two-words-and-more"),
    ],
)
def test_crossheads_in_any_script_have_anchors(text: str, anchor: str) -> None:
    [item] = render(f"<h2>{text}</h2>", "en", {}).contents
    assert item["id"] == anchor
    assert item["text"] == " ".join(text.split())


def test_crossheads_that_say_nothing_are_left_out() -> None:
    rendered = render("<p>a</p><h2> </h2><h3><strong></strong></h3>b<p>c</p>", "en", {})
    assert rendered.html == "<p>a</p>b<p>c</p>"
    assert rendered.contents == []


crossheads = st.lists(
    st.sampled_from(["日本", "الميناء", "Port", "port", "Port 2", "Port-2", "?", "!", "part", ""])
    | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80),
    max_size=12,
)


@settings(max_examples=100, deadline=None)
@given(crossheads)
def test_no_two_crossheads_share_an_anchor(texts: list[str]) -> None:
    typed = "".join(f"<h2>{escape(text)}</h2><h3>{escape(text)}</h3>" for text in texts)
    rendered = render(clean_body(typed), "en", {})
    anchors = re.findall(r'<h[23] id="([^"]*)"', rendered.html)
    assert len(anchors) == len(set(anchors)) == 2 * len(rendered.contents)
    assert all(anchor.startswith("s-") and not re.search(r"\s", anchor) for anchor in anchors)
    assert [item["id"] for item in rendered.contents] == anchors[::2]


# Text ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ""),
        ("<p>One <strong>two</strong> <a href='/x'>three</a>.</p>", "One two three."),
        ("<p>un<em>believ</em>able</p>", "unbelievable"),
        ("<p>one<br>two</p>", "one\ntwo"),
        ("<p>one</p><h2>two</h2><p>three</p>", "one\ntwo\nthree"),
        ("<ul><li><p>one</p></li><li>two<ul><li>three</li></ul></li></ul>four", "one\ntwo\nthree\nfour"),
        ("<blockquote>one<p>two</p></blockquote>", "one\ntwo"),
        ('<aside class="pull-quote">one</aside>two', "one\ntwo"),
        ("<figure data-photo='1'><figcaption>one</figcaption></figure>", "one"),
        ("one &lt;two&gt; &amp; three", "one <two> & three"),
    ],
)
def test_the_words_of_a_body_line_by_line(text: str, lines: str) -> None:
    assert body.text_of(text) == lines


def test_words_and_read_time_follow_the_language() -> None:
    rendered = render("<h2>Kopf</h2><p>" + "Wort " * 238 * 3 + "</p>", "de", {})
    assert (rendered.words, rendered.read_minutes) == (238 * 3 + 1, 3)
    japanese = render(f"<p>{'字' * 357 * 2}</p>", "ja", {})
    assert (japanese.words, japanese.read_minutes) == (357 * 2, 2)
    assert render("", "en", {}).words == 0
    assert render("", "en", {}).read_minutes == 1


# Harm ------------------------------------------------------------------------------------------------


def without_anchors(markup: str) -> str:
    return re.sub(r'(<h[23]) id="s-[^"<>]+"', r"\1", markup)


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda text: text[:40])
def test_hostile_html_stays_harmless_when_it_is_rendered(hostile: str) -> None:
    for text in (hostile, f"<p>a</p>{hostile}", f"<h2>{hostile}</h2>", f"<blockquote>{hostile}"):
        assert complaints(without_anchors(html(clean_body(text)))) == []


def test_text_outside_of_any_paragraph_stays_text() -> None:
    assert html("&lt;script&gt;alert(1)&lt;/script&gt;<p>x</p>") == "&lt;script&gt;alert(1)&lt;/script&gt;<p>x</p>"
    assert html("Tom &amp; “Jerry’s”") == "Tom &amp; “Jerry’s”"


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"]))
        | st.sampled_from(HOSTILE)
        | st.sampled_from(
            ["<h2>", "</h2>", "<p>", "<figure data-photo='", "'>", "&lt;script&gt;", "&amp;lt;b&gt;", "<"]
        ),
        max_size=10,
    ).map("".join)
)
def test_whatever_was_typed_rendering_adds_nothing_harmful_and_loses_no_word(text: str) -> None:
    cleaned = clean_body(text)
    rendered = html(cleaned)
    assert complaints(without_anchors(rendered)) == []
    if "<figure" not in cleaned and cleaned.count("<blockquote>") < 200:
        words = re.findall(r"\w+", body.text_of(cleaned))
        assert re.findall(r"\w+", body.text_of(rendered)) == words


# Pictures --------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_figure_is_filled_with_picture_caption_and_credit() -> None:
    photo = a_photo(alt_text="A <ferry>", caption="From the library", credit="Ada & Co")
    caption = "<figcaption>Its <strong>own</strong></figcaption>"
    rendered = render(f'<p>a</p><figure data-photo="{photo.pk}">{caption}</figure>tail<p>b</p>', "en").html
    root = lxml.html.fragment_fromstring(rendered, create_parent="div")
    [figure] = root.findall("figure")
    assert [element.tag for element in root] == ["p", "figure", "p"]
    assert figure.tail == "tail"
    assert figure.find(".//img").get("alt") == "A <ferry>"
    assert " ".join(figure.find("figcaption").text_content().split()) == "Its own Ada & Co"
    assert figure.find("figcaption/span").get("class") == "credit"
    assert "data-photo" not in rendered


@pytest.mark.django_db
def test_without_a_caption_of_its_own_a_figure_has_that_of_the_library() -> None:
    photo = a_photo(caption="5 < 6 & “so on”")
    for text in ("<figcaption> </figcaption>", ""):
        rendered = render(f'<figure data-photo="{photo.pk}">{text}</figure>', "en").html
        assert "5 &lt; 6 &amp; “so on”" in rendered


@pytest.mark.django_db
def test_markup_in_the_library_is_text() -> None:
    evil = "<script>alert(1)</script>"
    photo = a_photo(caption=evil, credit=evil, alt_text=f'"{evil}')
    rendered = render(f'<figure data-photo="{photo.pk}"></figure>', "en").html
    assert "<script" not in rendered
    assert lxml.html.fragment_fromstring(rendered).find(".//script") is None


@pytest.mark.parametrize("name", ["", "abc", "-1", "0", "1 ", "²", "1e3", "9" * 18, "9" * 19, "9" * 5000])
@pytest.mark.django_db
def test_a_figure_that_names_no_photo_is_left_out_and_what_follows_stays(name: str) -> None:
    text = f'<p>a</p><figure data-photo="{name}"><figcaption>x</figcaption></figure>tail<p>b</p>'
    assert render(text, "en").html == "<p>a</p>tail<p>b</p>"


@pytest.mark.django_db
def test_all_photos_of_a_body_are_fetched_at_once(django_assert_num_queries: object) -> None:
    ids = [a_photo().pk for _ in range(4)]
    text = "".join(f'<figure data-photo="{pk}"></figure>' for pk in [*ids, ids[0], 10**12])
    with django_assert_num_queries(1):  # type: ignore[operator]
        rendered = render(text, "en").html
    assert rendered.count("<figure") == 5
    assert body.photo_ids(text) == {*ids, 10**12}


def test_a_body_without_pictures_asks_the_database_nothing() -> None:
    assert render("<p>x</p>", "en").html == "<p>x</p>"
    assert body.photos_in("<p>x</p>") == {}


@pytest.mark.django_db
def test_figures_inside_of_figures_come_out_once() -> None:
    pk = a_photo().pk
    inner = f'<figure data-photo="{pk}"></figure>'
    rendered = render(clean_body(f'<figure data-photo="{pk}">{inner}<figcaption>x</figcaption></figure>'), "en").html
    assert rendered.count("<figure") == 1
    assert Photo.objects.count() == 1


@pytest.mark.django_db
def test_the_photos_that_stand_in_a_body_are_named_each_once() -> None:
    first, second = a_photo(), a_photo()
    figures = "".join(f'<figure data-photo="{pk}"></figure>' for pk in (second.pk, first.pk, second.pk, 4711))
    assert render(figures, "en").photos == [second, first]
