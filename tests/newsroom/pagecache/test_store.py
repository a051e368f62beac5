"""The store keeps within its bytes, lets go of what was not asked for longest, and never keeps what was purged."""

import random
from threading import Thread

from newsroom.pagecache.page import Page
from newsroom.pagecache.store import Store


def a_page(*tags: str, size: int = 1000, number: int = 1) -> Page:
    return Page("200 OK", [("Content-Type", "text/html")], b"x" * size, tags, number, 1e12, 1e12)


def yes() -> bool:
    return True


def full(limit: int, count: int) -> Store:
    store = Store(limit)
    for number in range(count):
        assert store.put(f"/{number}", a_page(f"article:{number}", "all"), yes)
    return store


def test_it_keeps_within_its_bytes_whatever_comes() -> None:
    store, chance = Store(200_000), random.Random(5)
    for step in range(2000):
        size = chance.choice([10, 1000, 30_000, 100_000])
        store.put(f"/{chance.randrange(60)}", a_page(f"article:{chance.randrange(9)}", size=size), yes)
        if step % 50 == 0:
            store.drop({f"article:{chance.randrange(9)}"})
        assert store.bytes <= store.limit
        assert store.bytes == sum(store._sizes.values())
        assert store._pages.keys() == store._sizes.keys()
    store.drop(f"article:{number}" for number in range(9))
    assert (store.bytes, len(store), len(store._by_tag)) == (0, 0, 0)


def test_what_was_not_asked_for_longest_goes_first() -> None:
    store = full(10_000_000, 10)
    assert store.get("/0")
    store.limit = store.bytes
    for number in range(9):
        store.put(f"/more/{number}", a_page("article:10", "all"), yes)
        assert store.get("/0")
    assert [store.get(f"/{number}") for number in range(1, 10)] == [None] * 9


def test_a_page_larger_than_everything_is_not_kept_and_pushes_nothing_out() -> None:
    store = full(100_000, 3)
    assert not store.put("/large", a_page(size=100_000), yes)
    assert len(store) == 3


def test_a_tag_drops_its_pages_and_no_other() -> None:
    store = full(1_000_000, 5)
    assert store.drop({"article:3", "article:77"}) == 1
    assert store.get("/3") is None
    assert len(store) == 4
    assert store.drop({"all"}) == 4
    assert (len(store), store.bytes) == (0, 0)


def test_a_page_that_replaces_another_is_dropped_by_its_own_tags_only() -> None:
    store = Store(1_000_000)
    store.put("/", a_page("article:1"), yes)
    store.put("/", a_page("article:2"), yes)
    assert store.drop({"article:1"}) == 0
    assert store.drop({"article:2"}) == 1


def test_what_no_longer_holds_does_not_push_out_what_does() -> None:
    store = full(1_000_000, 1)
    before = store.get("/0")
    assert not store.put("/0", a_page("article:0", number=0), lambda: False)
    assert store.get("/0") is before


def test_whether_a_page_holds_is_asked_inside_the_lock() -> None:
    """Else a purge could come between the answer and the page."""
    store = Store(1_000_000)
    assert store.put("/", a_page(), store._lock.locked)


def test_many_threads_leave_it_consistent() -> None:
    store = Store(300_000)

    def work(seed: int) -> None:
        chance = random.Random(seed)
        for _ in range(400):
            key = f"/{chance.randrange(40)}"
            store.put(key, a_page(f"article:{chance.randrange(8)}", size=chance.randrange(20_000)), yes)
            store.get(f"/{chance.randrange(40)}")
            store.drop({f"article:{chance.randrange(8)}"})

    threads = [Thread(target=work, args=(seed,)) for seed in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.bytes == sum(store._sizes.values()) <= store.limit
    assert {key for keys in store._by_tag.values() for key in keys} <= store._pages.keys()
