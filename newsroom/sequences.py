"""Two sequences side by side: what stayed, what went and what came, in bounded time whatever they hold."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

#: How much is compared exactly: items before times items after. What exceeds it counts as replaced as a whole.
MOST_COMPARED = 400_000_000

#: The weight of what is never given up.
STARTS = 10**9

type Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """`before[start:end]` stands where `after[new_start:new_end]` now does; `same` says that nothing changed."""

    same: bool
    start: int
    end: int
    new_start: int
    new_end: int


def stretches[Item: Hashable](
    before: Sequence[Item], after: Sequence[Item], *, weigh: Callable[[Item], int] = lambda _item: 1
) -> list[Stretch]:
    """Return the stretches that stayed and that changed, by turns.

    What stayed between two changes and weighs no more than either is given up: half a dozen small words that two
    texts share by chance would make both unreadable. Something that only came or only went begins, where it can,
    with an item that weighs `STARTS`: the start of a paragraph, say.

        >>> [(s.same, "abc"[s.start : s.end], "axc"[s.new_start : s.new_end]) for s in stretches("abc", "axc")]
        [(True, 'a', 'a'), (False, 'b', 'x'), (True, 'c', 'c')]
    """
    scale = _Scale(before, after, weigh)
    found: list[Stretch] = []
    kept = [*_kept(before, after), (len(before), len(after))]
    _slide(kept, before, after, weigh)
    for stretch in _by_turns(kept[:-1], len(before), len(after)):
        found.append(stretch)
        while len(found) > 2 and not found[-1].same and scale.is_chance(*found[-3:]):
            first, _chance, last = found[-3:]
            found[-3:] = [Stretch(False, first.start, last.end, first.new_start, last.new_end)]
    return found


class _Scale[Item]:
    """Weighs any stretch at once, however long."""

    def __init__(self, before: Sequence[Item], after: Sequence[Item], weigh: Callable[[Item], int]) -> None:
        self.before = list(accumulate(map(weigh, before), initial=0))
        self.after = list(accumulate(map(weigh, after), initial=0))

    def is_chance(self, first: Stretch, kept: Stretch, last: Stretch) -> bool:
        weight = self.before[kept.end] - self.before[kept.start]
        return weight <= min(self._changed(first), self._changed(last))

    def _changed(self, stretch: Stretch) -> int:
        went = self.before[stretch.end] - self.before[stretch.start]
        came = self.after[stretch.new_end] - self.after[stretch.new_start]
        return max(went % STARTS, came % STARTS)


def _by_turns(kept: list[Pair], before: int, after: int) -> Iterator[Stretch]:
    """Yield the stretches that pairs of kept positions leave."""
    at = new_at = n = 0
    while n < len(kept):
        start, new_start = kept[n]
        if (start, new_start) != (at, new_at):
            yield Stretch(False, at, start, new_at, new_start)
        length = 1
        while n + length < len(kept) and kept[n + length] == (start + length, new_start + length):
            length += 1
        at, new_at, n = start + length, new_start + length, n + length
        yield Stretch(True, start, at, new_start, new_at)
    if (at, new_at) != (before, after):
        yield Stretch(False, at, before, new_at, after)


def _slide[Item](kept: list[Pair], before: Sequence[Item], after: Sequence[Item], weigh: Callable[[Item], int]) -> None:
    """Move what only came, or only went, back to an item that starts something: of “a ¶ b ¶ c” not “b ¶” but “¶ b”."""
    for at in range(1, len(kept)):
        (n, m), (next_n, next_m) = kept[at - 1], kept[at]
        went, came = next_n - n - 1, next_m - m - 1
        if bool(went) == bool(came):
            continue
        changed, place = (before, n + 1) if went else (after, m + 1)
        back = _way_back(kept, at, (changed, place, went or came), weigh)
        for one in range(at - back, at):
            kept[one] = kept[one][0] + went, kept[one][1] + came


def _way_back[Item](
    kept: list[Pair], at: int, change: tuple[Sequence[Item], int, int], weigh: Callable[[Item], int]
) -> int:
    """Return how far the change can go back, and must to begin with a start; 0 if it can't or need not."""
    items, place, length = change
    back = 0
    while weigh(items[place - back]) < STARTS:
        back += 1
        is_next = back <= at and kept[at - back] == (kept[at - 1][0] - back + 1, kept[at - 1][1] - back + 1)
        if not is_next or items[place - back] != items[place + length - back]:
            return 0
    return back


def _kept[Item: Hashable](before: Sequence[Item], after: Sequence[Item]) -> Iterator[Pair]:
    """Yield the positions of what stayed: around items that each side has once, then exactly in between."""
    start, end, new_end = _shared_ends(before, after)
    yield from ((n, n) for n in range(start))
    at, new_at, budget = start, start, MOST_COMPARED
    anchors = _anchors(before[start:end], after[start:new_end])
    for n, m in [*((start + n, start + m) for n, m in anchors), (end, new_end)]:
        cost = (n - at) * (m - new_at)
        if 0 < cost <= budget:
            budget -= cost
            found = _longest_common(before[at:n], after[new_at:m])
            yield from ((at + k, new_at + j) for k, j in found)
        if n < end:
            yield n, m
        at, new_at = n + 1, m + 1
    yield from zip(range(end, len(before)), range(new_end, len(after)), strict=True)


def _shared_ends[Item](before: Sequence[Item], after: Sequence[Item]) -> tuple[int, int, int]:
    """Return where the first change starts, and where the last ends on either side."""
    shorter = min(len(before), len(after))
    start = 0
    while start < shorter and before[start] == after[start]:
        start += 1
    tail = 0
    while tail < shorter - start and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return start, len(before) - tail, len(after) - tail


def _anchors[Item: Hashable](before: Sequence[Item], after: Sequence[Item]) -> list[Pair]:
    """Return positions of items that stand once on each side, as many as kept their order."""
    once = _once(after)
    pairs = [(n, once[item]) for item, n in _once(before).items() if item in once]
    lowest: list[int] = []  # by length of a row in order: the lowest last position on the new side
    ends: list[int] = []
    links: list[int] = []
    for number, (_n, m) in enumerate(pairs):
        length = bisect_left(lowest, m)
        lowest[length : length + 1] = [m]
        ends[length : length + 1] = [number]
        links.append(ends[length - 1] if length else -1)
    found, number = [], ends[-1] if ends else -1
    while number >= 0:
        found.append(pairs[number])
        number = links[number]
    return found[::-1]


def _once[Item: Hashable](items: Sequence[Item]) -> dict[Item, int]:
    counts = Counter(items)
    return {item: n for n, item in enumerate(items) if counts[item] == 1}


def _longest_common[Item: Hashable](before: Sequence[Item], after: Sequence[Item]) -> list[Pair]:
    """Return the positions of a longest common subsequence.

    Hyyrö's way: a row of the usual table is one big number, so that a machine word does 64 cells at once.
    """
    places: dict[Item, int] = {}
    for n, item in enumerate(before):
        places[item] = places.get(item, 0) | 1 << n
    everywhere = row = (1 << len(before)) - 1
    rows = []
    for item in after:
        hits = row & places.get(item, 0)
        row = ((row + hits) | (row - hits)) & everywhere
        rows.append(row)
    found, n, m = [], len(before), len(after)
    while n and m:
        if rows[m - 1] >> (n - 1) & 1:
            n -= 1
        elif m > 1 and not rows[m - 2] >> (n - 1) & 1:
            m -= 1
        else:
            n, m = n - 1, m - 1
            found.append((n, m))
    return found[::-1]
