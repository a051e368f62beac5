"""A photo in a page."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.template import Context, Template
from lxml import html
from lxml.html import HtmlElement
from pytest_django import DjangoAssertNumQueries, Settings

from newsroom.photos.markup import picture_html, preload_attrs
from newsroom.photos.models import Photo

type Add = Callable[..., Photo]


@dataclass(frozen=True)
class Frozen:
    """The facts of a photo as a Version keeps them: no model, no database."""

    pk: int = 1200
    digest: str = "ab" * 32
    width: int = 3000
    height: int = 2400
    focal_x: float = 0.5
    focal_y: float = 0.5
    tint: str = "c84"
    alt_text: str = 'The "old" quay'
    decorative: bool = False


def rendered(source: str, **context: object) -> HtmlElement:
    return html.fragment_fromstring(Template("{% load photos %}" + source).render(Context(context)))


def image(element: HtmlElement) -> HtmlElement:
    return next(element.iter("img"))


def test_a_browser_may_choose_among_formats_and_widths() -> None:
    element = html.fragment_fromstring(picture_html(Frozen(), sizes="(min-width: 60rem) 40rem, 100vw"))
    sources = [*element.iter("source")]
    assert [source.get("type") for source in sources] == ["image/avif", "image/webp"]
    for part, ending in zip([*sources, image(element)], ["avif", "webp", "jpg"], strict=True):
        offered = [one.split() for one in (part.get("srcset") or "").split(", ")]
        assert [width for _, width in offered] == ["320w", "640w", "960w", "1600w"]
        assert all(url.startswith("/media/photos/1200/") and url.endswith(f".{ending}") for url, _ in offered)
        assert part.get("sizes") == "(min-width: 60rem) 40rem, 100vw"


@pytest.mark.parametrize(
    ("size", "crop", "shown"),
    [
        ((3000, 2400), "full", ("1600", "1280")),
        ((3000, 2400), "3x2", ("1600", "1067")),
        ((500, 400), "full", ("500", "400")),
        ((500, 400), "1x1", ("400", "400")),
    ],
)
def test_the_page_never_shifts(size: tuple[int, int], crop: str, shown: tuple[str, str]) -> None:
    element = rendered("{% picture photo crop=crop %}", photo=Frozen(width=size[0], height=size[1]), crop=crop)
    assert (image(element).get("width"), image(element).get("height")) == shown
    assert image(element).get("class") == "tint-c84"


def test_numbers_are_never_grouped(settings: Settings) -> None:
    settings.USE_THOUSAND_SEPARATOR = True
    assert image(rendered("{% picture photo %}", photo=Frozen())).get("width") == "1600"


def test_a_picture_loads_when_it_comes_near_unless_it_is_the_first_thing_seen() -> None:
    lazy = image(rendered("{% picture photo %}", photo=Frozen()))
    assert (lazy.get("loading"), lazy.get("fetchpriority"), lazy.get("decoding")) == ("lazy", None, "async")
    eager = image(rendered("{% picture photo eager=True %}", photo=Frozen()))
    assert (eager.get("loading"), eager.get("fetchpriority")) == ("eager", "high")


@pytest.mark.parametrize(
    ("photo", "given", "alt"),
    [
        (Frozen(), None, 'The "old" quay'),
        (Frozen(decorative=True), None, ""),
        (Frozen(), "", ""),
        (Frozen(decorative=True), "<b>In this story</b>", "<b>In this story</b>"),
    ],
)
def test_the_alt_text_is_the_storys_or_the_librarys(photo: Frozen, given: str | None, alt: str) -> None:
    assert image(html.fragment_fromstring(picture_html(photo, alt=given))).get("alt") == alt


def test_without_srcset_a_middling_file_is_loaded() -> None:
    assert "-960.jpg" in (image(rendered("{% picture photo %}", photo=Frozen())).get("src") or "")


def test_a_picture_costs_no_query(add: Add, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    photo = add()
    with django_assert_num_queries(0):
        assert f"tint-{photo.tint}" in picture_html(photo)


def test_there_is_no_inline_style() -> None:
    assert "style" not in picture_html(Frozen())


def test_the_preload_asks_for_just_what_the_picture_will() -> None:
    photo = Frozen()
    link = rendered('{% picture_preload photo crop="3x2" sizes="50vw" %}', photo=photo)
    source = next(html.fragment_fromstring(picture_html(photo, crop="3x2", sizes="50vw")).iter("source"))
    assert link.tag == "link"
    assert (link.get("imagesrcset"), link.get("imagesizes")) == (source.get("srcset"), source.get("sizes"))
    assert dict(link.attrib) == preload_attrs(photo, "3x2", "50vw")
    assert link.get("type") == "image/avif"
