"""The settings name the edges; where they name none, nothing is called."""

import pytest
from pytest_django.fixtures import Settings

from newsroom.pagecache.edge.configured import edges, is_configured
from newsroom.pagecache.edge.interface import Null


def test_by_default_there_is_no_edge(settings: Settings) -> None:
    assert settings.EDGE == "null"
    [edge] = edges()
    assert isinstance(edge, Null)
    assert not is_configured()


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("varnish", ["varnish http://10.0.0.1:6081", "varnish http://10.0.0.2:6081"]),
        ("fastly", ["fastly abc"]),
        ("cloudflare", ["cloudflare abc"]),
    ],
)
def test_each_edge_has_a_name_of_its_own(settings: Settings, kind: str, names: list[str]) -> None:
    settings.EDGE, settings.EDGE_SERVICE, settings.EDGE_TOKEN = kind, "abc", "hush-hush"
    settings.EDGE_URLS = ["http://10.0.0.1:6081", "http://10.0.0.2:6081"]
    assert [edge.name for edge in edges()] == names
    assert is_configured()
