"""An edge that is away, slow or strange is an error in one sentence, which holds no secret."""

import socket

import pytest

from newsroom.pagecache.edge import calling
from newsroom.pagecache.edge.calling import call
from newsroom.pagecache.edge.interface import EdgeError
from tests.newsroom.pagecache.edge.far import Far

SECRET = {"Fastly-Key": "hush-hush"}


def complaint(url: str) -> str:
    with pytest.raises(EdgeError) as caught:
        call("POST", url, SECRET)
    assert "hush-hush" not in str(caught.value)
    return str(caught.value)


def test_a_refusal_is_an_error_with_its_status(far: Far) -> None:
    far.answers = [(401, {"msg": "hush-hush is no token"})]
    assert complaint(far.url) == "It answered 401 (Unauthorized)."


def test_an_edge_that_is_away_is_an_error() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        assert "could not be reached: " in complaint(f"http://127.0.0.1:{closed.getsockname()[1]}/")


def test_an_edge_that_does_not_answer_costs_some_seconds_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    assert calling.SECONDS <= 5
    monkeypatch.setattr(calling, "SECONDS", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert "timed out" in complaint(f"http://127.0.0.1:{silent.getsockname()[1]}/")


def test_a_token_is_not_carried_elsewhere(far: Far) -> None:
    far.location, far.answers = f"{far.url}/elsewhere", [(302, {})]
    assert complaint(far.url) == "It answered 302 (Found)."
    assert len(far.asked) == 1
