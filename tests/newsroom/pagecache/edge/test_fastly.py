"""Fastly hears what its API says it wants to hear."""

from newsroom.pagecache.edge.fastly import MOST, Fastly
from tests.newsroom.pagecache.edge.far import Asked, Far

HEADERS = {"Accept": "application/json", "Fastly-Key": "hush-hush"}


def fastly(far: Far) -> Fastly:
    return Fastly(far.url, "SU1Z0", "hush-hush")


def test_keys_are_purged_in_one_call(far: Far) -> None:
    fastly(far).purge(["article:12", "in:news"])
    assert far.asked == [Asked("POST /service/SU1Z0/purge", HEADERS | {"Surrogate-Key": "article:12 in:news"})]


def test_many_keys_are_purged_in_as_few_calls_as_fastly_allows(far: Far) -> None:
    keys = [f"article:{n}" for n in range(2 * MOST + 1)]
    fastly(far).purge(keys)
    assert [len(line.split()) for line in far.keys] == [256, 256, 1]
    assert " ".join(far.keys).split() == keys


def test_everything_is_purged_by_a_call_of_its_own(far: Far) -> None:
    fastly(far).purge_all()
    assert far.asked == [Asked("POST /service/SU1Z0/purge_all", HEADERS)]


def test_the_token_is_shown_nowhere() -> None:
    edge = Fastly("https://api.fastly.com", "SU1Z0", "hush-hush")
    assert "hush-hush" not in repr(edge) + edge.name
