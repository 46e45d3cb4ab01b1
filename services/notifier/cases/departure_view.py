"""What is known of a departure, each field with its source, beside what was declared.

A declared destination and a registered one are two things: whoever judges sees both where they
differ, and knows who says what.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from contracts.messages.facts import ChildFacts, Declaration, Registration
from contracts.messages.origin import Origin
from contracts.values.bsn import Bsn
from contracts.values.codes import LandCode
from contracts.values.dates import PartialDate

DATE: Final = "vertrekdatum"
DESTINATION: Final = "bestemming"


@dataclass(frozen=True)
class DepartureView:
    """The date and the destination that count, and who says so; None where nobody says it.

    ``declared_date`` and ``declared_destination``: as in the last open declaration, of a departure
    that is registered. ``differs``: in what the two differ, ``DATE`` or ``DESTINATION``.
    """

    child: UUID
    date: PartialDate | None = None
    date_source: Origin | None = None
    destination: LandCode | None = None
    destination_source: Origin | None = None
    declared_date: PartialDate | None = None
    declared_destination: LandCode | None = None
    differs: frozenset[str] = frozenset()
    undone: str | None = None
    in_onderzoek: bool = False
    sources_disagree: bool = False


def view_departures(
    children: Iterable[ChildFacts], name: Callable[[Bsn], UUID]
) -> tuple[DepartureView, ...]:
    """One for each child. ``name``: under which opaque id of the case somebody is shown."""
    return tuple(view_departure(child, name(child.child.bsn)) for child in children)


def view_departure(facts: ChildFacts, child: UUID) -> DepartureView:
    """Of a departure that was undone no more than that."""
    if facts.undone is not None:
        return DepartureView(child, undone=facts.undone.value)
    stands = [given for given in facts.declarations if given.withdrawn_at is None]
    declared, registered = (stands[-1] if stands else None), facts.registration
    rules = registered or declared
    beside = declared if registered is not None else None
    return DepartureView(
        child,
        date=None if rules is None else rules.date,
        date_source=None if rules is None else rules.date_source,
        destination=None if rules is None else rules.destination,
        destination_source=None if rules is None else rules.destination_source,
        declared_date=None if beside is None else beside.date,
        declared_destination=None if beside is None else beside.destination,
        differs=_differs(registered, beside),
        in_onderzoek=facts.child.departure_in_onderzoek,
        sources_disagree=facts.sources_disagree,
    )


def _differs(registered: Registration | None, declared: Declaration | None) -> frozenset[str]:
    if registered is None or declared is None:
        return frozenset()
    differing = {
        DATE: registered.date != declared.date,
        DESTINATION: registered.destination != declared.destination,
    }
    return frozenset(field for field, differs in differing.items() if differs)
