"""The reports and the register's answers about one family, under present numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType

from brp_adapter.custody.departure import Departure, Standing, standing_of
from brp_adapter.custody.number_changes import number_changes
from brp_adapter.custody.numbers import renumbered_event, renumbered_person
from brp_adapter.custody.person import Person
from brp_adapter.custody.reported import (
    Declared,
    ReportedDeparture,
    Way,
    identity_of,
    persons_named,
)
from brp_adapter.custody.timeline import timeline_of
from contracts.values.bsn import Bsn

_NOBODY: Mapping[Bsn, datetime] = MappingProxyType({})


@dataclass(frozen=True)
class Family:
    """One establishing. ``persons`` holds only whom the BRP delivered."""

    events: tuple[ReportedDeparture, ...]
    persons: Mapping[Bsn, Person]
    newer_numbers: Mapping[Bsn, Bsn]
    today: date
    seen_gone: Mapping[Bsn, datetime] = field(default_factory=dict)
    """When the BRP was last seen to show that somebody had left."""

    doubtful_numbers: frozenset[Bsn] = frozenset()
    """Numbers of which a notice says that they are one person's, and cannot be."""

    @classmethod
    def of(
        cls,
        events: Sequence[ReportedDeparture],
        persons: Mapping[Bsn, Person],
        today: date,
        seen_gone: Mapping[Bsn, datetime] = _NOBODY,
    ) -> Family:
        """Each report once, and everything under present numbers."""
        events = _each_once(events)
        changes = number_changes(events, persons)
        newer = changes.present

        def current(number: Bsn) -> Bsn:
            return newer.get(number, number)

        seen: dict[Bsn, datetime] = {}
        for number, at in seen_gone.items():
            seen[current(number)] = max(at, seen.get(current(number), at))
        answers = [renumbered_person(person, current) for person in persons.values()]
        return cls(
            events=tuple(renumbered_event(event, current) for event in events),
            persons={person.bsn: person for person in answers},
            newer_numbers=newer,
            today=today,
            seen_gone=seen,
            doubtful_numbers=changes.doubtful,
        )

    def current(self, number: Bsn) -> Bsn:
        """The present number of the person who had ``number``."""
        return self.newer_numbers.get(number, number)

    def former_numbers(self, number: Bsn) -> tuple[Bsn, ...]:
        """The earlier numbers of a person."""
        return tuple(sorted(old for old, new in self.newer_numbers.items() if new == number))

    @cached_property
    def standing(self) -> dict[Bsn, Standing]:
        """How everyone's own departure stands: the delivered and the reported."""
        named = (number for event in self.events for number in persons_named(event))
        everyone = dict.fromkeys([*self.persons, *named])
        return {
            number: standing_of(
                timeline_of(number, self.events),
                self.persons.get(number),
                self.today,
                self.seen_gone.get(number),
            )
            for number in everyone
        }

    @cached_property
    def departures(self) -> dict[Bsn, Departure | None]:
        """Everyone's own open departure."""
        return {number: standing.departure for number, standing in self.standing.items()}

    @cached_property
    def declarants(self) -> frozenset[Bsn]:
        """Who made a declaration."""
        return frozenset(
            event.declarant
            for event in self.events
            if isinstance(event, Declared) and event.declarant is not None
        )


def _each_once(events: Sequence[ReportedDeparture]) -> tuple[ReportedDeparture, ...]:
    """A report that is delivered again says nothing new."""
    first: dict[tuple[Way | None, str, str], ReportedDeparture] = {}
    for event in events:
        first.setdefault(identity_of(event), event)
    return tuple(first.values())
