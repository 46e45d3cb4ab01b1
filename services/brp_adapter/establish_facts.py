"""From everything known to the facts of each child, written so that no report is overlooked."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection

from brp_adapter.custody.establish import SafetyAnswers, establish
from brp_adapter.custody.number_changes import number_changes
from brp_adapter.custody.person import Person
from brp_adapter.custody.reported import ReportedDeparture
from brp_adapter.custody.to_derive import departs, wants_derivation
from brp_adapter.established import Established
from brp_adapter.known import Answers, Known, read_known
from brp_adapter.same_facts import fingerprint
from brp_adapter.service import Service
from brp_adapter.storage.departures import (
    KnownDeparture,
    Opening,
    close_departure,
    departures_concerning,
    keep_departure,
    lock_people,
)
from brp_adapter.storage.events import anything_else
from brp_adapter.storage.residences import KeptResidence, keep_residences, residences_of
from brp_adapter.storage.safety_answers import lock_key_of, safety_answers_about
from brp_adapter.storage.seen_gone import note_seen_gone, seen_gone
from brp_adapter.storage.snapshots import keep_snapshot
from brp_adapter.storage.tables import DepartureState
from contracts.messages.facts import ChildFacts
from contracts.values.bsn import Bsn
from contracts.values.dates import local_date


class SomeoneMissing(Exception):
    """A report came in meanwhile that brings in people not yet asked about: ask, then again.

    Or of a child gezag was not yet derived that has to be.
    """


def establish_facts(
    connection: Connection,
    service: Service,
    answers: Answers,
    named: Collection[Bsn],
    municipality: str | None,
    *,
    report: tuple[UUID, ReportedDeparture] | None = None,
    handed_over: bool = True,
) -> Established:
    """Establish every departure that news about ``named`` touches, and keep it.

    Also those of children whom the news does not name: a holder who withdraws his own departure
    stays, and must be told of theirs.

    Runs in the caller's transaction, under a lock on everyone concerned: of two processes with
    news about one family the second sees what the first wrote, so the newest facts are never the
    poorer ones. ``report``: the kept one that is the news, where it is; when nothing else is kept
    about all these people, it is all there is to read. ``handed_over``: what is new goes to the
    outbox in the same transaction; else nobody can say what will be known of it. Raises
    ``SomeoneMissing``.
    """
    everyone = frozenset(answers.asked.union(named))
    keys = service.privacy.indexes_of(everyone)
    if report is not None:
        # Whoever answers about this event sees what is established here, or is seen by it.
        keys.add(lock_key_of(service.privacy, report[1].sender, report[1].event_id))
    lock_people(connection, keys)
    so_far = _kept_so_far(connection, service, everyone, report)
    known, present, residences = so_far.known, so_far.present, so_far.residences
    if known.missing(answers):
        raise SomeoneMissing
    newer = number_changes(known.events, answers.persons).present
    about = {newer.get(number, number) for number in named}
    earlier_too = {number for number in known.people if newer.get(number, number) in about}
    through = service.privacy.indexes_of(earlier_too)
    touched = [departure for departure in present if departure.by & through]
    if any(newer.get(t.child, t.child) not in answers.asked for t in touched):
        raise SomeoneMissing
    concerned = {departure.id for departure in touched}
    now = service.now()
    facts = [
        child
        for child in _facts(so_far, answers, _ids_by_child(present, newer), now)
        if child.departure_id in concerned or (_names(named, child) and departs(child))
    ]
    if any(_not_derived(child, answers, now) for child in facts):
        raise SomeoneMissing
    kept = tuple(_anew_after_undoing(connection, facts, present, now))
    opening = Opening(municipality, not service.policy.visible(municipality, local_date(now)))
    established = _kept(connection, service, kept, present, opening, handed_over=handed_over)
    note_seen_gone(connection, service.privacy, kept, answers.persons, now=now)
    for child in kept:
        person = answers.persons.get(child.child.bsn)
        if person is not None:
            keep_snapshot(connection, service.privacy, person, kept=known.snapshots, taken_at=now)
    keep_residences(
        connection,
        service.privacy,
        _people_of(kept, answers),
        residences,
        today=local_date(now),
    )
    return established


def _kept(
    connection: Connection,
    service: Service,
    facts: tuple[ChildFacts, ...],
    present: Iterable[KnownDeparture],
    opening: Opening,
    *,
    handed_over: bool,
) -> Established:
    """The departures written down, with what is new in the facts."""
    now = service.now()
    told = {departure.id: departure.told for departure in present}
    says = {child.departure_id: fingerprint(service.privacy, child) for child in facts}
    whose = {
        child.departure_id: keep_departure(
            connection,
            service.privacy,
            child,
            opening,
            told=says[child.departure_id] if handed_over else None,
            now=now,
        )
        for child in facts
    }
    return Established(
        now,
        facts,
        whose,
        known_before=frozenset(whose.keys() & told.keys()),
        news=frozenset(number for number, said in says.items() if told.get(number) != said),
    )


@dataclass(frozen=True, slots=True)
class _SoFar:
    """What stands in our own tables about the people concerned."""

    known: Known
    present: tuple[KnownDeparture, ...] = ()
    residences: tuple[KeptResidence, ...] = ()
    seen_gone: Mapping[Bsn, datetime] = field(default_factory=dict)
    safety: SafetyAnswers = field(default_factory=dict)


def _kept_so_far(
    connection: Connection,
    service: Service,
    everyone: frozenset[Bsn],
    report: tuple[UUID, ReportedDeparture] | None,
) -> _SoFar:
    """Most families are reported once: then one question does instead of four."""
    privacy = service.privacy
    if report is not None and not anything_else(
        connection, privacy.indexes_of(everyone), but_for=report
    ):
        return _SoFar(Known(everyone, (report[1],), ()))
    known = read_known(connection, service, everyone)
    people = privacy.indexes_of(known.people)
    present = departures_concerning(connection, privacy, people)
    gone = seen_gone(connection, privacy, known.people) if present else {}
    said = {(event.sender, event.event_id) for event in known.events}
    safety = safety_answers_about(connection, privacy, said)
    return _SoFar(known, present, residences_of(connection, privacy, people), gone, safety)


def _people_of(kept: Iterable[ChildFacts], answers: Answers) -> tuple[Person, ...]:
    """The children, holders, declarants and those along: whose addresses a decision compares."""
    numbers = {person.bsn for facts in kept for person in (facts.child, *facts.persons)}
    return tuple(answers.persons[number] for number in sorted(numbers & answers.persons.keys()))


def _ids_by_child(present: Iterable[KnownDeparture], newer: Mapping[Bsn, Bsn]) -> dict[Bsn, UUID]:
    return {newer.get(departure.child, departure.child): departure.id for departure in present}


def _facts(
    so_far: _SoFar, answers: Answers, ids: dict[Bsn, UUID], now: datetime
) -> tuple[ChildFacts, ...]:
    return establish(
        events=so_far.known.events,
        persons=answers.persons,
        snapshots=so_far.known.snapshots,
        findings=so_far.known.findings,
        address_history=[residence.address for residence in so_far.residences],
        seen_gone=so_far.seen_gone,
        derived=answers.derived,
        safety=so_far.safety,
        now=now,
        departure_id_of=lambda child: ids.setdefault(child, uuid4()),
    )


def _not_derived(facts: ChildFacts, answers: Answers, now: datetime) -> bool:
    number = facts.child.bsn
    wanted = wants_derivation(facts, answers.persons.get(number), local_date(now))
    return wanted and number not in answers.derived


def _names(named: Collection[Bsn], facts: ChildFacts) -> bool:
    return facts.child.bsn in named or any(old in named for old in facts.child.former_numbers)


def _anew_after_undoing(
    connection: Connection,
    facts: Iterable[ChildFacts],
    present: Iterable[KnownDeparture],
    now: datetime,
) -> Iterable[ChildFacts]:
    """A departure that was undone and is there again is another one, with another id."""
    undone = {d.id for d in present if d.state is DepartureState.UNDONE}
    for child in facts:
        if child.departure_id in undone and child.undone is None:
            close_departure(connection, child.departure_id, now=now)
            yield replace(child, departure_id=uuid4())
        else:
            yield child
