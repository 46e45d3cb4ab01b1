"""Families of every kind, the same for the same seed, with what the public answer hides."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.gezag.full_family import Day, Full, Marriage, Someone, Tie

CHILD, ONE, TWO = "999990019", "999990032", "999990044"
THIRDS = ("999990056", "999990068", "999990081", "999990093")
TODAY = 20260302
_WOMEN = ((True, False), (True, True), (False, False), (None, None))
_BEGINNINGS = ("from birth", "after", "adopted", "both", "from then on")


def family(seed: int) -> Full:
    """One family. Whatever the register can hold and the law allows may occur in it."""
    dice = random.Random(seed)  # noqa: S311  families, no secrets
    born = _day(dice, 2009, 2025)
    thirds = {number: _able(dice, Someone(number, 19820303)) for number in THIRDS}
    one, other = _couple(dice, born)
    count = dice.choices((2, 1, 0), (80, 18, 2))[0]
    ties, deeds = _ties(dice, born, count)
    people = {**thirds, ONE: one, TWO: other}
    full = Full(
        child=CHILD,
        born=born,
        ties=ties,
        people=people,
        born_here=dice.random() < 0.9,
        settled=dice.random() < 0.07,
        deeds=deeds,
    )
    if not full.settled:  # of who left, a derivation takes it that it had not lived abroad before
        full = replace(full, left=dice.random() < 0.3)
    full = _ruled(dice, full)
    if count == 1:
        full = _only_one(dice, full)
    return _without_number(full) if count == 2 and dice.random() < 0.06 else full


def _couple(dice: random.Random, born: Day) -> tuple[Someone, Someone]:
    """Both with a row of marriages, with each other or with others, one after the other."""
    lines: dict[str, list[Marriage]] = {ONE: [], TWO: []}
    free = {ONE: 20040101, TWO: 20040101}
    spare = list(THIRDS)
    for _ in range(dice.choices((0, 1, 2, 3), (25, 35, 25, 15))[0]):
        together = dice.random() < 0.6
        own = dice.choice((ONE, TWO))
        partner = (TWO if own == ONE else ONE) if together else spare.pop()
        start = _after(dice, max(free[own], free.get(partner, 0)), born)
        last = start > 20230000 or dice.random() < 0.35
        end = None if last else _after(dice, start, born)
        if start > TODAY or (end is not None and end > TODAY):
            break
        reason = None if end is None else "S"
        lines[own].append(Marriage(partner, start, end, reason))
        free[own] = 99999999 if end is None else end
        if together:
            lines[partner].append(Marriage(own, start, end, reason))
            free[partner] = free[own]
        if not spare:
            break
    one = _able(dice, Someone(ONE, _adult_day(dice, born), marriages=tuple(lines[ONE])))
    other = _able(dice, Someone(TWO, _adult_day(dice, born), marriages=tuple(lines[TWO])))
    return _widowed(dice, one, other), _widowed(dice, other, one)


def _after(dice: random.Random, day: Day, born: Day) -> Day:
    """Some day later; the day of the birth itself is a likely one."""
    if day < born and dice.random() < 0.1:
        return born
    later = day // 10000 + dice.randint(1, 5)
    return _day(dice, later, later)


def _widowed(dice: random.Random, person: Someone, partner: Someone) -> Someone:
    if not partner.died or not person.marriages or person.marriages[-1].end is not None:
        return person
    if person.marriages[-1].partner != partner.bsn:
        return person
    start = person.marriages[-1].start
    ended = replace(person.marriages[-1], end=max(start, _day(dice, 2025, 2025)), reason="O")
    return replace(person, marriages=(*person.marriages[:-1], ended))


def _ties(dice: random.Random, born: Day, count: int) -> tuple[tuple[Tie, ...], frozenset[str]]:
    mother = dice.choice((1, 2))
    sexes = dice.choices(
        ((True, False), (True, True), (False, False), (None, None)), (70, 14, 4, 12)
    )
    woman, partner_woman = sexes[0]
    number = {1: ONE, 2: TWO}
    if count == 0:
        return (), frozenset("A")
    first = Tie(mother, number[mother], born, woman)
    if count == 1:
        return (first,), frozenset("A")
    place = 3 - mother
    second = Tie(place, number[place], born, partner_woman)
    later = _day(dice, born // 10000 + 1, born // 10000 + 9)
    match dice.choices(
        ("from birth", "after", "adopted", "both", "from then on"), (40, 30, 12, 8, 10)
    )[0]:
        case "after" if later <= TODAY:
            deed = dice.choice("CJ")
            second = replace(second, since=later, deeds=frozenset(("A", deed)))
            deeds = frozenset(("A", deed))
        case "adopted" if later <= TODAY:
            second = replace(second, since=later, deeds=frozenset("AQ"))
            deeds = frozenset("AQ")
        case "both" if later <= TODAY:
            first = replace(first, since=later, deeds=frozenset("AQ"))
            second = replace(second, since=later, deeds=frozenset("AQ"))
            deeds = frozenset("AQ")
        case "from then on" if woman is True and partner_woman is True:
            second = replace(second, deeds=frozenset("Q"))
            deeds = frozenset("AQ")
        case _:
            deed = dice.choice("AABV")
            second = replace(second, deeds=frozenset(("A", deed)))
            deeds = frozenset(("A", deed))
    if dice.random() < 0.04:
        second = replace(second, since=None)
    ties = sorted((first, second), key=lambda tie: tie.place)
    return tuple(ties), deeds


def _ruled(dice: random.Random, full: Full) -> Full:
    if not full.ties or dice.random() < 0.5:
        return full
    codes = [f"{tie.place}{third}" for tie in full.ties for third in ("", "", "D")] + ["12", "D"]
    ruled_on = _day(dice, full.born // 10000, 2026)
    days = [m.start for person in full.people.values() for m in person.marriages]
    days += [tie.since for tie in full.ties if tie.since is not None]
    if dice.random() < 0.3:
        ruled_on = dice.choice([ruled_on, *days])
    # Who adopts with effect from the birth does so afterwards: not on the day of a ruling.
    first = full.born + 1 if "Q" in full.deeds else full.born
    return replace(full, code=dice.choice(codes), ruled_on=min(max(ruled_on, first), TODAY))


def _only_one(dice: random.Random, full: Full) -> Full:
    """Married to a third at the birth, or to one who is no parent (any more)."""
    (tie,) = full.ties
    return replace(full, denied=frozenset({3 - tie.place}) if dice.random() < 0.5 else frozenset())


def _without_number(full: Full) -> Full:
    """Parent 2 lives elsewhere and has no number: known from the records of parent 1 only."""
    if full.code in ("2", "2D"):
        return full
    one, other = full.ties
    people = {number: person for number, person in full.people.items() if number != TWO}
    return replace(
        full,
        ties=(one, replace(other, registered=False, born=full.people[TWO].born)),
        people=people,
    )


def _able(dice: random.Random, person: Someone) -> Someone:
    match dice.choices(("", "died", "curatele", "minor"), (76, 10, 8, 6))[0]:
        case "died":
            return replace(person, died=True)
        case "curatele":
            return replace(person, curatele=True)
        case "minor":
            return replace(person, born=_day(dice, 2009, 2010))
        case _:
            return person


def _adult_day(dice: random.Random, born: Day) -> Day:
    return _day(dice, born // 10000 - 40, min(born // 10000 - 20, 1995))


def _day(dice: random.Random, first: int, last: int) -> Day:
    return dice.randint(first, last) * 10000 + dice.randint(1, 12) * 100 + dice.randint(1, 28)
