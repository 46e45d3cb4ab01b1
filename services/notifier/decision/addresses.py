"""Where someone lived on a day, from labels: known or None, never guessed (DECISION §5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from contracts.messages.facts import PersonFacts, Residence


@dataclass(frozen=True, slots=True)
class Move:
    """From one address to another on a day."""

    day: date
    left: str
    entered: str


def address_on(person: PersonFacts, day: date, *, today: date) -> str | None:
    """The label of the address on ``day``; of a day to come the present address counts."""
    for residence in person.residences:
        if residence.until is None and day >= today:
            return residence.label
        if _covers(residence, day):
            return residence.label
    return None


def _covers(residence: Residence, day: date) -> bool:
    if residence.since is None or residence.since.latest > day:
        return False
    return residence.until is None or day < residence.until


def moves_of(person: PersonFacts) -> tuple[Move, ...]:
    """The moves of which the day and both addresses are known."""
    known = sorted(
        (r for r in person.residences if r.since is not None and r.since.complete),
        key=lambda r: (r.since.complete if r.since else None, r.until is None),
    )
    found = []
    for earlier, later in pairwise(known):
        day = later.since.complete if later.since else None
        adjoining = day is not None and earlier.until in (day, None)
        if day is not None and adjoining and earlier.label != later.label:
            found.append(Move(day, earlier.label, later.label))
    return tuple(found)


def day_before(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1)
