"""From reports and register answers to the facts of each child: the way into this folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from types import MappingProxyType
from typing import Final
from uuid import UUID

from brp_adapter.custody.departure_set import departure_set
from brp_adapter.custody.family import Family
from brp_adapter.custody.finding import GezagFinding
from brp_adapter.custody.gezag_answer import best_answer, named_holders
from brp_adapter.custody.line import DeclaredDeparture
from brp_adapter.custody.numbers import (
    renumbered_address,
    renumbered_derived,
    renumbered_finding,
    renumbered_snapshot,
)
from brp_adapter.custody.person import FormerAddress, GezagSnapshot, Person
from brp_adapter.custody.person_facts import person_facts
from brp_adapter.custody.registration import date_source_of, land_source_of
from brp_adapter.custody.relations import children_named, siblings_of
from brp_adapter.custody.reported import ReportedDeparture, persons_named
from brp_adapter.custody.residences import Labels
from contracts.gezag import holders_of
from contracts.messages.derived import DerivedGezag
from contracts.messages.facts import ChildFacts, Declaration, Dissolution, SafetyAnswer
from contracts.values.bsn import Bsn
from contracts.values.dates import local_date

SafetyAnswers = Mapping[tuple[str, str], tuple[SafetyAnswer, ...]]
"""By report, which is its sender and its id."""

NOTHING_SAID: Final[SafetyAnswers] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Establishing:
    family: Family
    snapshots: tuple[GezagSnapshot, ...]
    findings: tuple[GezagFinding, ...]
    history: tuple[FormerAddress, ...]
    derived: Mapping[Bsn, DerivedGezag]
    safety: SafetyAnswers
    now: datetime


def establish(
    *,
    events: Sequence[ReportedDeparture],
    persons: Mapping[Bsn, Person],
    now: datetime,
    departure_id_of: Callable[[Bsn], UUID],
    snapshots: Sequence[GezagSnapshot] = (),
    findings: Sequence[GezagFinding] = (),
    address_history: Sequence[FormerAddress] = (),
    derived: Mapping[Bsn, DerivedGezag] | None = None,
    seen_gone: Mapping[Bsn, datetime] | None = None,
    safety: SafetyAnswers = NOTHING_SAID,
) -> tuple[ChildFacts, ...]:
    """The facts of every child that the reports name; empty when they name only adults.

    ``events`` are all reports about the people concerned, in any order; ``persons`` is what
    the BRP answers now, without those whom it does not deliver. ``derived``: by child, the gezag
    that was derived; it goes along where nothing better is known. ``seen_gone``: when the BRP was
    last seen to show that somebody had left. ``safety``: by report (sender and event id), what the
    departing parent answered about it apart from the declaration.
    """
    family = Family.of(events, persons, local_date(now), seen_gone or {})
    this = _Establishing(
        family,
        tuple(renumbered_snapshot(kept, family.current) for kept in snapshots),
        tuple(renumbered_finding(found, family.current) for found in findings),
        tuple(renumbered_address(former, family.current) for former in address_history),
        {
            family.current(child): renumbered_derived(one, family.current)
            for child, one in (derived or {}).items()
        },
        safety,
        now,
    )
    return tuple(
        _facts_of(child, this, departure_id_of(child))
        for child in children_named(family.events, family.persons, now)
    )


def _facts_of(child: Bsn, this: _Establishing, departure_id: UUID) -> ChildFacts:
    family = this.family
    standing = family.standing[child]
    own = standing.departure
    gezag = best_answer(
        child,
        family.persons.get(child),
        this.snapshots,
        departs_on=None if own is None else own.date.nearest_to(family.today),
        now=this.now,
        derived=this.derived.get(child),
        findings=this.findings,
    )
    holders = frozenset(named_holders(gezag))
    together = departure_set(child, family.departures, family.persons, family.today)
    person = family.persons.get(child)
    siblings = (
        ()
        if person is None
        else siblings_of(person, holders, family.persons, together.along, family.today)
    )
    facts_about = partial(person_facts, family=family, history=this.history, labels=Labels())
    staying = holders - set(together.along)
    others = holders | set(together.along) | family.declarants | _dead_holders(child, this)
    return ChildFacts(
        departure_id=departure_id,
        child=facts_about(child, with_post=False),
        declarations=tuple(_declaration(d) for d in standing.declared),
        registration=standing.registration,
        undone=standing.undone,
        unmatched_withdrawal=standing.unmatched_withdrawal,
        sources_disagree=standing.sources_disagree,
        numbers_doubted=bool(
            family.doubtful_numbers
            & {child, *others, *together.apart, *(sibling.bsn for sibling in siblings)}
        ),
        gezag=gezag,
        persons=tuple(
            facts_about(number, with_post=number in staying) for number in sorted(others - {child})
        ),
        departing=tuple(sorted(together.along)),
        departs_apart=tuple(sorted(together.apart)),
        siblings=siblings,
        parental_ties=()
        if person is None
        else tuple(parent.since for parent in person.parents if parent.since is not None),
        dissolutions=_dissolutions(holders, family.persons),
        safety_answers=_safety_answers({child, *together.along}, this),
    )


def _safety_answers(leaving: set[Bsn], this: _Establishing) -> tuple[SafetyAnswer, ...]:
    """Of every report that names somebody who leaves: a hold on one holds all (DECISION §3)."""
    given = {
        answer
        for event in this.family.events
        if leaving & set(persons_named(event))
        for answer in this.safety.get((event.sender, event.event_id), ())
    }
    return tuple(sorted(given, key=lambda answer: (answer.at, answer.said)))


def _dead_holders(child: Bsn, this: _Establishing) -> set[Bsn]:
    """Who had gezag and died since: the register then no longer names them as a holder."""
    earlier = {
        holder.bsn
        for snapshot in this.snapshots
        if snapshot.child == child
        for relation in snapshot.gezag
        for holder in holders_of(relation.gezag)
        if holder.bsn is not None
    }
    persons = this.family.persons
    return {number for number in earlier if number in persons and persons[number].deceased}


def _declaration(declared: DeclaredDeparture) -> Declaration:
    said = declared.declared
    return Declaration(
        declarant=said.declarant,
        declared_at=said.declared_at,
        date=declared.date,
        destination=declared.destination,
        safe_to_inform=said.safe_to_inform,
        consents=said.consents,
        court_permission=said.court_permission,
        withdrawn_at=declared.withdrawn_at,
        date_source=date_source_of(declared),
        destination_source=land_source_of(declared),
    )


def _dissolutions(
    holders: frozenset[Bsn], persons: Mapping[Bsn, Person]
) -> tuple[Dissolution, ...]:
    """Ended marriages and partnerships between two holders (DECISION R12)."""
    found = {
        Dissolution((min(holder, other), max(holder, other)), ended.dissolved)
        for holder in holders
        if holder in persons
        for ended in persons[holder].partnerships
        for other in [ended.partner]
        if ended.dissolved is not None and other is not None and other in holders
    }
    return tuple(sorted(found, key=lambda d: (d.partners, str(d.on))))
