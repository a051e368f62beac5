"""What Varnish is sent; what a real one makes of it is tested in test_varnish_itself.py."""

from newsroom.pagecache.edge.varnish import LONGEST, Varnish
from tests.newsroom.pagecache.edge.far import Asked, Far


def test_keys_are_banned_in_one_call(far: Far) -> None:
    Varnish(far.url).purge(["article:12", "in:news"])
    assert far.asked == [Asked("BAN /", {"Surrogate-Key": "article:12 in:news"})]


def test_many_keys_are_banned_in_lines_that_a_header_has_room_for(far: Far) -> None:
    keys = [f"article:{n}" for n in range(1000)]
    Varnish(far.url).purge(keys)
    assert len(far.keys) == 3
    assert max(map(len, far.keys)) <= LONGEST
    assert " ".join(far.keys).split() == keys


def test_everything_is_banned_by_a_star(far: Far) -> None:
    Varnish(far.url).purge_all()
    assert far.keys == ["*"]
