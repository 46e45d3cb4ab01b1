"""What is calculated from figures that are published, so that it tells no more than they do."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from notifier.statistics.suppression import bounds_of
from notifier.statistics.tables import Table, splits

SMALLEST_WHOLE: Final = 50
"""A percentage of fewer is not shown: of 12 of 40, rounding alone makes 25 to 35."""

_SPLITS: Final = splits()


@dataclass(frozen=True, slots=True)
class Part:
    """One row of a table; None where it is hidden. ``share``: in whole percents of the whole."""

    name: str
    number: int | None
    share: int | None


def parts_of(table: Table, cells: Mapping[str, int]) -> tuple[Part, ...]:
    """Every row, in the order of the table."""
    whole = cells.get(table.of)
    return tuple(
        Part(name, cells.get(key), share_of(cells.get(key), whole))
        for name, key in zip(table.bins, table.cells, strict=True)
    )


def share_of(number: int | None, whole: int | None) -> int | None:
    """In whole percents; None where one of them is hidden, or the whole is too small."""
    if number is None or whole is None or whole < SMALLEST_WHOLE:
        return None
    return min(100, round(100 * number / whole))


def median_class(table: Table, cells: Mapping[str, int]) -> str | None:
    """The class in which the middle one lies; None where what is shown leaves room for two.

    The classes of ``table`` are in order; ``onbekend`` is none of them.
    """
    whole = cells.get(table.of)
    if whole is None or whole < SMALLEST_WHOLE:
        return None
    found = bounds_of(cells, _SPLITS)
    classes = [
        (name, found[key])
        for name, key in zip(table.bins, table.cells, strict=True)
        if name != "onbekend"
    ]
    for place, (name, _) in enumerate(classes):
        before = sum(bounds.most for _, bounds in classes[:place])
        here = sum(bounds.least for _, bounds in classes[: place + 1])
        after = sum(bounds.most for _, bounds in classes[place + 1 :])
        least_before = sum(bounds.least for _, bounds in classes[:place])
        least_after = sum(bounds.least for _, bounds in classes[place + 1 :])
        # More than half lie in this class or before it, and in this class or after it.
        if here > after and here - least_before + least_after > before:
            return name
    return None
