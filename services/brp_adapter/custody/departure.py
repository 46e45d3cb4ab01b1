"""The departure of one person, from the reports and from the register together.

The strongest knowledge wins field by field: a correction, then what the BRP shows now, then the
event of the registration, then the declaration.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from datetime import timedelta

from brp_adapter.custody.back import back_in_netherlands
from brp_adapter.custody.person import AddressAbroad, LeftForUnknown, Person
from brp_adapter.custody.timeline import DeclaredDeparture, Timeline
from contracts.messages.facts import Registration, Undoing
from contracts.values.dates import UNKNOWN_DATE, PartialDate, local_date

SAME_DEPARTURE = timedelta(days=14)
"""DECISION §2, departure set: dates at most this far apart are one departure."""


@dataclass(frozen=True, slots=True)
class Departure:
    """An open departure. ``declared_in``: the declarations that name this person for it.

    ``by_event``: known from a report and not only from the register.
    """

    date: PartialDate
    destination: str | None
    declared_in: frozenset[tuple[str, str]]
    registered: bool
    by_event: bool

    def same_as(self, other: Departure, today: dt.date) -> bool:
        """Whether two people depart together (DECISION §2, *departure set*)."""
        own, theirs = self.date.nearest_to(today), other.date.nearest_to(today)
        return abs(own - theirs) <= SAME_DEPARTURE and self._same_destination(other, today)

    def _same_destination(self, other: Departure, today: dt.date) -> bool:
        if self.destination and other.destination:
            return self.destination == other.destination
        if self.declared_in & other.declared_in:
            return True
        undeclared = not self.declared_in and not other.declared_in
        return (
            undeclared
            and self.destination is other.destination is None
            and self.registered
            and other.registered
            and self.date.nearest_to(today) == other.date.nearest_to(today)
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """How one person's departure stands."""

    declared: tuple[DeclaredDeparture, ...]
    registration: Registration | None
    undone: Undoing | None
    by_event: bool
    unmatched_withdrawal: bool = False

    @property
    def departure(self) -> Departure | None:
        """The open departure; None when there is none or it was undone."""
        if self.undone is not None:
            return None
        open_ones = tuple(d for d in self.declared if d.open)
        keys = frozenset(d.key for d in open_ones)
        if self.registration is not None:
            return Departure(
                self.registration.date,
                self.registration.destination,
                keys,
                registered=True,
                by_event=self.by_event,
            )
        if not open_ones:
            return None
        ruling = open_ones[-1]
        return Departure(ruling.date, ruling.destination, keys, registered=False, by_event=True)


def standing_of(
    line: Timeline,
    person: Person | None,
    today: dt.date,
    seen_gone_at: dt.datetime | None = None,
) -> Standing:
    """Put the reports beside what the register shows now, and when it last showed a departure."""
    by_event = line.registered is not None or bool(line.open)
    if line.undone is Undoing.CORRECTED:
        return Standing(line.declared, None, Undoing.CORRECTED, by_event)
    back = back_in_netherlands(line, person, seen_gone_at, today)
    if back is not None:
        declared = tuple(d for d in line.declared if back.leaves_standing(d))
        still_leaving = any(d.open for d in declared)
        undone = None if still_leaving else back.how
        return Standing(declared, None, undone, still_leaving)
    registration = _registration(line, person)
    undone = None if registration is not None else line.undone
    return Standing(line.declared, registration, undone, by_event, line.unmatched_withdrawal)


def _registration(line: Timeline, person: Person | None) -> Registration | None:
    shown = _shown_by_register(line, person)
    found = _together(line.registered, shown)
    if found is None:
        return None
    if _left_for_unknown(person):
        found = replace(found, destination=None)
    elif found.destination is None and _says_no_country(person) and line.open:
        found = replace(found, destination=line.open[-1].destination)
    correction = line.correction
    if correction is None:
        return found
    return Registration(
        correction.date or found.date,
        correction.destination if correction.destination_given else found.destination,
    )


def _together(event: Registration | None, shown: Registration | None) -> Registration | None:
    """The BRP read now is the truth; an event fills in what the answer leaves open."""
    if event is None or shown is None:
        return event or shown
    return Registration(
        shown.date if shown.date.year is not None else event.date,
        shown.destination or event.destination,
    )


def _shown_by_register(line: Timeline, person: Person | None) -> Registration | None:
    """The departure that the register shows, unless it is an earlier one.

    By an address abroad, or, where no address is given, by the suspension of the record.
    """
    if person is None or not person.shown_gone:
        return None
    since = person.suspended_on if person.stay is None else person.stay.since
    if line.registered is None and line.declared:
        first = min(_first_day(d) for d in line.declared)
        too_early = since is None or since.latest < first - SAME_DEPARTURE
        if too_early:
            return None
    if since is None and line.registered is None:
        return None
    land = person.stay.land if isinstance(person.stay, AddressAbroad) else None
    return Registration(since or UNKNOWN_DATE, land)


def _says_no_country(person: Person | None) -> bool:
    """The register shows no address abroad at all: not even one in a country that is unknown."""
    return person is None or not isinstance(person.stay, AddressAbroad | LeftForUnknown)


def _first_day(declared: DeclaredDeparture) -> dt.date:
    day = local_date(declared.declared.declared_at)
    return day if declared.date.year is None else min(day, declared.date.earliest)


def _left_for_unknown(person: Person | None) -> bool:
    return person is not None and isinstance(person.stay, LeftForUnknown)
