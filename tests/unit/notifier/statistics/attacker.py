"""Readers of published figures who want to know a small number, and who can calculate.

Written apart from ``suppression``, and another way: equations in place of trees. The first knows
only what is published and how it was rounded. The second has the program, and runs it on
everything that could have been counted.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import combinations, product

from notifier.statistics.suppression import Split

LIMIT = 10
ROUNDING = 5
FAR = 10**9

Equation = Mapping[str, int]
"""What each count is multiplied by in a sum that is nought."""

Ranges = dict[str, tuple[int, int]]


def equations(sums: Iterable[Split]) -> list[Equation]:
    """What the tables say, and what follows when one table is subtracted from another."""
    found = [{one.whole: -1} | dict.fromkeys(one.parts, 1) for one in sums]
    return [*found, *_subtracted(found)]


def _subtracted(found: list[dict[str, int]]) -> Iterator[Equation]:
    of: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        for name in one:
            of[name].append(number)
    for name, numbers in of.items():
        for first, second in combinations(numbers, 2):
            one, other = found[first], found[second]
            factor = -other[name] * one[name]
            names = (one.keys() | other.keys()) - {name}
            difference = {key: other.get(key, 0) + factor * one.get(key, 0) for key in names}
            yield {key: number for key, number in difference.items() if number}


def read(shown: Mapping[str, int], names: Iterable[str]) -> Ranges:
    """What was shown, unrounded; of the rest nothing but that it is no less than nought."""
    near = (ROUNDING - 1) // 2
    return {
        name: (max(LIMIT, shown[name] - near), shown[name] + near) if name in shown else (0, FAR)
        for name in names
    }


def calculated(shown: Mapping[str, int], known: Collection[Equation]) -> Ranges:
    """Between which numbers each count is, when nothing narrower follows from any equation."""
    ranges = read(shown, {name for one in known for name in one})
    while True:
        before = dict(ranges)
        for one in known:
            _narrow(one, ranges)
        if ranges == before:
            return ranges


def _narrow(one: Equation, ranges: Ranges) -> None:
    least = sum(min(n * ranges[key][0], n * ranges[key][1]) for key, n in one.items())
    most = sum(max(n * ranges[key][0], n * ranges[key][1]) for key, n in one.items())
    for key, n in one.items():
        low, high = ranges[key]
        others = least - min(n * low, n * high), most - max(n * low, n * high)
        # n * count = -(the others), and n is 1 or -1 wherever two tables share one total.
        ends = sorted((-others[0] * n, -others[1] * n))
        ranges[key] = max(low, ends[0]), min(high, ends[1])


def learnt(
    shown: Mapping[str, int], truth: Mapping[str, int], known: Collection[Equation]
) -> list[str]:
    """Small counts of which any number below ten can be ruled out."""
    ranges = calculated(shown, known)
    return sorted(
        key
        for key, (low, high) in ranges.items()
        if truth[key] < LIMIT and (low > 0 or high < LIMIT - 1)
    )


def fewest_left(
    parts: int, below: int, published: Callable[[dict[str, int]], Mapping[str, int]]
) -> int:
    """For whoever has the program: how few values a small count is left with, at the worst.

    Of one table with a total under ``below``: everything that can be counted is published, and
    whatever looks the same is put together.
    """
    names = [f"part{number}" for number in range(parts)]
    alike: dict[tuple[tuple[str, int], ...], list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(below), repeat=parts):
        if sum(counts) < below:
            shown = published(dict(zip(names, counts, strict=True)) | {"all": sum(counts)})
            alike[tuple(sorted(shown.items()))].append(counts)
    left = [FAR]
    for shown_as, same in alike.items():
        # Near the end not everything that looks the same was counted through.
        if dict(shown_as).get("all", 0) + ROUNDING < below:
            for place, name in enumerate(names):
                values = {counts[place] for counts in same}
                if name not in dict(shown_as) and min(values) < LIMIT:
                    left.append(len(values))
    return min(left)
