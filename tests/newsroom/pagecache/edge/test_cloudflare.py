"""Cloudflare hears what its API says it wants to hear."""

import pytest

from newsroom.pagecache.edge.cloudflare import MOST, Cloudflare
from newsroom.pagecache.edge.interface import EdgeError
from tests.newsroom.pagecache.edge.far import Asked, Far

LINE = "POST /client/v4/zones/023e1/purge_cache"
HEADERS = {"Authorization": "Bearer hush-hush", "Content-Type": "application/json"}


def cloudflare(far: Far) -> Cloudflare:
    return Cloudflare(far.url, "023e1", "hush-hush")


def test_tags_are_purged_in_one_call(far: Far) -> None:
    cloudflare(far).purge(["article:12", "in:news"])
    assert far.asked == [Asked(LINE, HEADERS, {"tags": ["article:12", "in:news"]})]


def test_many_tags_are_purged_in_as_few_calls_as_every_plan_allows(far: Far) -> None:
    keys = [f"article:{n}" for n in range(2 * MOST + 1)]
    cloudflare(far).purge(keys)
    assert [len(asked.data["tags"]) for asked in far.asked] == [30, 30, 1]
    assert [tag for asked in far.asked for tag in asked.data["tags"]] == keys


def test_everything_is_purged_by_a_word_of_its_own(far: Far) -> None:
    cloudflare(far).purge_all()
    assert far.asked == [Asked(LINE, HEADERS, {"purge_everything": True})]


@pytest.mark.parametrize("said", [{"success": False, "errors": [{"message": "hush-hush"}]}, {}, [], b"<html>"])
def test_an_answer_that_does_not_say_it_purged_is_an_error(far: Far, said: object) -> None:
    far.answers = [(200, said)]
    with pytest.raises(EdgeError, match=r"not that it purged\.$"):
        cloudflare(far).purge(["article:12"])


def test_the_token_is_shown_nowhere() -> None:
    edge = Cloudflare("https://api.cloudflare.com", "023e1", "hush-hush")
    assert "hush-hush" not in repr(edge) + edge.name
