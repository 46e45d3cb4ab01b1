"""Addresses become labels: equal labels are the same address, and nothing else can be read.

Only the outcome of a comparison is needed for a decision (DECISION §5, R05); the address itself
stays here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from brp_adapter.custody.person import (
    AddressAbroad,
    AddressInNetherlands,
    AddressKey,
    FormerAddress,
    Person,
)
from contracts.messages.facts import Reach, Residence
from contracts.values.dates import PartialDate


class Labels:
    """Gives each address of one family a label, in order of appearance."""

    def __init__(self) -> None:
        self._known: list[AddressKey] = []

    def of(self, key: AddressKey) -> str:
        """The label of the address, the same for every address equal to it."""
        for number, known in enumerate(self._known):
            if known.same_as(key):
                return f"adres-{number + 1}"
        self._known.append(key)
        return f"adres-{len(self._known)}"


def residences_of(
    person: Person, history: Iterable[FormerAddress], labels: Labels
) -> tuple[Residence, ...]:
    """The present address and the earlier ones that are known, newest first.

    One that ends before the next begins was last known on the day before its end: what lies
    between is not known. One that the next replaces from its first day on never was an address.
    """
    found = []
    stay = person.stay
    if isinstance(stay, AddressInNetherlands | AddressAbroad) and stay.key.lines:
        found.append(Residence(labels.of(stay.key), stay.since))
    # A move may be recorded with an earlier date: then the address ended sooner than it was seen.
    entered = None if stay is None or stay.since is None else _first_day(stay.since)
    former = sorted(
        (entry for entry in history if entry.person == person.bsn),
        key=lambda entry: (entry.until, str(entry.since)),
        reverse=True,
    )
    for entry in former:
        until = entry.until if entered is None else min(entry.until, entered)
        first = _first_day(entry.since)
        if first is not None and first >= until:
            continue
        label = labels.of(entry.key)
        if entered is None and found and found[-1].label == label:
            continue  # the present address, of which no first day is known
        found.append(Residence(label, entry.since, until))
        entered = first or entered
    return tuple(found)


def _first_day(since: PartialDate) -> date | None:
    return None if since.year is None else since.earliest


def reach_of(person: Person) -> Reach:
    """Whether there is an address to write to (DECISION S28, S29).

    An address of which the municipality established that the person does not live there is no
    address, and a country without lines is none either.
    """
    match person.stay:
        case AddressInNetherlands(established_not_there=False, key=key) if key.lines:
            return Reach.NETHERLANDS
        case AddressAbroad(key=key) if key.lines:
            return Reach.ABROAD
        case _:
            return Reach.UNKNOWN


def has_briefadres(person: Person) -> bool:
    """Whether the address is a functieAdres B (DECISION S18)."""
    return isinstance(person.stay, AddressInNetherlands) and person.stay.briefadres
