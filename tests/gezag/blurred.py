"""The same family with dates of which the day, the month or all is unknown, in another order."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from tests.gezag.full_family import Day, Full, Marriage, Someone

_MONTH, _YEAR = 100, 10000


def blurred(full: Full, dice: random.Random) -> Full:
    """About one date in four; the day of the child's birth keeps its year."""
    people = {number: _someone(one, dice) for number, one in full.people.items()}
    begun = {frozenset((one.bsn, m.partner)): m for one in people.values() for m in one.marriages}
    ties = tuple(
        replace(tie, since=None if tie.since is None else _unknown(tie.since, dice))
        for tie in full.ties
    )
    return replace(
        full,
        born=_partly(full.born, dice),
        ties=ties,
        people={number: _alike(one, begun) for number, one in people.items()},
    )


def _alike(one: Someone, begun: dict[frozenset[str], Marriage]) -> Someone:
    """Both sides of a marriage give the same dates of it, as long as it was their only one."""
    marriages = []
    for marriage in one.marriages:
        shared = begun[frozenset((one.bsn, marriage.partner))]
        once = sum(m.partner == marriage.partner for m in one.marriages) == 1
        end = marriage.end if None in (marriage.end, shared.end) else shared.end
        alike = replace(marriage, start=shared.start, end=end)
        marriages.append(alike if once else marriage)
    return replace(one, marriages=tuple(marriages))


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
