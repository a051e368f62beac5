"""Our own Python modules, parsed: what tests ask about how the code hangs together."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

ROOT = settings.BASE_DIR
PACKAGES = ("newsroom", "authors", "articles")


@dataclass(frozen=True)
class Module:
    name: str
    path: Path
    tree: ast.Module
    text: str

    @property
    def is_migration(self) -> bool:
        return ".migrations" in self.name

    def imported(self) -> Iterator[tuple[str, int]]:
        """Yield what the module imports, at its top or within a function, with the line."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                origin = self.origin_of(node)
                for alias in node.names:
                    whole = f"{origin}.{alias.name}"
                    yield (whole if whole in names() else origin), node.lineno

    def origin_of(self, node: ast.ImportFrom) -> str:
        """Return the whole name of where `from … import` takes from; each dot but the first goes up one."""
        if not node.level:
            return node.module or ""
        up = node.level - (self.path.name == "__init__.py")
        parts = self.name.split(".")
        return ".".join([*parts[: len(parts) - up], *([node.module] if node.module else [])])


@cache
def modules() -> tuple[Module, ...]:
    paths = (path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))
    return tuple(parsed(path) for path in paths)


def parsed(path: Path) -> Module:
    text = path.read_text()
    return Module(dotted(path), path.relative_to(ROOT), ast.parse(text), text)


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def names() -> frozenset[str]:
    return frozenset(dotted(path) for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
