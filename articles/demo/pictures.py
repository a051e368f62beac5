"""The pictures of the demo newsroom: what to draw, drawing it, and its place in the library."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from django.core.files.base import ContentFile

from articles.demo import illustrations
from articles.demo.stories import Story
from newsroom.photos import darkroom, library
from newsroom.photos.models import Photo
from newsroom.photos.renditions import Rendition, best, in_format

ALT_TEXTS: dict[str, str] = tomllib.loads(Path(__file__).with_name("scenes.toml").read_text())
CREDIT = "Illustration: The Ansel Courier"
SCENE_SIZE = (1800, 1200)


@dataclass(frozen=True)
class Drawing:
    """One picture to draw; `place` is where it goes: who it shows, or a story and its n-th picture."""

    place: tuple[str, int]
    subject: str
    seed: int
    size: tuple[int, int]
    title: str
    alt_text: str
    caption: str = ""
    is_portrait: bool = False


def planned(
    stories: Iterable[Story], authors: Iterable[Mapping[str, str]], seed: int, size: tuple[int, int]
) -> list[Drawing]:
    """List the pictures that the newsroom needs; the same scene is drawn differently each time."""
    drawings = [_portrait(facts["portrait"], facts["name"], size) for facts in authors]
    drawn: Counter[str] = Counter()
    for story in stories:
        scenes = [(story.picture, story.caption), *story.figures]
        for number, (scene, caption) in enumerate(scenes):
            if scene:
                own = seed * 100 + drawn[scene]
                drawings.append(_scene(story, number, scene, caption, seed=own, size=size))
                drawn[scene] += 1
    return drawings


def draw(drawing: Drawing) -> bytes:
    """Return a drawing as the file of an original."""
    if drawing.is_portrait:
        image = illustrations.portrait(drawing.subject, drawing.size)
    else:
        image = illustrations.draw(drawing.subject, drawing.seed, drawing.size)
    with BytesIO() as made:
        image.convert("RGB").save(made, "JPEG", quality=90)
        return made.getvalue()


def keep(drawing: Drawing, content: bytes) -> Photo:
    """Add a drawing to the library, or return what is there already."""
    try:
        return library.add(
            ContentFile(content, name="drawing.jpg"),
            title=drawing.title,
            alt_text=drawing.alt_text,
            caption=drawing.caption,
            credit=CREDIT,
        )
    except library.AlreadyHereError as error:
        return error.existing


def seen_first(photo: Photo) -> list[Rendition]:
    """List what the first visitors' browsers ask for; the worker and the photo view make the rest."""
    if photo.width == photo.height:
        return [made for made in in_format(photo, "1x1", "avif") if made.width <= 640]
    cards = [made for made in in_format(photo, "3x2", "avif") if made.width <= 960]
    return [*cards, in_format(photo, "full", "avif")[-1], best(photo, "1x1", "jpg", 320)]


def develop(photo: Photo) -> None:
    """Make the renditions that visitors see first."""
    for rendition in seen_first(photo):
        darkroom.make(photo, rendition)


def _portrait(who: str, name: str, size: tuple[int, int]) -> Drawing:
    title = f"Portrait of {name}"
    side = size[0] // 2
    return Drawing((who, 0), who, 0, (side, side), title, f"{title}, drawn", is_portrait=True)


def _scene(story: Story, number: int, scene: str, caption: str, *, seed: int, size: tuple[int, int]) -> Drawing:
    title = f"{scene.replace('-', ' ').capitalize()}, for “{story.slug}”"
    alt_text = f"Illustration: {ALT_TEXTS[scene][0].lower()}{ALT_TEXTS[scene][1:]}"
    return Drawing((story.slug, number), scene, seed, size, title, alt_text, caption)
