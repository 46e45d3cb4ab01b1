"""The best gezag answer to be had (DECISION §2, *gezag answer*, and §7).

Once a departure is processed the BRP answers ``GezagNietTeBepalen`` for ever: that is why an
earlier answer is kept and, when it was taken before the departure, counts in its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from brp_adapter.custody.finding import GezagFinding, standing_finding
from brp_adapter.custody.person import GezagOver, GezagSnapshot, Person
from contracts.gezag import Gezag, OnbekendGezagstype, holders_of, is_determined
from contracts.messages.derived import DerivedGezag
from contracts.messages.facts import GezagAnswer, GezagSource
from contracts.values.bsn import Bsn
from contracts.values.dates import local_date


def gezag_over(child: Bsn, relations: Iterable[GezagOver]) -> GezagOver | None:
    """The relation about ``child``; several different ones are a type that we do not know.

    The same member lists on an adult the relations over their children, and a minor who is a
    parent has both kinds: so select on the minor.
    """
    found = tuple(r for r in relations if r.child is None or r.child == child)
    if not found:
        return None
    in_onderzoek = any(r.in_onderzoek for r in found)
    first = found[0].gezag
    if all(_same(r.gezag, first) for r in found):
        return GezagOver(child, first, in_onderzoek)
    return GezagOver(child, OnbekendGezagstype(), in_onderzoek)


def _same(one: Gezag, other: Gezag) -> bool:
    """The same people by the same type, in whatever order they are named."""
    return one.kind == other.kind and Counter(holders_of(one)) == Counter(holders_of(other))


def best_answer(
    child: Bsn,
    person: Person | None,
    snapshots: Sequence[GezagSnapshot],
    *,
    departs_on: date | None,
    now: datetime,
    findings: Sequence[GezagFinding] = (),
    derived: DerivedGezag | None = None,
) -> GezagAnswer:
    """Live when determined, else the newest determined snapshot from before the departure.

    Where neither says it: what a person found, as long as that counts. ``derived`` goes along only
    where that does not say it either and the child is in the RNI.
    """
    live = None if person is None else gezag_over(child, person.gezag)
    in_rni = person is not None and person.in_rni
    unknown_type = live is not None and isinstance(live.gezag, OnbekendGezagstype)
    if live is not None and is_determined(live.gezag):
        return GezagAnswer(
            source=GezagSource.LIVE,
            gezag=live.gezag,
            taken_at=now,
            in_onderzoek=live.in_onderzoek,
            child_in_rni=in_rni,
        )
    doubted = live is not None and live.in_onderzoek
    kept = _newest_usable(child, snapshots, departs_on)
    if kept is not None:
        taken_at, relation = kept
        return GezagAnswer(
            source=GezagSource.SNAPSHOT,
            gezag=relation.gezag,
            taken_at=taken_at,
            in_onderzoek=relation.in_onderzoek or doubted,
            unknown_type=unknown_type,
            child_in_rni=in_rni,
        )
    found = standing_finding(child, findings, derived)
    if found is not None:
        return GezagAnswer(
            source=GezagSource.FINDING,
            gezag=found.gezag,
            taken_at=found.found_at,
            # Who found it knew of a doubt that there was by then; one that came later counts.
            in_onderzoek=(doubted or _in_doubt(derived)) and not found.seen_doubt,
            unknown_type=unknown_type or isinstance(found.gezag, OnbekendGezagstype),
            child_in_rni=in_rni,
        )
    return GezagAnswer(
        source=GezagSource.NONE,
        gezag=None if live is None else live.gezag,
        taken_at=now,
        in_onderzoek=doubted,
        unknown_type=unknown_type,
        child_in_rni=in_rni,
        derived=derived if in_rni and not unknown_type else None,
    )


def _in_doubt(derived: DerivedGezag | None) -> bool:
    return derived is not None and derived.in_onderzoek


def _newest_usable(
    child: Bsn, snapshots: Sequence[GezagSnapshot], departs_on: date | None
) -> tuple[datetime, GezagOver] | None:
    usable = []
    for snapshot in snapshots:
        if snapshot.child != child:
            continue
        if departs_on is not None and local_date(snapshot.taken_at) >= departs_on:
            continue
        relation = gezag_over(child, snapshot.gezag)
        if relation is not None and is_determined(relation.gezag):
            usable.append((snapshot.taken_at, relation))
    return max(usable, key=lambda kept: kept[0], default=None)


def named_holders(answer: GezagAnswer) -> tuple[Bsn, ...]:
    """The holders who are named by number, of an answer that counts."""
    if answer.gezag is None or answer.source is GezagSource.NONE:
        return ()
    return tuple(h.bsn for h in holders_of(answer.gezag) if h.bsn is not None)
