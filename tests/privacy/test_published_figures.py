"""Somebody subtracts published figures from each other, and learns no small number.

The tables are the real ones, filled at random; hypothesis looks for the counts that give most
away. ``VERTREKMELDING_EXAMPLES=20000`` looks much longer, and elsewhere at every run.
"""

import os
from collections.abc import Iterable, Mapping
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notifier.statistics.edition import TOTAL, land_edition, quarter_edition
from notifier.statistics.periods import FiveYears, Quarter
from notifier.statistics.suppression import SMALL, Split, Splits, publish, rounded
from notifier.statistics.tables import (
    CASES,
    CELLS,
    CLOSED,
    LAND,
    TABLES,
    Table,
    cell,
    splits,
    with_complements,
)
from tests.unit.notifier.statistics.attacker import equations, fewest_left, learnt

MANY = os.environ.get("VERTREKMELDING_EXAMPLES")
thorough = settings(
    derandomize=MANY is None,
    database=None,
    deadline=None,
    max_examples=int(MANY or 150),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TREES = splits()
KNOWN = equations(TREES.top_down)
"""Every sum in the tables of one quarter, and every table minus every other."""

sizes = st.one_of(st.integers(0, 60), st.integers(0, 400), st.integers(400, 6000))
seeds = st.integers(0, 2**32)


def filled(cases: int, seed: int) -> dict[str, int]:
    """Counts of one quarter, uneven as real ones are: some parts large, many of a few or none."""
    random = Random(seed)  # noqa: S311 -- the same tables again, no secret
    counts = dict.fromkeys(CELLS, 0) | {CASES: cases, CLOSED: random.randint(0, cases)}
    for table in TABLES:
        counts |= _parts(random, table, counts[table.of])
    return counts


def _parts(random: Random, table: Table, whole: int) -> dict[str, int]:
    if table.several:
        return {one: random.randint(0, whole) for one in table.cells}
    found = dict.fromkeys(table.cells, 0)
    left = whole
    for one in random.sample(table.cells, len(table.cells)):
        found[one] = min(left, random.choice((random.randint(0, 12), random.randint(0, left))))
        left -= found[one]
    found[random.choice(table.cells)] += left
    return found


def small_only(counts: Mapping[str, int]) -> dict[str, int]:
    """Without secondary suppression."""
    return {key: rounded(counts[key]) for key in CELLS if counts[key] >= SMALL}


@thorough
@given(sizes, seeds)
def test_one_edition_tells_no_small_number(cases: int, seed: int) -> None:
    counts = filled(cases, seed)
    assert learnt(quarter_edition(counts), with_complements(counts), KNOWN) == []


def test_there_is_something_to_be_seen_in_editions() -> None:
    """Hiding everything would pass the tests above."""
    shown = [len(quarter_edition(filled(3000, seed))) for seed in range(40)]
    assert sum(shown) / 40 > len(CELLS) / 4


def test_the_attacker_wins_where_only_small_numbers_are_hidden() -> None:
    """A check that cannot fail would be no check: he finds something in most editions then."""
    won = 0
    for seed in range(60):
        full = with_complements(filled(300, seed))
        won += bool(learnt(small_only(full), full, KNOWN))
    assert won > 40


FORGETFUL = {
    "what completes a whole": [one for one in TREES.top_down if not one.parts[-1].endswith("!")],
    "all but the first table": TREES.top_down[:1],
}


@pytest.mark.parametrize("remembered", FORGETFUL.values(), ids=FORGETFUL)
def test_the_attacker_wins_where_a_part_of_the_tables_is_forgotten(remembered: list[Split]) -> None:
    """What the suppression does not know of it cannot protect."""
    narrow = Splits(remembered)
    won = 0
    for seed in range(60):
        full = with_complements(filled(300, seed))
        seen = publish({key: full[key] for key in narrow.keys}, narrow)
        rest = {key: shown for key, shown in small_only(full).items() if key not in narrow.keys}
        won += bool(learnt(seen | rest, full, KNOWN))
    assert won > 20


@thorough
@given(st.lists(st.tuples(sizes, seeds), min_size=2, max_size=3))
def test_periods_side_by_side_tell_no_more_than_each_by_itself(
    periods: list[tuple[int, int]],
) -> None:
    """No figure is of both: adding quarters up is all that anybody can do with them."""
    seen: dict[str, int] = {}
    truth: dict[str, int] = {}
    sums: list[Split] = []
    for number, (cases, seed) in enumerate(periods):
        full = with_complements(filled(cases, seed))
        truth |= {f"{number}/{key}": count for key, count in full.items()}
        seen |= {f"{number}/{key}": count for key, count in quarter_edition(full).items()}
        sums += _of_period(number)
    for key in CELLS:
        # A year that nobody published, but that anybody can add up.
        truth[f"sum/{key}"] = sum(truth[f"{number}/{key}"] for number in range(len(periods)))
        sums.append(Split(f"sum/{key}", tuple(f"{number}/{key}" for number in range(len(periods)))))
    assert learnt(seen, truth, [_plain(one) for one in sums]) == []


def _of_period(period: object) -> Iterable[Split]:
    for one in TREES.top_down:
        yield Split(f"{period}/{one.whole}", tuple(f"{period}/{part}" for part in one.parts))


def _plain(one: Split) -> dict[str, int]:
    return {one.whole: -1} | dict.fromkeys(one.parts, 1)


QUARTERS = FiveYears(2026).quarters
countries = st.integers(0, 2**32)


def five_years(seed: int, largest: int) -> tuple[dict[str, int], dict[Quarter, dict[str, int]]]:
    """By country and by quarter, the same cases."""
    random = Random(seed)  # noqa: S311 -- the same tables again, no secret
    quarters = {
        quarter: filled(random.randint(0, largest), random.randint(0, 2**32))
        for quarter in QUARTERS
    }
    names = [cell(LAND, f"50{number:02}") for number in range(30)]
    weights = [1 / (number + 1) ** 2 for number in range(30)]
    by_land = dict.fromkeys(names, 0)
    for one in random.choices(names, weights, k=sum(one[CASES] for one in quarters.values())):
        by_land[one] += 1
    return {name: number for name, number in by_land.items() if number}, quarters


@settings(thorough, max_examples=int(MANY or 250) // 10)
@given(seeds, st.sampled_from([3, 12, 40, 400]))
def test_countries_beside_twenty_quarters_tell_no_small_number(seed: int, largest: int) -> None:
    """Both are of the same cases; and a country that is shown is large."""
    by_land, quarters = five_years(seed, largest)
    published = {quarter: quarter_edition(one) for quarter, one in quarters.items()}
    shown = land_edition(by_land, quarters, published)
    assert all(by_land.get(name, SMALL) >= SMALL for name in shown)
    parts = tuple(name for name in shown if name != TOTAL)
    if not parts:
        return
    truth = {name: by_land[name] for name in parts if name in by_land}
    others = [name for name in by_land if name not in parts]
    truth[cell(LAND, "overig")] = sum(by_land[name] for name in others)
    assert not others or (truth[cell(LAND, "overig")] >= SMALL and len(others) > 1)
    truth[TOTAL] = sum(by_land.values())
    seen = dict(shown)
    sums = [Split(TOTAL, parts), Split(TOTAL, tuple(f"{one}/{CASES}" for one in QUARTERS))]
    for quarter, counts in quarters.items():
        truth |= {f"{quarter}/{key}": n for key, n in with_complements(counts).items()}
        seen |= {f"{quarter}/{key}": n for key, n in published[quarter].items()}
        sums += _of_period(quarter)
    assert learnt(seen, truth, [_plain(one) for one in sums]) == []


def test_countries_are_shown_when_they_are_large() -> None:
    by_land, quarters = five_years(1, 400)
    published = {quarter: quarter_edition(one) for quarter, one in quarters.items()}
    assert len(land_edition(by_land, quarters, published)) > 5


def test_whoever_has_the_program_finds_no_small_count_in_four_parts() -> None:
    names = tuple(f"part{number}" for number in range(4))
    table = Splits([Split("all", names)])
    assert fewest_left(4, 42, lambda counts: publish(counts, table)) >= 5
