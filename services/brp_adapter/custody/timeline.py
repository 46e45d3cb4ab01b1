"""What the reports say of one person's departure.

The order in which reports arrive is not the order in which things were recorded: a correction may
come before the declaration that it undoes. So the moment of recording counts (CloudEvents ``time``,
for a declaration aangifteTijdstip), and arrival only between equals of one sender. A withdrawal
names its declaration, and withdraws it whenever it comes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from brp_adapter.custody.reported import (
    Corrected,
    Declared,
    Registered,
    ReportedDeparture,
    Touched,
    Withdrawn,
    persons_named,
)
from contracts.messages.facts import Registration, Undoing
from contracts.values.bsn import Bsn
from contracts.values.dates import UNKNOWN_DATE, PartialDate


@dataclass(frozen=True, slots=True)
class DeclaredDeparture:
    """A declaration as it now stands for one person, corrections applied."""

    declared: Declared
    date: PartialDate
    destination: str | None
    withdrawn_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Not withdrawn."""
        return self.withdrawn_at is None

    @property
    def key(self) -> tuple[str, str]:
        """Which declaration it is: sender and event id."""
        return (self.declared.sender, self.declared.event_id)


@dataclass(frozen=True, slots=True)
class Timeline:
    """How the reports stand, taken together.

    ``registered`` is what events say, the last one recorded at ``registered_at``; ``correction``:
    what a correction says of it since; ``touched``: a later notice said that something about the
    person changed; ``unmatched``: what was withdrawn and is not known.
    """

    declared: tuple[DeclaredDeparture, ...] = ()
    registered: Registration | None = None
    registered_at: datetime | None = None
    correction: Corrected | None = None
    touched: bool = False
    undone: Undoing | None = None
    unmatched: frozenset[tuple[str, str]] = frozenset()

    @property
    def unmatched_withdrawal(self) -> bool:
        """A sender withdrew a declaration that we do not know, and has another one open.

        A wrong id, or a declaration still under way: which of the two is not for a program.
        """
        senders = {sender for sender, _ in self.unmatched}
        return any(d.declared.sender in senders for d in self.open)

    @property
    def open(self) -> tuple[DeclaredDeparture, ...]:
        """The declarations that were not withdrawn."""
        return tuple(d for d in self.declared if d.open)


def timeline_of(person: Bsn, events: Iterable[ReportedDeparture]) -> Timeline:
    """Fold the reports that name ``person``, in the order in which things were recorded."""
    events = in_order(event for event in events if person in persons_named(event))
    withdrawn = {
        (event.sender, event.declaration_id): event.at
        for event in events
        if isinstance(event, Withdrawn) and event.declaration_id and person in event.persons
    }
    line = Timeline()
    for event in events:
        line = _after(line, event, person, withdrawn)
    known = {declared.key for declared in line.declared}
    return replace(line, unmatched=frozenset(withdrawn.keys() - known))


def in_order(events: Iterable[ReportedDeparture]) -> tuple[ReportedDeparture, ...]:
    """By moment of recording; of one sender at one moment as they arrived.

    Between senders the order of arrival is chance and must not decide: at the same moment whoever
    takes something back comes first, so that a departure is never lost to a tie.
    """
    events = tuple(events)
    # Of each sender and moment the last to arrive, which says how it leaves the matter.
    last = {(recorded_at(event), event.sender): event for event in events}

    def place(event: ReportedDeparture) -> tuple[datetime, bool, str]:
        at = recorded_at(event)
        return (at, not _takes_back(last[at, event.sender]), event.sender)

    return tuple(sorted(events, key=place))


def _takes_back(event: ReportedDeparture) -> bool:
    return isinstance(event, Withdrawn) or (isinstance(event, Corrected) and event.undone)


def recorded_at(event: ReportedDeparture) -> datetime:
    """When it was recorded at its source."""
    return event.declared_at if isinstance(event, Declared) else event.at


def _after(
    line: Timeline,
    event: ReportedDeparture,
    person: Bsn,
    withdrawn: Mapping[tuple[str, str], datetime],
) -> Timeline:
    match event:
        case Declared(persons=persons) if person in persons:
            gone = withdrawn.get((event.sender, event.event_id))
            declared = DeclaredDeparture(event, event.date, event.destination, gone)
            return replace(
                line,
                declared=(*line.declared, declared),
                undone=None if gone is None else line.undone,
            )
        case Withdrawn(persons=persons) if person in persons:
            return _withdrawn(line, event)
        case Corrected(persons=persons) if person in persons:
            return _corrected(line, event)
        case Registered(person=who) if who == person:
            registration = Registration(event.date or UNKNOWN_DATE, event.destination)
            return replace(
                line,
                registered=registration,
                registered_at=event.at,
                correction=None,
                touched=False,
                undone=None,
            )
        case Touched(person=who) if who == person:
            return replace(line, touched=True)
        case _:
            return line


def _withdrawn(line: Timeline, event: Withdrawn) -> Timeline:
    if event.declaration_id is None:
        declared = tuple(
            replace(d, withdrawn_at=event.at) if d.open and d.declared.sender == event.sender else d
            for d in line.declared
        )
        line = replace(line, declared=declared)
    # A withdrawal takes back a declaration, not a registration: that takes a correction.
    if line.open or line.registered is not None:
        return line
    return replace(line, undone=Undoing.WITHDRAWN)


def _corrected(line: Timeline, event: Corrected) -> Timeline:
    if event.undone:
        kept = tuple(d for d in line.declared if not d.open)
        return Timeline(declared=kept, undone=Undoing.CORRECTED)
    if line.registered is not None:
        return replace(line, correction=_later(line.correction, event))
    if not line.open:
        return line
    ruling = line.open[-1]
    corrected = replace(
        ruling,
        date=event.date or ruling.date,
        destination=event.destination if event.destination_given else ruling.destination,
    )
    declared = tuple(corrected if d is ruling else d for d in line.declared)
    return replace(line, declared=declared)


def _later(earlier: Corrected | None, event: Corrected) -> Corrected:
    """A second correction leaves alone what it does not speak of."""
    if earlier is None:
        return event
    return replace(
        event,
        date=event.date or earlier.date,
        destination=event.destination if event.destination_given else earlier.destination,
        destination_given=event.destination_given or earlier.destination_given,
    )
