"""Earlier and present numbers: a number in ``historicBsns`` is the same person (DECISION §2).

Everything that was said under an earlier number is brought under the present one before anything
is concluded: reports, register answers, and kept gezag answers down to the holders inside them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from brp_adapter.custody.finding import GezagFinding
from brp_adapter.custody.person import FormerAddress, GezagOver, GezagSnapshot, Person
from brp_adapter.custody.reported import (
    Corrected,
    Declared,
    Registered,
    ReportedDeparture,
    Touched,
    Withdrawn,
)
from contracts.gezag import (
    EenhoofdigOuderlijkGezag,
    Gezag,
    GezagNietTeBepalen,
    GezamenlijkGezag,
    GezamenlijkOuderlijkGezag,
    Holder,
    OnbekendGezagstype,
    TijdelijkGeenGezag,
    Voogdij,
    holders_of,
)
from contracts.messages.derived import DerivedGezag
from contracts.values.bsn import Bsn

Current = Callable[["Bsn"], "Bsn"]
"""The present number of the person who has or had a number."""


def renumbered_event(event: ReportedDeparture, current: Current) -> ReportedDeparture:
    """The same report with present numbers."""
    match event:
        case Declared():
            return replace(
                event,
                persons=tuple(map(current, event.persons)),
                declarant=_or_none(event.declarant, current),
                consents=tuple(replace(c, holder=current(c.holder)) for c in event.consents),
            )
        case Withdrawn() | Corrected():
            return replace(event, persons=tuple(map(current, event.persons)))
        case Registered() | Touched():
            return replace(event, person=current(event.person))
        case _:
            assert_never(event)


def renumbered_person(person: Person, current: Current) -> Person:
    """The same answer of the register with present numbers."""
    return replace(
        person,
        bsn=current(person.bsn),
        parents=tuple(replace(p, bsn=_or_none(p.bsn, current)) for p in person.parents),
        partnerships=tuple(
            replace(p, partner=_or_none(p.partner, current)) for p in person.partnerships
        ),
        gezag=tuple(_relation(relation, current) for relation in person.gezag),
    )


def renumbered_snapshot(snapshot: GezagSnapshot, current: Current) -> GezagSnapshot:
    """The same kept answer with present numbers."""
    return replace(
        snapshot,
        child=current(snapshot.child),
        gezag=tuple(_relation(relation, current) for relation in snapshot.gezag),
    )


def renumbered_derived(derived: DerivedGezag, current: Current) -> DerivedGezag:
    """The same derived answer with present numbers."""
    gezag = None if derived.gezag is None else _gezag(derived.gezag, current)
    return replace(derived, gezag=gezag)


def renumbered_finding(finding: GezagFinding, current: Current) -> GezagFinding:
    """The same finding with present numbers.

    Where two that it names turn out to be one person, or one the child, nobody can act on it: as
    it stands the other parent would go untold.
    """
    child, gezag = current(finding.child), _gezag(finding.gezag, current)
    numbers = [holder.bsn for holder in holders_of(gezag) if holder.bsn is not None]
    if len(set(numbers)) != len(numbers) or child in numbers:
        gezag = OnbekendGezagstype()
    return replace(finding, child=child, gezag=gezag)


def renumbered_address(address: FormerAddress, current: Current) -> FormerAddress:
    """The same earlier address with the present number."""
    return replace(address, person=current(address.person))


def _relation(relation: GezagOver, current: Current) -> GezagOver:
    return replace(
        relation,
        child=_or_none(relation.child, current),
        gezag=_gezag(relation.gezag, current),
    )


def _gezag(gezag: Gezag, current: Current) -> Gezag:
    def holder(someone: Holder) -> Holder:
        return Holder(_or_none(someone.bsn, current))

    match gezag:
        case GezamenlijkOuderlijkGezag(ouders=ouders):
            return replace(gezag, ouders=tuple(map(holder, ouders)))
        case EenhoofdigOuderlijkGezag(ouder=ouder):
            return replace(gezag, ouder=holder(ouder))
        case GezamenlijkGezag(ouder=ouder, derde=derde):
            return replace(
                gezag, ouder=holder(ouder), derde=None if derde is None else holder(derde)
            )
        case Voogdij(derden=derden):
            return replace(gezag, derden=tuple(map(holder, derden)))
        case TijdelijkGeenGezag() | GezagNietTeBepalen() | OnbekendGezagstype():
            return gezag
        case _:
            assert_never(gezag)


def _or_none(number: Bsn | None, current: Current) -> Bsn | None:
    return None if number is None else current(number)
