"""The departure of one person, from the reports and from the register together."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from brp_adapter.custody.back import back_in_netherlands
from brp_adapter.custody.line import DeclaredDeparture, Timeline
from brp_adapter.custody.person import Person, Suspension
from brp_adapter.custody.registration import registration_of
from brp_adapter.custody.registrations import SAME_DEPARTURE
from contracts.messages.facts import Registration, Undoing
from contracts.values.dates import PartialDate


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
    """How one person's departure stands.

    ``sources_disagree``: one took back what another reported, and the register does not settle it.
    ``in_onderzoek``: the registration is doubted; ``ministerial_decree``: it is one of reden M.
    """

    declared: tuple[DeclaredDeparture, ...]
    registration: Registration | None
    undone: Undoing | None
    by_event: bool
    unmatched_withdrawal: bool = False
    sources_disagree: bool = False
    in_onderzoek: bool = False
    ministerial_decree: bool = False

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
    by_event = bool(line.registrations) or bool(line.open)
    decree = _ministerial_decree(line, person)
    if line.undone is Undoing.CORRECTED:
        return Standing(line.declared, None, Undoing.CORRECTED, by_event, ministerial_decree=decree)
    back = back_in_netherlands(line, person, seen_gone_at, today)
    if back is not None:
        declared = tuple(d for d in line.declared if back.leaves_standing(d))
        still_leaving = any(d.open for d in declared)
        undone = None if still_leaving else back.how
        return Standing(declared, None, undone, still_leaving, ministerial_decree=decree)
    registration = registration_of(line, person)
    shown_gone = person is not None and person.shown_gone
    return Standing(
        line.declared,
        registration,
        undone=None if registration is not None else line.undone,
        by_event=by_event,
        unmatched_withdrawal=line.unmatched_withdrawal,
        sources_disagree=bool(line.disputed_by) and not shown_gone,
        in_onderzoek=registration is not None and _in_onderzoek(line, person),
        ministerial_decree=decree,
    )


def _in_onderzoek(line: Timeline, person: Person | None) -> bool:
    """As the BRP shows it; as long as it shows no departure, as it was last reported."""
    if person is not None and person.shown_gone:
        return person.departure_in_onderzoek
    return bool(line.registrations) and line.registrations[-1].in_onderzoek


def _ministerial_decree(line: Timeline, person: Person | None) -> bool:
    if person is not None and (person.shown_gone or person.suspension is not None):
        return person.suspension is Suspension.MINISTERIAL_DECREE
    return bool(line.registrations) and any(one.ministerial_decree for one in line.registrations)
