"""Figures of quarters that nobody lived: to look at the page, and to measure it."""

from datetime import datetime
from random import Random

from sqlalchemy import Connection

from notifier.statistics.edition import quarter_edition
from notifier.statistics.editions import store_edition
from notifier.statistics.periods import Quarter, quarters_between
from notifier.statistics.tables import CASES, CLOSED, TABLES, Table
from notifier.storage.statistics import Stream

_ON_TRIAL = 3
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


def fill_with_figures(connection: Connection, last: Quarter, *, now: datetime) -> tuple[str, ...]:
    """Editions of three years up to ``last``, from a trial to many cases; answers the periods.

    What was published before stays as it is.
    """
    quarters = list(quarters_between(Quarter(last.year - 3, last.number), last))
    for number, quarter in enumerate(quarters):
        trial = number < _ON_TRIAL
        for stream in Stream:
            shown = trial is (stream is Stream.SHADOW)
            counts = made_up_counts(150 + 260 * number, seed=number) if shown else {}
            store_edition(connection, str(quarter), stream, quarter_edition(counts), now=now)
    return tuple(map(str, quarters))


def _spread(random: Random, table: Table, whole: int) -> dict[str, int]:
    weights = _UNEVEN.get(table.name, (1,) * len(table.bins))
    found = dict.fromkeys(table.cells, 0)
    for one in random.choices(table.cells, weights, k=whole):
        found[one] += 1
    return found
