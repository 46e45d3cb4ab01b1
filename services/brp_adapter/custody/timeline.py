"""What the reports say of one person's departure, in order of arrival.

The order in which reports arrive is not the order in which things happened: a withdrawal may come
before its declaration and still withdraws it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from brp_adapter.custody.reported import Corrected, Declared, Registered, Touched, Withdrawn
from contracts.messages.facts import Registration, Undoing
from contracts.values.dates import UNKNOWN_DATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from brp_adapter.custody.reported import Reported
    from contracts.values.bsn import Bsn
    from contracts.values.dates import PartialDate


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

    ``registered`` is what events say; ``corrected``: a correction gave its date or destination;
    ``touched``: a later notice said that something about the person changed.
    """

    declared: tuple[DeclaredDeparture, ...] = ()
    registered: Registration | None = None
    corrected: bool = False
    touched: bool = False
    undone: Undoing | None = None

    @property
    def open(self) -> tuple[DeclaredDeparture, ...]:
        """The declarations that were not withdrawn."""
        return tuple(d for d in self.declared if d.open)


def timeline_of(person: Bsn, events: Iterable[Reported]) -> Timeline:
    """Fold the reports that name ``person``."""
    events = tuple(events)
    withdrawn = {
        (event.sender, event.declaration_id): event.at
        for event in events
        if isinstance(event, Withdrawn) and event.declaration_id and person in event.persons
    }
    line = Timeline()
    for event in events:
        line = _after(line, event, person, withdrawn)
    return line


def _after(
    line: Timeline,
    event: Reported,
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
                line, registered=registration, corrected=False, touched=False, undone=None
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
    declared = list(line.declared)
    for index in reversed(range(len(declared))):
        if declared[index].open:
            declared[index] = replace(
                declared[index],
                date=event.date or declared[index].date,
                destination=event.destination
                if event.destination_given
                else declared[index].destination,
            )
            break
    registered = line.registered
    if registered is not None:
        registered = Registration(
            event.date or registered.date,
            event.destination if event.destination_given else registered.destination,
        )
    return replace(
        line,
        declared=tuple(declared),
        registered=registered,
        corrected=line.corrected or registered is not None,
    )
