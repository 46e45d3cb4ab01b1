"""From counts to what is published of a period. Pure; ``suppression`` says what may be shown."""

from collections.abc import Mapping
from typing import Final

from notifier.statistics.periods import Quarter
from notifier.statistics.suppression import (
    SMALL,
    CannotProtect,
    Split,
    Splits,
    publish,
)
from notifier.statistics.tables import CASES, COMPLEMENTS, LAND, cell, splits, with_complements

METHOD: Final = 1
"""Goes up when what a cell means, or how cells are hidden, changes."""

TOTAL: Final = cell(LAND, "totaal")
OTHER: Final = cell(LAND, "overig")
_OF_QUARTER: Final = splits()

Cells = dict[str, int]


def quarter_edition(counts: Mapping[str, int]) -> Cells:
    """What is shown of one quarter. ``counts`` by cell; what is absent is nought."""
    return publish(with_complements(dict(counts)), _OF_QUARTER, never=COMPLEMENTS)


def land_edition(
    by_land: Mapping[str, int],
    quarters: Mapping[Quarter, Mapping[str, int]],
    shown: Mapping[Quarter, Mapping[str, int]],
) -> Cells:
    """Countries of five years: those with ``SMALL`` cases or more, and the others together.

    ``by_land``: cases by cell. ``quarters`` and ``shown``: what was counted and published of the
    quarters in it. Both add up to the same, and a reader has both: nothing is shown where that
    would tell a small count of a quarter.
    """
    grouped = _grouped(by_land)
    total = sum(by_land.values())
    if len(grouped) < 2:  # noqa: PLR2004 -- all in one group: then there is nothing to tell apart
        return {}
    counts: dict[str, int] = {**grouped, TOTAL: total}
    fixed: dict[str, int] = {}
    every = [Split(TOTAL, tuple(grouped))]
    for quarter, counted in quarters.items():
        full = with_complements(dict(counted))
        counts |= {_in(quarter, key): number for key, number in full.items()}
        fixed |= {_in(quarter, key): number for key, number in shown[quarter].items()}
        every += [
            Split(_in(quarter, one.whole), tuple(_in(quarter, part) for part in one.parts))
            for one in _OF_QUARTER.top_down
        ]
    every.append(Split(TOTAL, tuple(_in(quarter, CASES) for quarter in quarters)))
    old = {key for key in counts if key != TOTAL and key not in grouped and key not in fixed}
    try:
        return publish(counts, Splits(every), never=old, fixed=fixed)
    except CannotProtect:
        return {}


def _grouped(by_land: Mapping[str, int]) -> dict[str, int]:
    """Every country that is large enough by itself; the rest as one, which is large enough too."""
    ordered = sorted(by_land.items(), key=lambda one: (one[1], one[0]))
    rest: list[str] = []
    left = 0
    for name, number in ordered:
        if number >= SMALL and (not rest or left >= SMALL):
            break
        rest.append(name)
        left += number
    large = {name: number for name, number in by_land.items() if name not in rest}
    return large | {OTHER: left} if rest else large


def _in(quarter: Quarter, key: str) -> str:
    return f"{quarter}/{key}"
