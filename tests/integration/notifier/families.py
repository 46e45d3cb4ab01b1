"""Families as the adapter would establish them. All people and numbers are invented."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from contracts.gezag import EenhoofdigOuderlijkGezag, Gezag, GezamenlijkOuderlijkGezag, Holder
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
from contracts.values.bsn import Bsn
from contracts.values.dates import PartialDate, local_date

OIN = "00000009900000000000"
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2)
_next = iter(range(99990000, 99999999))


def new_bsn() -> Bsn:
    """A number that nobody has: starts with 9999 and passes the eleven-test."""
    while True:
        eight = f"{next(_next):08d}"
        last = sum(w * int(d) for w, d in zip(_WEIGHTS, eight, strict=True)) % 11
        if last < 10:
            return Bsn(f"{eight}{last}")


class Family:
    """A mother who leaves with her children, and a father who stays."""

    def __init__(self, now: datetime, *, departs_in_days: int = 30) -> None:
        self.now = now
        self.day: date = local_date(now) + timedelta(days=departs_in_days)
        self.mother = self._adult("Petra Vertrekster", "Vertrekstraat 12", "1111 AA VERTREKDAM")
        self.father = self._adult("Frans Blijver", "Blijfweg 3", "2222 BB BLIJFSTAD")

    def _adult(self, name: str, street: str, town: str) -> PersonFacts:
        return PersonFacts(
            bsn=new_bsn(),
            first_names=name.split(maxsplit=1)[0],
            full_name=name,
            birth=PartialDate(1988, 4, 2),
            reach=Reach.NETHERLANDS,
            residences=(Residence(label=street, since=PartialDate(2015, 1, 1)),),
            postal=PostalAddress(lines=(street, town)),
        )

    def child(
        self,
        name: str,
        *,
        gezag: Gezag | None = None,
        others: Iterable[PersonFacts] = (),
        geheimhouding: bool = False,
        born: int = 2016,
    ) -> ChildFacts:
        both = GezamenlijkOuderlijkGezag((Holder(self.mother.bsn), Holder(self.father.bsn)))
        person = PersonFacts(
            bsn=new_bsn(),
            first_names=name,
            full_name=f"{name} Blijver",
            birth=PartialDate(born, 6, 1),
            reach=Reach.NETHERLANDS,
            residences=(Residence(label="Vertrekstraat 12", since=PartialDate(2018, 1, 1)),),
            geheimhouding=geheimhouding,
        )
        return ChildFacts(
            departure_id=uuid4(),
            child=person,
            declarations=(self.declaration(),),
            gezag=GezagAnswer(source=GezagSource.LIVE, gezag=gezag or both, taken_at=self.now),
            persons=(self.mother, self.father, *others),
            departing=(self.mother.bsn,),
        )

    def declaration(self) -> Declaration:
        return Declaration(
            declarant=self.mother.bsn,
            declared_at=self.now - timedelta(days=10),
            date=PartialDate.of(self.day),
            destination="5003",
        )

    def facts(
        self,
        *children: ChildFacts,
        after: timedelta = timedelta(),
        **changed: Any,  # noqa: ANN401  members of DepartureFacts, of any type
    ) -> DepartureFacts:
        """All of them in one message, established ``after`` the beginning of the test."""
        made = DepartureFacts(
            facts_id=uuid4(),
            established_at=self.now + after,
            municipality=OIN,
            children=tuple(with_siblings(child, children) for child in children),
        )
        return replace(made, **changed)


def with_siblings(child: ChildFacts, all_of_them: tuple[ChildFacts, ...]) -> ChildFacts:
    others = [one for one in all_of_them if one.departure_id != child.departure_id]
    return replace(
        child,
        departing=tuple(dict.fromkeys((*child.departing, *(one.child.bsn for one in others)))),
        siblings=tuple(
            Sibling(one.child.bsn, departs=True, same_holders=one.gezag == child.gezag)
            for one in others
        ),
        persons=tuple(dict.fromkeys((*child.persons, *(one.child for one in others)))),
    )


def only(person: PersonFacts) -> Gezag:
    return EenhoofdigOuderlijkGezag(Holder(person.bsn))


def departure_ids(facts: DepartureFacts) -> set[UUID]:
    return {child.departure_id for child in facts.children}
