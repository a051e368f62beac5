"""Work spread over processes."""

from articles.demo.pool import spread


def test_results_come_in_the_order_of_the_tasks() -> None:
    assert list(spread(abs, [-3, -1, -2], workers=2)) == [3, 1, 2]


def test_one_worker_needs_no_process() -> None:
    seen: list[int] = []

    assert list(spread(seen.append, [1, 2], workers=1)) == [None, None]
    assert seen == [1, 2]
