"""What is installed is pinned: every package by version and hash, and nowhere the name of a host."""

import json
import re
import tomllib

import pytest
from django.conf import settings

PIN = re.compile(
    r"^([a-z0-9][a-z0-9.-]*)==(\S+)(?: ;[^\\\n]*)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)
NAME = re.compile(r"^[A-Za-z0-9._-]+")


def pins(lock: str) -> dict[str, str]:
    """Return version by package, having seen that nothing stands in the file without a hash."""
    text = (settings.BASE_DIR / lock).read_text()
    assert "\n    #" in text
    rest = "\n".join(line for line in PIN.sub("", text).splitlines() if not line.lstrip().startswith("#"))
    assert rest.strip() == ""
    return {found[1]: found[2] for found in PIN.finditer(text)}


def named(requirements: list[str]) -> set[str]:
    return {found[0].lower() for found in map(NAME.match, requirements) if found}


def test_what_the_project_asks_for_is_pinned_once() -> None:
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())
    runtime, develop = pins("requirements.lock"), pins("requirements-dev.lock")
    assert named(project["project"]["dependencies"]) <= runtime.keys()
    assert named(project["dependency-groups"]["dev"]) <= develop.keys()
    assert runtime.items() <= develop.items()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock", "package-lock.json"])
def test_a_lock_file_names_no_host(lock: str) -> None:
    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links", (settings.BASE_DIR / lock).read_text())


def test_the_packages_of_npm_have_hashes() -> None:
    packages = json.loads((settings.BASE_DIR / "package-lock.json").read_text())["packages"]
    packages.pop("")
    assert packages
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
