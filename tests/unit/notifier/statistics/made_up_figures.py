"""Counts of a quarter that nobody lived: to look at pages and files, and for the document."""

from random import Random

from notifier.statistics.tables import CASES, CLOSED, TABLES, Table

_UNEVEN = {
    "vertrek": (86, 11, 3),
    "kinderen": (58, 31, 11),
    "leeftijd": (34, 38, 19, 8, 1),
    "remedie": (31, 22, 9, 2, 7, 29),
    "gemeente": (12, 24, 21, 38, 5),
    "gezag": (91, 9),
    "blijver": (47, 44, 9),
    "toestemming": (52, 33, 12, 3),
    "besluit": (31, 17, 52),
    "vlag": (84, 16),
    "tijd": (72, 15, 5, 2, 2, 1, 3),
    "verteld": (64, 36),
    "moment": (63, 31, 6),
    "uren": (9, 14, 18, 21, 19, 19),
    "reactie": (55, 26, 13, 6),
}


def made_up_counts(cases: int, *, seed: int = 1) -> dict[str, int]:
    """So many cases, spread as it may well be; the same again for the same seed."""
    random = Random(seed)  # noqa: S311 -- the same figures again, no secret
    counts = {CASES: cases, CLOSED: cases // 5}
    for table in TABLES:
        whole = counts.get(table.of, 0)
        if table.several:
            counts |= {one: round(whole * random.uniform(0.02, 0.45)) for one in table.cells}
        else:
            counts |= _spread(random, table, whole)
    return counts


def _spread(random: Random, table: Table, whole: int) -> dict[str, int]:
    weights = _UNEVEN.get(table.name, (1,) * len(table.bins))
    found = dict.fromkeys(table.cells, 0)
    for one in random.choices(table.cells, weights, k=whole):
        found[one] += 1
    return found
