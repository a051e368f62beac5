"""The house's own measures: what is longer than this is two things."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.site.source import ROOT, Module, modules, parsed

PYTHON, FUNCTION, SHEET, TEMPLATE = 250, 30, 200, 120
COMMENT = re.compile(r"{#.*?#}")
SENTENCE = re.compile(r"[A-Z`“].{5,}[.?!:]")
INLINE = re.compile(r"<style|<script(?![^>]*\b(src=|application/(ld\+)?json))|\sstyle=|\son[a-z]+=", re.IGNORECASE)


def assert_none(wrong: Iterable[str]) -> None:
    told = "\n".join(wrong)
    assert not told, told


def sources() -> list[Module]:
    """Return all Python of ours but migrations, which Django writes: tests too."""
    tests = [parsed(path) for path in sorted((ROOT / "tests").rglob("*.py"))]
    return [module for module in (*modules(), *tests) if not module.is_migration]


def assert_short(paths: Iterable[Path], most: int) -> None:
    lengths = {path: len(path.read_text().splitlines()) for path in paths}
    assert_none(f"{path.relative_to(ROOT)} has {length} lines" for path, length in lengths.items() if length > most)


def functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function's body, without what its docstring takes."""
    first = function.body[1 if ast.get_docstring(function) and len(function.body) > 1 else 0]
    return (function.end_lineno or 0) - first.lineno + 1


def test_python_files_are_short() -> None:
    assert_short((ROOT / module.path for module in sources()), PYTHON)


def test_functions_are_short() -> None:
    assert_none(
        f"{module.path}:{function.lineno} {function.name} has {length} lines"
        for module in sources()
        for function in functions(module)
        if (length := length_of(function)) > FUNCTION
    )


def test_style_sheets_are_short() -> None:
    assert_short((ROOT / "newsroom/static/newsroom").rglob("*.css"), SHEET)


def test_templates_are_short() -> None:
    assert_short((ROOT / "templates").rglob("*.html"), TEMPLATE)


def test_every_module_says_in_a_line_what_it_is_for() -> None:
    firsts = {module.path: (ast.get_docstring(module.tree) or "").partition("\n")[0] for module in sources()}
    assert_none(f"{path}: “{first}”" for path, first in firsts.items() if not SENTENCE.fullmatch(first))


def test_no_template_has_a_script_or_a_style_of_its_own() -> None:
    templates = {path: COMMENT.sub("", path.read_text()) for path in (ROOT / "templates").rglob("*.html")}
    assert_none(str(path.relative_to(ROOT)) for path, text in templates.items() if INLINE.search(text))
