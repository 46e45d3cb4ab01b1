"""The registration of one departure: the strongest knowledge field by field, with its source.

A correction, then what the BRP shows now, then the events of the registration, then the
declaration. What is weaker fills in what is stronger leaves open, and never replaces it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from brp_adapter.custody.line import Correction, DeclaredDeparture, Timeline
from brp_adapter.custody.person import AddressAbroad, LeftForUnknown, Person
from brp_adapter.custody.registrations import (
    SAME_DEPARTURE,
    RegisteredDeparture,
    leaves_room_for,
)
from brp_adapter.custody.reported import ReportedDeparture
from contracts.messages.facts import Registration
from contracts.messages.origin import KnownBy, Origin
from contracts.values.dates import UNKNOWN_DATE, local_date

_REGISTER = Origin(KnownBy.REGISTER)


def registration_of(line: Timeline, person: Person | None) -> Registration | None:
    """None where no event and no answer of the BRP says that the departure is registered."""
    event, shown = _by_events(line.registered), _shown_by_register(line, person)
    found = _together(event, shown)
    if found is None:
        return None
    if person is not None and isinstance(person.stay, LeftForUnknown):
        found = replace(found, destination=None, destination_source=_REGISTER)
    elif found.destination_source is None and _says_no_country(person) and line.open:
        ruling = line.open[-1]
        found = replace(
            found, destination=ruling.destination, destination_source=land_source_of(ruling)
        )
    return _corrected(found, line.correction)


def date_source_of(declared: DeclaredDeparture) -> Origin:
    """Whether the date of a declaration is as it was declared, or as it was corrected since."""
    return origin_of(declared.date_by or declared.declared, declared=declared.date_by is None)


def land_source_of(declared: DeclaredDeparture) -> Origin | None:
    """The same of the destination; None where the declaration says none."""
    if declared.land_by is None and declared.destination is None:
        return None
    return origin_of(declared.land_by or declared.declared, declared=declared.land_by is None)


def origin_of(report: ReportedDeparture, *, declared: bool) -> Origin:
    """``declared``: by a declaration; else by its correction."""
    by = KnownBy.DECLARATION if declared else KnownBy.CORRECTION
    return Origin(by, _format(report))


def _by_events(found: RegisteredDeparture | None) -> Registration | None:
    if found is None:
        return None
    said = None if found.land_by is None else Origin(KnownBy.EVENT, _format(found.land_by))
    known = Origin(KnownBy.EVENT, _format(found.date_by))
    return Registration(found.date, found.destination, known, said)


def _together(event: Registration | None, shown: Registration | None) -> Registration | None:
    """The BRP read now is the truth; an event fills in what the answer leaves open."""
    if event is None or shown is None:
        return event or shown
    dated = event if leaves_room_for(shown.date, event.date) else shown
    sent = shown if shown.destination is not None or event.destination_source is None else event
    return Registration(
        dated.date,
        sent.destination,
        shown.date_source if shown.date == dated.date else dated.date_source,
        sent.destination_source,
    )


def _corrected(found: Registration, correction: Correction | None) -> Registration:
    if correction is None:
        return found
    if correction.date_by is not None and correction.date_by.date is not None:
        by = origin_of(correction.date_by, declared=False)
        found = replace(found, date=correction.date_by.date, date_source=by)
    if correction.land_by is not None:
        by = origin_of(correction.land_by, declared=False)
        land = correction.land_by.destination
        found = replace(found, destination=land, destination_source=by)
    return found


def _shown_by_register(line: Timeline, person: Person | None) -> Registration | None:
    """The departure that the register shows, unless it is an earlier one.

    By an address abroad, or, where no address is given, by the suspension of the record.
    """
    if person is None or not person.shown_gone:
        return None
    since = person.suspended_on if person.stay is None else person.stay.since
    if not line.registrations and line.declared:
        first = min(_first_day(d) for d in line.declared)
        too_early = since is None or since.latest < first - SAME_DEPARTURE
        if too_early:
            return None
    if since is None and not line.registrations:
        return None
    land = person.stay.land if isinstance(person.stay, AddressAbroad) else None
    says = isinstance(person.stay, AddressAbroad | LeftForUnknown)
    return Registration(since or UNKNOWN_DATE, land, _REGISTER, _REGISTER if says else None)


def _says_no_country(person: Person | None) -> bool:
    """The register shows no address abroad at all: not even one in a country that is unknown."""
    return person is None or not isinstance(person.stay, AddressAbroad | LeftForUnknown)


def _first_day(declared: DeclaredDeparture) -> dt.date:
    day = local_date(declared.declared.declared_at)
    return day if declared.date.year is None else min(day, declared.date.earliest)


def _format(report: ReportedDeparture) -> str | None:
    return None if report.way is None else report.way.format
