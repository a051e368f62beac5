"""Ways through a page: scrolling to its end, and from one stop of the Tab key to the next."""

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page

MANY = 300

#: Screen after screen, each with its pictures; then the frame in which a shift would be noted.
SCROLL = """
async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
    scrollTo({ top, behavior: "instant" });
    await frame();
    const near = [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight);
    await Promise.all(near.map((image) => image.decode().catch(() => undefined)));
    await frame();
  }
}
"""

STOP = """
() => {
  const part = document.activeElement;
  if (!part || part === document.body) return null;
  const box = part.getBoundingClientRect();
  const style = getComputedStyle(part);
  return {
    words: (part.innerText || part.getAttribute("aria-label") || part.name || part.tagName).slice(0, 60),
    height: (part.closest("label") ?? part).getBoundingClientRect().height,
    is_shown: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth && part.checkVisibility({ visibilityProperty: true }),
    has_ring: part.matches(":focus-visible") && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    is_in_text: Boolean(part.closest("p, dd, figcaption, .form-errors")),
  };
}
"""


@dataclass(frozen=True)
class Stop:
    """Where the Tab key has led."""

    words: str
    height: float
    is_shown: bool
    has_ring: bool
    is_in_text: bool


def scroll_through(page: Page) -> None:
    page.evaluate(SCROLL)


def tab_stops(page: Page) -> Iterator[Stop]:
    """Press Tab until the page is left."""
    for _press in range(MANY):
        page.keyboard.press("Tab")
        found = page.evaluate(STOP)
        if found is None:
            return
        yield Stop(**found)
    raise AssertionError(f"The keyboard is caught on {page.url}")
