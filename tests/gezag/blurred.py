"""The same family with dates of which the day, the month or all is unknown, in another order."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tests.gezag.full_family import Day, Full, Marriage, Someone

Key = tuple[frozenset[str], int]
_MONTH, _YEAR = 100, 10000


def blurred(full: Full, dice: random.Random) -> Full:
    """About one date in four; the day of the child's birth keeps its year."""
    people = {number: _someone(one, dice) for number, one in full.people.items()}
    told = {key: marriage for one in people.values() for key, marriage in _marriages(one)}
    ties = tuple(
        replace(tie, since=None if tie.since is None else _unknown(tie.since, dice))
        for tie in full.ties
    )
    return replace(
        full,
        born=_partly(full.born, dice),
        ties=ties,
        people={number: _alike(one, told) for number, one in people.items()},
    )


def _marriages(one: Someone) -> Iterator[tuple[Key, Marriage]]:
    """Which marriage it is, the same for both: between whom, and for the how many-th time."""
    times: Counter[str] = Counter()
    for marriage in one.marriages:
        times[marriage.partner] += 1
        yield (frozenset((one.bsn, marriage.partner)), times[marriage.partner]), marriage


def _alike(one: Someone, told: dict[Key, Marriage]) -> Someone:
    """Both sides give the same dates of a marriage."""
    return replace(
        one,
        marriages=tuple(
            replace(
                marriage,
                start=told[key].start,
                end=marriage.end if None in (marriage.end, told[key].end) else told[key].end,
            )
            for key, marriage in _marriages(one)
        ),
    )


def _someone(one: Someone, dice: random.Random) -> Someone:
    marriages = [
        replace(
            marriage,
            start=_partly(marriage.start, dice),
            end=None if marriage.end is None else _partly(marriage.end, dice),
        )
        for marriage in one.marriages
    ]
    return replace(one, born=_unknown(one.born, dice), marriages=tuple(marriages))


def _partly(day: Day, dice: random.Random) -> Day:
    unit = dice.choices((1, _MONTH, _YEAR), (76, 12, 12))[0]
    return day // unit * unit


def _unknown(day: Day, dice: random.Random) -> Day:
    return 0 if dice.random() < 0.05 else _partly(day, dice)


def shuffled(shown: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """Persons, parents and partners in another order."""
    persons = [
        {
            **one,
            **{
                member: dice.sample(one[member], len(one[member]))
                for member in ("ouders", "partners")
                if member in one
            },
        }
        for one in shown["persons"]
    ]
    return {**shown, "persons": dice.sample(persons, len(persons))}
