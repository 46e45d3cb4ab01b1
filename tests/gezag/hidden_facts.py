"""The same public answer with other facts behind it: every way that the register may hold it.

Two ways with different official answers prove that the public answer alone does not decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from tests.gezag.full_family import Day, Full, Marriage, Someone, Tie, scenario
from tests.gezag.official_model import TWO

_YEAR = 10000
_ELSE = "999990101"
"""Someone of whom the public answer says nothing: a partner of long ago."""


def other_ways(full: Full, today: Day) -> Iterator[Full]:
    """``full`` itself among them. Each shows the same child and the same parents."""
    shown = _shown(full)
    ways = product(_ruled_on(full, today), _marriages(full), _deeds(full), _denied(full))
    for ruled_on, people, (deeds, ties), denied in ways:
        way = replace(full, ruled_on=ruled_on, people=people, deeds=deeds, ties=ties, denied=denied)
        if _possible(way) and _shown(way) == shown:
            yield way


def _possible(way: Full) -> bool:
    """Who adopts with effect from the birth does so afterwards: a ruling of that day is older."""
    from_birth = all(tie.since is None or tie.since <= way.born for tie in way.ties)
    return not ("Q" in way.deeds and from_birth and way.ruled_on == way.born)


def _shown(full: Full) -> list[object]:
    known = {full.child, *(tie.bsn for tie in full.ties)}
    persons = scenario(full)["persons"]
    return [one for one in persons if one["burgerservicenummer"] in known]


def _ruled_on(full: Full, today: Day) -> list[Day | None]:
    """Any day since the birth; a ruling without its day only where that is the case."""
    if full.code is None:
        return [None]
    days = {full.born, today}
    days |= {tie.since for tie in full.ties if tie.since is not None}
    days |= {m.start for one in full.people.values() for m in one.marriages}
    return [full.ruled_on, *sorted(day for day in days if full.born <= day <= today)]


def _marriages(full: Full) -> Iterator[dict[str, Someone]]:
    """As it is, without the earlier ones, and with one earlier more."""
    yield dict(full.people)
    parents = [full.people[tie.bsn] for tie in full.ties if tie.registered]
    last = {one.bsn: replace(one, marriages=_shown_by_either(one, parents)) for one in parents}
    yield {**full.people, **last}
    if not parents or not all(one.marriages for one in parents):
        return
    until = min(one.marriages[0].start for one in last.values())
    born = full.born
    for start, end in ((born - _YEAR, until), (born, until), (born - 2 * _YEAR, born - _YEAR)):
        if start < end <= until and len(parents) == len(full.ties):
            yield {**full.people, **_with_earlier(list(last.values()), start, end)}


def _shown_by_either(one: Someone, parents: list[Someone]) -> tuple[Marriage, ...]:
    """Its last marriage, and one with the other parent that is the last of that one."""
    of_other = {
        (other.marriages[-1].partner, other.marriages[-1].start)
        for other in parents
        if other is not one and other.marriages
    }
    partners = {other.bsn for other in parents if other is not one}
    kept = [
        m for m in one.marriages[:-1] if m.partner in partners and (one.bsn, m.start) in of_other
    ]
    return (*kept, *one.marriages[-1:])


def _with_earlier(parents: list[Someone], start: Day, end: Day) -> dict[str, Someone]:
    earlier = {_ELSE: Someone(_ELSE, 19800101)}
    for one in parents:
        partner = next((other.bsn for other in parents if other is not one), _ELSE)
        before = Marriage(partner, start, end, "S")
        earlier[one.bsn] = replace(one, marriages=(before, *one.marriages))
    return earlier


def _deeds(full: Full) -> Iterator[tuple[frozenset[str], tuple[Tie, ...]]]:
    """Recognition or adoption where the tie began later; who recognised where both did at birth."""
    yield full.deeds, full.ties
    if len(full.ties) < TWO:
        return
    later = [tie.since is not None and tie.since > full.born for tie in full.ties]
    told_apart = {tie.woman is True for tie in full.ties} == {True, False}
    if any(later):
        for deed in "CQ":
            yield _by_deed(full, deed, later)
    elif not told_apart:
        yield frozenset("A"), tuple(replace(tie, deeds=frozenset("A")) for tie in full.ties)
        yield _by_deed(full, "B", [True, False])
        yield _by_deed(full, "B", [False, True])
        yield _by_deed(full, "Q", [False, True])


def _by_deed(full: Full, deed: str, which: list[bool]) -> tuple[frozenset[str], tuple[Tie, ...]]:
    ties = tuple(
        replace(tie, deeds=frozenset(("A", deed)) if chosen else frozenset("A"))
        for tie, chosen in zip(full.ties, which, strict=True)
    )
    return frozenset(("A", deed)), ties


def _denied(full: Full) -> list[frozenset[int]]:
    if len(full.ties) != 1:
        return [full.denied]
    return [frozenset(), frozenset({3 - full.ties[0].place})]
