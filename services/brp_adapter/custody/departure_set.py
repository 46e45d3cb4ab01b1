"""Who departs along with the child, and whose own departure is known but stands apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from brp_adapter.custody.departure import Departure
from brp_adapter.custody.person import Person
from brp_adapter.custody.stayed_behind import stayed_behind
from contracts.values.bsn import Bsn
from contracts.values.dates import plus_months

RECENT_MONTHS = 6
"""DECISION S03: an older departure that only the BRP shows is where someone lives."""


@dataclass(frozen=True, slots=True)
class DepartureSet:
    """``along``: same destination, within 14 days. ``apart``: departed too, but not along."""

    along: tuple[Bsn, ...] = ()
    apart: tuple[Bsn, ...] = ()


def departure_set(
    child: Bsn,
    departures: Mapping[Bsn, Departure | None],
    persons: Mapping[Bsn, Person],
    today: date,
) -> DepartureSet:
    """Compare everyone's own departure with that of ``child`` (DECISION §2 and S03).

    ``persons``: what the BRP shows now; who stayed behind departs neither along nor apart.
    """
    own = departures.get(child)
    if own is None:
        return DepartureSet()
    along: list[Bsn] = []
    apart: list[Bsn] = []
    for person, departure in departures.items():
        if person == child or departure is None:
            continue
        if departure.same_as(own, today):
            if not stayed_behind(departure, own, persons.get(person), today):
                along.append(person)
        elif departure.by_event or _recent(departure, own, today):
            apart.append(person)
    return DepartureSet(tuple(along), tuple(apart))


def _recent(departure: Departure, own: Departure, today: date) -> bool:
    return departure.date.nearest_to(today) >= plus_months(
        own.date.nearest_to(today), -RECENT_MONTHS
    )
