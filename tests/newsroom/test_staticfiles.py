"""Style sheets are served as one file for each page, and every name carries its content."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.test import Client, override_settings

from newsroom.staticfiles import IMPORT, BundledStaticFilesStorage

CSS = settings.BASE_DIR / "newsroom/static/newsroom/css"
HASHED = re.compile(r"\.[0-9a-f]{12}\.\w+$")


@pytest.fixture
def storage(tmp_path: Path) -> BundledStaticFilesStorage:
    return BundledStaticFilesStorage(location=tmp_path, base_url="/static/")


def collect(storage: BundledStaticFilesStorage, **files: str) -> str:
    """Save files as collectstatic does, and return the name of the finished style sheet."""
    paths = {}
    for place, text in files.items():
        name = "newsroom/css/" + place.replace("__", "/") + ".css"
        storage.save(name, ContentFile(text))
        paths[name] = (storage, name)
    list(storage.post_process(paths))
    return str(storage.stored_name("newsroom/css/site.css"))


def text_of(storage: BundledStaticFilesStorage, name: str) -> str:
    with storage.open(name) as file:
        return str(file.read().decode())


def test_a_style_sheet_holds_its_imports_in_order(storage: BundledStaticFilesStorage) -> None:
    sheet = '@import "parts/one.css";\n@import "parts/two.css";\np { color: red }\n'
    name = collect(storage, site=sheet, parts__one=".one {}", parts__two=".two {}")
    assert text_of(storage, name) == ".one {}\n.two {}\np { color: red }\n"


def test_addresses_in_a_part_still_lead_where_they_led(storage: BundledStaticFilesStorage) -> None:
    storage.save("newsroom/fonts/serif.woff2", ContentFile("font"))
    font = '@font-face { src: url("../../fonts/serif.woff2") }'
    paths: dict[str, Any] = {"newsroom/fonts/serif.woff2": (storage, "newsroom/fonts/serif.woff2")}
    for name, text in {"site": '@import "parts/fonts.css";\n', "parts/fonts": font}.items():
        storage.save(f"newsroom/css/{name}.css", ContentFile(text))
        paths[f"newsroom/css/{name}.css"] = (storage, f"newsroom/css/{name}.css")
    list(storage.post_process(paths))
    css = text_of(storage, storage.stored_name("newsroom/css/site.css"))
    assert re.search(r'url\("\.\./fonts/serif\.[0-9a-f]{12}\.woff2"\)', css)


def test_a_change_in_a_part_changes_the_sheet(storage: BundledStaticFilesStorage) -> None:
    sheet = '@import "parts/one.css";\n'
    before = collect(storage, site=sheet, parts__one=".one {}")
    after = collect(storage, site=sheet, parts__one=".one { color: red }")
    assert after != before
    assert text_of(storage, after) == ".one { color: red }\n"


def test_collecting_again_gives_the_same_name_and_compresses_nothing(
    storage: BundledStaticFilesStorage, tmp_path: Path
) -> None:
    files = {"site": '@import "parts/one.css";\n', "parts__one": ".one { color: red }\n" * 50}
    first = collect(storage, **files)
    made = (tmp_path / f"{first}.br").stat()
    assert collect(storage, **files) == first
    assert (tmp_path / f"{first}.br").stat() == made


def test_only_names_that_tell_the_content_are_left(storage: BundledStaticFilesStorage, tmp_path: Path) -> None:
    collect(storage, site='@import "parts/one.css";\n', parts__one=".one {}")
    left = [path.name for path in tmp_path.rglob("*.css")]
    assert len(left) == 2
    assert all(HASHED.search(name) for name in left)


def test_every_import_is_one_that_the_bundler_reads() -> None:
    sheets = list(CSS.glob("*.css"))
    assert sheets
    for sheet in sheets:
        text = sheet.read_text()
        assert text.count("@import") == len(IMPORT.findall(text)), sheet
    for part in CSS.glob("*/*.css"):
        assert "@import" not in part.read_text(), part


def test_what_is_collected_is_served_compressed_and_for_ever(built_static: dict[str, Any]) -> None:
    from django.contrib.staticfiles.storage import staticfiles_storage

    with override_settings(STORAGES=built_static):
        urls = [staticfiles_storage.url(f"newsroom/css/{sheet.name}") for sheet in CSS.glob("*.css")]
        client = Client(headers={"Accept-Encoding": "br"})
        for url in urls:
            assert HASHED.search(url)
            response = client.get(url)
            assert response.status_code == 200
            assert response["Content-Encoding"] == "br"
            assert "immutable" in response["Cache-Control"]
            assert b"@import" not in b"".join(response)
