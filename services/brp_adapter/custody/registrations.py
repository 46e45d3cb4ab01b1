"""One registered departure as several sources report it, brought together field by field.

The municipality's own system, the BRP's events and an older copy of either tell of the same
departure, each with other gaps. A gap of one never takes away what another filled.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from brp_adapter.custody.reported import Registered, source_of
from contracts.values.dates import UNKNOWN_DATE, PartialDate

SAME_DEPARTURE = timedelta(days=14)
"""DECISION §2, departure set: dates at most this far apart are one departure."""


@dataclass(frozen=True, slots=True)
class RegisteredDeparture:
    """What events say of a registration. ``date_by`` and ``land_by``: which of them says it.

    ``destination`` is None when no event names a country; ``land_by`` is then the one that says
    that it is not known, and None when none says anything.
    """

    date: PartialDate
    date_by: Registered
    destination: str | None
    land_by: Registered | None

    @property
    def land_unknown(self) -> bool:
        """An event says that the country is not known, and none names one."""
        return self.destination is None and self.land_by is not None


def brought_together(reports: Iterable[Registered]) -> RegisteredDeparture | None:
    """The reports of one departure, in order of recording; None of no reports.

    - Of the date what is most precise, as long as the others can be the same day; where they
      cannot, the last one recorded.
    - Of the country the last one that names it; only where none does, that it is not known.
    """
    found: RegisteredDeparture | None = None
    for event in reports:
        found = _first(event) if found is None else _with(found, event)
    return found


def one_departure(one: PartialDate, other: PartialDate) -> bool:
    """Whether there are days at most two weeks apart that these dates can be."""
    if one.year is None or other.year is None:
        return True
    return (
        one.earliest - other.latest <= SAME_DEPARTURE
        and other.earliest - one.latest <= SAME_DEPARTURE
    )


def leaves_room_for(open_one: PartialDate, date: PartialDate) -> bool:
    """Whether the first says nothing that the second does not say as well, or more precisely."""
    if open_one.year is None:
        return True
    if date.year is None:
        return False
    return open_one.earliest <= date.earliest and date.latest <= open_one.latest


def says_nothing_new(event: Registered, found: RegisteredDeparture | None) -> bool:
    """Whether it repeats what is known, possibly with less."""
    if found is None:
        return False
    same_land = event.destination in (None, found.destination)
    return same_land and leaves_room_for(event.date or UNKNOWN_DATE, found.date)


def is_an_echo(event: Registered, reports: Iterable[Registered]) -> bool:
    """Whether it is a second source that tells what the first one told already.

    Then nothing happened since: it says nothing about whether the departure still stands. A source
    that reports again itself does.
    """
    reports = tuple(reports)
    again = any(source_of(one) == source_of(event) for one in reports)
    return not again and says_nothing_new(event, brought_together(reports))


def _first(event: Registered) -> RegisteredDeparture:
    says_land = event.destination is not None or event.land_unknown
    return RegisteredDeparture(
        date=event.date or UNKNOWN_DATE,
        date_by=event,
        destination=event.destination,
        land_by=event if says_land else None,
    )


def _with(found: RegisteredDeparture, event: Registered) -> RegisteredDeparture:
    date = event.date or UNKNOWN_DATE
    keeps_date = leaves_room_for(date, found.date)
    another_land = event.destination not in (None, found.destination)
    first_to_speak = found.land_by is None and event.land_unknown
    keeps_land = not (another_land or first_to_speak)
    return RegisteredDeparture(
        date=found.date if keeps_date else date,
        date_by=found.date_by if keeps_date else event,
        destination=found.destination if keeps_land else event.destination,
        land_by=found.land_by if keeps_land else event,
    )
