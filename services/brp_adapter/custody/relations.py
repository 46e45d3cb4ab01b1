"""Who belongs to the family in a departure: children, siblings, and whom to ask about."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime

from brp_adapter.custody.finding import GezagFinding, last_finding
from brp_adapter.custody.gezag_answer import gezag_over
from brp_adapter.custody.person import (
    AddressAbroad,
    GezagOver,
    GezagSnapshot,
    LeftForUnknown,
    Person,
)
from brp_adapter.custody.reported import (
    SELF_DECLARED_ROLE,
    Corrected,
    Declared,
    Registered,
    ReportedDeparture,
    Touched,
    persons_named,
)
from contracts.gezag import holders_of
from contracts.messages.facts import Sibling
from contracts.values.bsn import Bsn
from contracts.values.dates import PartialDate, age_on, local_date

ADULT = 18
TWO_HOLDERS = 2


def younger_than(years: int, person: Person | None, day: date) -> bool:
    """Whether the person may be younger on ``day``; not delivered or no birth date counts so."""
    age = None if person is None else age_on(person.birth, day)
    return age is None or age < years


def reported_people(events: Sequence[ReportedDeparture]) -> frozenset[Bsn]:
    """The people in the reports and the declarants."""
    wanted: set[Bsn] = set()
    for event in events:
        wanted.update(persons_named(event))
        if isinstance(event, Declared) and event.declarant is not None:
            wanted.add(event.declarant)
    return frozenset(wanted)


def people_to_ask(
    events: Sequence[ReportedDeparture],
    persons: Mapping[Bsn, Person],
    snapshots: Sequence[GezagSnapshot] = (),
    findings: Sequence[GezagFinding] = (),
    departing: Collection[Bsn] = (),
) -> frozenset[Bsn]:
    """Everyone about whom the BRP must be asked, given what it answered so far.

    First the people in the reports and the declarants; then, of each minor among them, the holders
    of gezag, whoever says so, and the parents. Call until it holds nobody new (two rounds).
    Brothers and sisters who are not reported are not asked about: the answer about a holder names
    them. ``departing``: the children whose departure is known. For somebody who lives here and of
    whom only notices came that something changed, nobody else is asked about.
    """
    wanted = set(reported_people(events))
    for number in tuple(wanted):
        person = persons.get(number)
        here = person is not None and person.lives_here and number not in departing
        if here and _only_touched(number, events):
            continue
        over = [] if person is None else [r for r in person.gezag if r.child in (None, number)]
        # Only over a minor is there gezag: the parents of an adult are nobody's business.
        if person is not None and over:
            wanted.update(p.bsn for p in person.parents if p.bsn is not None)
            wanted.update(_holders(over))
    # Whether somebody else has it: of one person's earlier number the BRP knows nobody.
    wanted.update(old for event in events if isinstance(event, Touched) for old in event.historic)
    for snapshot in snapshots:
        if snapshot.child in wanted:
            wanted.update(_holders(snapshot.gezag))
    for child in {finding.child for finding in findings} & wanted:
        # Whom an earlier finding named, by mistake perhaps, has nothing to do with it any more.
        finding = last_finding({child}, findings)
        found = () if finding is None else holders_of(finding.gezag)
        wanted.update(holder.bsn for holder in found if holder.bsn is not None)
    return frozenset(wanted)


def _only_touched(number: Bsn, events: Sequence[ReportedDeparture]) -> bool:
    """Whether no report says anything of this person but that something changed.

    With an earlier number there may be more under that one.
    """
    about = (event for event in events if number in persons_named(event))
    return all(isinstance(event, Touched) and not event.historic for event in about)


def _holders(relations: Collection[GezagOver]) -> set[Bsn]:
    return {h.bsn for r in relations for h in holders_of(r.gezag) if h.bsn is not None}


def children_named(
    events: Sequence[ReportedDeparture], persons: Mapping[Bsn, Person], now: datetime
) -> tuple[Bsn, ...]:
    """The people in the reports whose departure is decided on, in order of naming.

    Someone who was a minor on any day that counts is among them, the departure or the declaration
    (G01 says so when they no longer are), and so is someone whom the BRP does not deliver or whose
    birth it does not know, unless the rest of the family shows them to be an adult.
    """
    named = dict.fromkeys(number for event in events for number in persons_named(event))
    adults = _known_adults(events, persons)
    first = min({local_date(now), *_days_told(events)})
    return tuple(
        number for number in named if _may_be_child(number, persons.get(number), adults, first)
    )


def _may_be_child(number: Bsn, person: Person | None, adults: set[Bsn], first: date) -> bool:
    stay = None if person is None else person.stay
    if isinstance(stay, AddressAbroad | LeftForUnknown):
        first = min({first, *_days_of(stay.since)})
    age = None if person is None else age_on(person.birth, first)
    return number not in adults if age is None else age < ADULT


def _days_told(events: Sequence[ReportedDeparture]) -> Iterator[date]:
    """The days of declaring and of departing that the reports give."""
    for event in events:
        if isinstance(event, Declared):
            yield local_date(event.declared_at)
        if isinstance(event, Declared | Corrected | Registered):
            yield from _days_of(event.date)


def _days_of(day: PartialDate | None) -> tuple[date, ...]:
    return () if day is None or day.year is None else (day.earliest,)


def _known_adults(events: Sequence[ReportedDeparture], persons: Mapping[Bsn, Person]) -> set[Bsn]:
    adults: set[Bsn] = set()
    for event in events:
        if isinstance(event, Declared):
            adults.update(consent.holder for consent in event.consents)
            if event.declarant is not None and event.role != SELF_DECLARED_ROLE:
                adults.add(event.declarant)
    for person in persons.values():
        adults.update(p.bsn for p in person.parents if p.bsn is not None)
        adults.update(_holders([r for r in person.gezag if r.child in (None, person.bsn)]))
    return adults


def siblings_of(
    child: Person,
    holders: frozenset[Bsn],
    persons: Mapping[Bsn, Person],
    along: Collection[Bsn],
    today: date,
) -> tuple[Sibling, ...]:
    """Brothers and sisters: a shared parent, a minor who departs along, or the same holders."""
    parents = {p.bsn for p in child.parents if p.bsn is not None}
    found: dict[Bsn, Sibling] = {}
    for person in persons.values():
        if person.bsn == child.bsn or person.deceased or person.bsn in holders:
            continue
        shared = bool(parents & {p.bsn for p in person.parents if p.bsn is not None})
        departs = person.bsn in along
        if shared or (departs and younger_than(ADULT, person, today)):
            relation = gezag_over(person.bsn, person.gezag)
            same = relation is not None and _same_two(holders, _holders([relation]))
            found[person.bsn] = Sibling(person.bsn, departs=departs, same_holders=same)
    for holder in holders & persons.keys():
        for relation in persons[holder].gezag:
            other = relation.child
            if other is None or other in (child.bsn, holder) or other in found:
                continue
            if _same_two(holders, _holders([relation])):
                found[other] = Sibling(other, departs=other in along, same_holders=True)
    return tuple(found[number] for number in sorted(found))


def _same_two(holders: frozenset[Bsn], others: set[Bsn]) -> bool:
    # R13 speaks of the same two holders.
    return len(holders) == TWO_HOLDERS and holders == others
