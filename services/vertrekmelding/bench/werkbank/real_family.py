"""A family as the adapter would hand it over, so that its case can be opened; nobody's numbers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

from contracts.gezag import GezamenlijkOuderlijkGezag, Holder
from contracts.messages.facts import (
    ChildFacts,
    Declaration,
    DepartureFacts,
    GezagAnswer,
    GezagSource,
    PersonFacts,
    PostalAddress,
    Reach,
    Residence,
    Sibling,
)
from contracts.values.bsn import Bsn, NotABsn
from contracts.values.dates import PartialDate, local_date

OIN: Final = "00000009900000000000"
_LAND: Final = "5010"
_AWAY: Final = 20
_APART: Final = 1000


def family_of(children: int, municipality: str, now: datetime) -> DepartureFacts:
    """Of so many children, who leave with one parent and may not be found (S16)."""
    numbers = _numbers(children)
    leaves, stays = (_adult(next(numbers), name) for name in ("Petra Vertrekster", "Frans Blijver"))
    members = [
        _child(next(numbers), number, leaves, stays, now) for number in range(1, children + 1)
    ]
    return DepartureFacts(
        facts_id=uuid4(),
        established_at=now,
        municipality=municipality,
        children=tuple(_beside(one, members) for one in members),
    )


def _numbers(size: int) -> Iterator[Bsn]:
    """Fictitious ones (9999...), others for each size of family: or they would be one household."""
    for number in range(999_900_000 + size * _APART, 1_000_000_000):
        try:
            yield Bsn(str(number))
        except NotABsn:
            continue


def _adult(bsn: Bsn, name: str) -> PersonFacts:
    return PersonFacts(
        bsn=bsn,
        first_names=name.split(maxsplit=1)[0],
        full_name=name,
        birth=PartialDate(1988, 4, 2),
        reach=Reach.NETHERLANDS,
        residences=(Residence(label=name, since=PartialDate(2015, 1, 1)),),
        postal=PostalAddress(lines=("Dorpsstraat 1", "1234 AB VOORBEELDSTAD")),
    )


def _child(
    bsn: Bsn, number: int, leaves: PersonFacts, stays: PersonFacts, now: datetime
) -> ChildFacts:
    both = GezamenlijkOuderlijkGezag((Holder(leaves.bsn), Holder(stays.bsn)))
    return ChildFacts(
        departure_id=uuid4(),
        child=PersonFacts(
            bsn=bsn,
            first_names="Kind",
            full_name=f"Kind {number} Blijver",
            birth=PartialDate(2010 + number, 6, 1),
            reach=Reach.NETHERLANDS,
            geheimhouding=True,
        ),
        declarations=(
            Declaration(
                declarant=leaves.bsn,
                declared_at=now - timedelta(days=1),
                date=PartialDate.of(local_date(now) + timedelta(days=_AWAY)),
                destination=_LAND,
            ),
        ),
        gezag=GezagAnswer(source=GezagSource.LIVE, gezag=both, taken_at=now),
        persons=(leaves, stays),
        departing=(leaves.bsn,),
    )


def _beside(child: ChildFacts, family: list[ChildFacts]) -> ChildFacts:
    others = [one for one in family if one is not child]
    return replace(
        child,
        departing=(*child.departing, *(one.child.bsn for one in others)),
        siblings=tuple(Sibling(one.child.bsn, departs=True, same_holders=True) for one in others),
        persons=(*child.persons, *(one.child for one in others)),
    )
