"""Where someone lived on a day, from labels: known or None, never guessed (DECISION §5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from contracts.messages.facts import PersonFacts, Residence


@dataclass(frozen=True, slots=True)
class Move:
    """From one address to another.

    ``day``: the first at the new one. ``left_since``: the first on which the old one may have been
    left, the same day where both are known to adjoin.
    """

    day: date
    left_since: date
    left: str
    entered: str


def address_on(person: PersonFacts, day: date, *, today: date) -> str | None:
    """The label of the address on ``day``; of a day to come the present address counts.

    Not one that begins later: a departure may be registered before its date.
    """
    for residence in person.residences:
        if residence.until is None and day >= today and not _begins_after(residence, day):
            return residence.label
        if _covers(residence, day):
            return residence.label
    return None


def _begins_after(residence: Residence, day: date) -> bool:
    since = residence.since
    return since is not None and since.year is not None and since.earliest > day


def _covers(residence: Residence, day: date) -> bool:
    if residence.since is None or residence.since.latest > day:
        return False
    return residence.until is None or day < residence.until


def moves_of(person: PersonFacts) -> tuple[Move, ...]:
    """The moves of which the day and both addresses are known, newest first."""
    found = []
    for later, earlier in pairwise(person.residences):
        day = later.since.complete if later.since else None
        left = earlier.until
        if day is not None and left is not None and left <= day and earlier.label != later.label:
            found.append(Move(day, left, earlier.label, later.label))
    return tuple(found)


def day_before(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1)
