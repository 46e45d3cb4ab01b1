"""Percentages and medians say what follows from figures that are shown, and nothing else."""

from itertools import pairwise

import pytest

from notifier.statistics.derived import Part, median_class, parts_of, share_of
from notifier.statistics.edition import quarter_edition
from notifier.statistics.tables import HOURS, TABLES, TOLD_BEFORE, below, cell, with_complements
from vertrekmelding.bench.werkbank.made_up_figures import made_up_counts

UREN = next(table for table in TABLES if table.name == "uren")
VLAG = next(table for table in TABLES if table.name == "vlag")


def hours(*numbers: int) -> dict[str, int]:
    """Shown cells: the whole, and classes from the shortest on; 0 is hidden."""
    shown = {key: number for key, number in zip(UREN.cells, numbers, strict=True) if number}
    return shown | {TOLD_BEFORE: sum(numbers)}


@pytest.mark.parametrize(
    ("number", "whole", "share"),
    [
        (25, 50, 50),
        (10, 1000, 1),
        (25, 45, None),
        (None, 500, None),
        (25, None, None),
        (55, 50, 100),
    ],
)
def test_a_share_needs_a_whole_that_is_large_enough(
    number: int | None, whole: int | None, share: int | None
) -> None:
    assert share_of(number, whole) == share


def test_the_middle_one_is_told_where_nothing_else_is_possible() -> None:
    assert median_class(UREN, hours(10, 20, 100, 20, 10, 10)) == "tot_168"
    assert median_class(UREN, hours(100, 10, 10, 10, 10, 10)) == "tot_24"
    assert median_class(UREN, hours(10, 10, 10, 10, 10, 100)) == "vanaf_672"


def test_the_middle_one_is_not_told_where_there_is_room_for_two() -> None:
    assert median_class(UREN, hours(40, 40, 0, 0, 0, 0) | {TOLD_BEFORE: 80}) is None
    assert median_class(UREN, hours(10, 10, 10, 10, 0, 0)) is None, "fewer than fifty"
    assert median_class(UREN, hours(30, 0, 0, 0, 0, 30) | {TOLD_BEFORE: 130}) is None
    assert median_class(UREN, {}) is None


def test_the_middle_one_that_is_told_is_the_real_one() -> None:
    """Of many counts: what was published leads to the class in which it lies."""
    told = 0
    for seed in range(60):
        counts = made_up_counts(1500, seed=seed)
        found = median_class(UREN, quarter_edition(counts))
        if found is None:
            continue
        told += 1
        before = sum(counts[cell("uren", one)] for one in UREN.bins[: UREN.bins.index(found)])
        half = counts[TOLD_BEFORE] / 2
        assert before <= half <= before + counts[cell("uren", found)]
    assert told > 20


def test_a_row_says_that_it_is_hidden() -> None:
    assert parts_of(VLAG, {VLAG.of: 60, "vlag.nee": 50})[1] == Part("ja", None, None)
    shown = quarter_edition({})
    assert all(part.number is None for part in parts_of(VLAG, shown))
    assert [part.name for part in parts_of(VLAG, shown)] == ["nee", "ja"]


def test_classes_of_hours_follow_each_other() -> None:
    assert below(HOURS) == UREN.bins
    assert all(one < other for one, other in pairwise(HOURS))


def test_made_up_figures_add_up() -> None:
    quarter_edition(with_complements(made_up_counts(777)))
