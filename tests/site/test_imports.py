"""Imports go one way: demo -> reviews and the like -> articles -> authors -> the newsroom floor; the roof is apart."""

from graphlib import CycleError, TopologicalSorter

from tests.site.source import Module, modules, names

#: From the floor upwards; of two packages on one storey neither imports the other.
STOREYS = (
    ("newsroom",),
    ("authors",),
    ("articles",),
    ("articles.reviews", "articles.error_reports", "articles.fronts"),
    ("articles.demo",),
)
ROOF = {"newsroom.settings", "newsroom.urls"}
FORBIDDEN_NAMES = {"utils", "util", "core", "common", "helpers", "helper", "services", "service", "misc", "base"}

HEIGHT = {package: height for height, storey in enumerate(STOREYS) for package in storey}


def package_of(name: str) -> str:
    """Return the package of the house that a module belongs to: the longest that begins its name."""
    return max((package for package in HEIGHT if f"{name}.".startswith(f"{package}.")), key=len)


def is_ours(name: str) -> bool:
    return name.partition(".")[0] in HEIGHT


def goes_down(importer: str, imported: str) -> bool:
    above, below = package_of(importer), package_of(imported)
    return above == below or HEIGHT[above] > HEIGHT[below]


def edges(module: Module) -> list[tuple[str, int]]:
    return [(name, line) for name, line in module.imported() if is_ours(name)]


def test_every_import_goes_down_the_house() -> None:
    wrong = [
        f"{module.path}:{line} imports {name}"
        for module in modules()
        if module.name not in ROOF
        for name, line in edges(module)
        if not goes_down(module.name, name)
    ]
    assert wrong == []


def test_nobody_imports_the_roof() -> None:
    """Settings come from django.conf, addresses from reverse()."""
    wrong = [f"{module.path}:{line}" for module in modules() for name, line in edges(module) if name in ROOF]
    assert wrong == []


def test_the_rule_would_notice_each_wrong_direction() -> None:
    assert not goes_down("newsroom.admin", "articles.models")
    assert not goes_down("authors.views", "articles.models.version")
    assert not goes_down("articles.views.story", "articles.reviews.models")
    assert not goes_down("articles.reviews.views", "articles.fronts.models")
    assert not goes_down("articles.error_reports.views", "articles.reviews.models")
    assert not goes_down("articles.reviews.views", "articles.demo.house")
    assert goes_down("articles.demo.house", "articles.reviews.models")


def test_no_module_imports_itself_by_a_detour() -> None:
    graph = {module.name: {name for name, _line in edges(module)} - {module.name} for module in modules()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        raise AssertionError(" -> ".join(error.args[1])) from error


def test_what_is_imported_of_ours_exists() -> None:
    for module in modules():
        for name, line in edges(module):
            assert name in names(), f"{module.path}:{line} imports {name}"


def test_no_module_is_named_after_nothing() -> None:
    parts = {part: name for name in names() for part in name.split(".")}
    assert parts.keys() & FORBIDDEN_NAMES == set()


def test_tests_are_imported_by_nobody() -> None:
    for module in modules():
        for name, line in module.imported():
            assert name.partition(".")[0] != "tests", f"{module.path}:{line}"
