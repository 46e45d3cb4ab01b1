"""What may be shown, on small tables; whole editions are attacked in ``tests/privacy``."""

from collections.abc import Mapping
from functools import partial

import pytest

from notifier.statistics import suppression
from notifier.statistics.suppression import (
    SMALL,
    Bounds,
    CannotProtect,
    Split,
    Splits,
    bounds_of,
    publish,
    rounded,
)
from tests.unit.notifier.statistics.attacker import calculated, equations, fewest_left, learnt

PARTS = ("a", "b", "c")
ONE_TABLE = Splits([Split("all", PARTS)])


def counted(**counts: int) -> dict[str, int]:
    return counts | {"all": sum(counts.values())}


def small_only(counts: Mapping[str, int]) -> dict[str, int]:
    """Suppression without the second step: what most people would write."""
    return {key: rounded(number) for key, number in counts.items() if number >= SMALL}


def test_what_is_large_enough_is_shown_and_rounded() -> None:
    shown = publish(counted(a=103, b=57, c=12), ONE_TABLE)
    assert shown == {"all": 170, "a": 105, "b": 55, "c": 10}


def test_what_is_small_is_hidden_and_something_beside_it_as_well() -> None:
    shown = publish(counted(a=103, b=57, c=2), ONE_TABLE)
    assert shown == {"all": 160, "b": 55}
    assert bounds_of(shown, ONE_TABLE)["c"] == Bounds(0, 162 - 53)


def test_nothing_is_small_too() -> None:
    """ "Of 160 families none" is a fact about each of 160 families."""
    assert "c" not in publish(counted(a=103, b=57, c=0), ONE_TABLE)


def test_of_a_total_that_is_small_nothing_is_shown() -> None:
    assert publish(counted(a=3, b=4, c=2), ONE_TABLE) == {}


def test_a_total_that_is_hardly_large_enough_is_not_split() -> None:
    assert publish(counted(a=16, b=0, c=0), ONE_TABLE) == {"all": 15}
    assert publish(counted(a=11, b=11, c=11), ONE_TABLE).keys() == {"all", "a", "b", "c"}


def test_a_part_that_is_hidden_is_not_split_further() -> None:
    deeper = Splits([Split("all", PARTS), Split("a", ("x", "y"))])
    counts = counted(a=60, b=50, c=2) | {"x": 30, "y": 30}
    # a is first beside c, so it goes; its own parts would tell it.
    assert publish(counts, deeper) == {"all": 110, "b": 50}


def test_what_stands_in_no_table_is_protected_as_well() -> None:
    """That 98 of 100 families have something tells that 2 have not."""
    halves = Splits([Split("all", ("with", "without"))])
    counts = {"all": 100, "with": 98, "without": 2}
    assert publish(counts, halves, never={"without"}) == {"all": 100}
    balanced = {"all": 100, "with": 60, "without": 40}
    assert publish(balanced, halves, never={"without"}) == {"all": 100, "with": 60}


def test_what_was_shown_before_stays_and_is_reckoned_with() -> None:
    years = Splits([Split("year", ("first", "second"))])
    counts = {"year": 34, "first": 30, "second": 4}
    assert publish(counts, years, fixed={"first": 30}) == {}
    with pytest.raises(CannotProtect):
        publish(counts, years, fixed={"first": 30, "year": 35})


@pytest.mark.parametrize(
    ("splits", "wrong"),
    [
        ([Split("all", ("a",))], "two parts or more"),
        ([Split("all", ("a", "b")), Split("other", ("a", "c"))], "part of two splits"),
        ([Split("a", ("b", "c")), Split("b", ("a", "d"))], "form a circle"),
    ],
)
def test_tables_that_form_no_trees_are_refused(splits: list[Split], wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        Splits(splits)


@pytest.mark.parametrize(
    ("counts", "wrong"),
    [
        ({"all": 30, "a": 10, "b": 10, "c": 11}, "do not add up: all"),
        ({"all": 30, "a": 10, "b": 20}, "not counted"),
    ],
)
def test_counts_that_do_not_add_up_are_refused(counts: dict[str, int], wrong: str) -> None:
    """Bounds of what does not add up protect nothing."""
    with pytest.raises(ValueError, match=wrong):
        publish(counts, ONE_TABLE)


def test_the_attacker_wins_without_secondary_suppression() -> None:
    """He is no straw man: subtracting is enough."""
    counts = counted(a=103, b=57, c=2)
    known = equations([Split("all", PARTS)])
    assert learnt(small_only(counts), counts, known) == ["c"]
    assert calculated(small_only(counts), known)["c"] == (0, 6)
    assert learnt(publish(counts, ONE_TABLE), counts, known) == []


def test_whoever_has_the_program_finds_no_small_count() -> None:
    """Everything that looks the same leaves five values or more, whatever is known of the method.

    Bounds alone leave ten. But that nothing beside a count was hidden is told as well.
    """
    for parts, below in ((2, 60), (3, 40)):
        names = tuple(f"part{number}" for number in range(parts))
        table = Splits([Split("all", names)])
        assert fewest_left(parts, below, partial(publish, splits=table)) >= 5


def test_hiding_the_smallest_would_tell_a_nine_exactly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Why the order in the table decides: this was found by trying it."""
    table = Splits([Split("all", ("part0", "part1", "part2"))])

    def published(counts: dict[str, int]) -> dict[str, int]:
        def smallest(key: str, shown: set[str], splits: Splits) -> str:
            beside = [part for part in splits.beside(key) if part in shown] or sorted(shown)
            return min(beside, key=lambda part: (counts[part], part))

        monkeypatch.setattr(suppression, "_to_hide", smallest)
        return publish(counts, table)

    assert fewest_left(3, 41, published) == 1


def test_whoever_has_the_program_finds_every_small_count_without_secondary_suppression() -> None:
    assert fewest_left(2, 60, small_only) < 5
