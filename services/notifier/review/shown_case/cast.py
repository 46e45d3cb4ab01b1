"""Who is who on the page of a case: children by number, adults by letter, never by name.

The same people have the same letters everywhere on a page. Initials help whoever is on the phone.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from string import ascii_uppercase
from typing import Final
from uuid import UUID

from contracts.gezag import holders_of
from contracts.messages.facts import ChildFacts, DepartureFacts, PersonFacts
from contracts.values.bsn import Bsn
from contracts.values.dates import age_on

Named = Callable[[Bsn], UUID]
"""The opaque id under which the case shows somebody."""

_LAST: Final = len(ascii_uppercase)


@dataclass(frozen=True)
class Member:
    """``letter``: 1, 2, ... for a child of the case, A, B, ... for anybody else.

    ``age``: in whole years on the departure date, of children and of brothers and sisters only.
    """

    id: UUID
    bsn: Bsn
    letter: str
    initials: str
    child: bool
    sibling: bool = False
    age: int | None = None
    deceased: bool = False


@dataclass(frozen=True)
class Cast:
    """Everybody in the facts, once each."""

    members: tuple[Member, ...]

    @property
    def by_id(self) -> Mapping[UUID, Member]:
        """As the case view names them."""
        return {one.id: one for one in self.members}

    @property
    def by_bsn(self) -> Mapping[Bsn, Member]:
        """As the facts name them."""
        return {one.bsn: one for one in self.members}


def cast_of(departure: DepartureFacts, named: Named, today: date) -> Cast:
    """Children in order of age, then who departs, then holders, then others."""
    children = sorted(departure.children, key=_oldest_first)
    known = {person.bsn: person for child in children for person in (*child.persons, child.child)}
    numbers = {child.child.bsn: str(number) for number, child in enumerate(children, start=1)}
    siblings = {one.bsn for child in children for one in child.siblings} - set(numbers)
    members = [
        _member(child.child, named, letter=numbers[child.child.bsn], age=_age(child, today))
        for child in children
    ]
    others = [bsn for bsn in dict.fromkeys(_others(children)) if bsn not in numbers]
    for place, bsn in enumerate(others):
        person = known.get(bsn) or PersonFacts(bsn=bsn, delivered=False)
        sibling = bsn in siblings
        age = age_on(person.birth, _day(children[0], today)) if sibling else None
        letter = _letter(place)
        members.append(_member(person, named, letter=letter, age=age, sibling=sibling))
    return Cast(tuple(members))


def initials_of(person: PersonFacts) -> str:
    """The capitals of a name, nothing where it is not known: "Jan van den Berg" is J.B."""
    words = (person.full_name or person.first_names or "").split()
    return "".join(f"{word[0]}." for word in words if word[0].isupper())


def departure_day(child: ChildFacts, today: date) -> date | None:
    """The date that counts: as registered, else the last open declaration (DECISION §2)."""
    if child.registration is not None:
        return child.registration.date.nearest_to(today)
    still = [one for one in child.declarations if one.withdrawn_at is None]
    return still[-1].date.nearest_to(today) if still else None


def _day(child: ChildFacts, today: date) -> date:
    return departure_day(child, today) or today


def _age(child: ChildFacts, today: date) -> int | None:
    return age_on(child.child.birth, _day(child, today))


def _oldest_first(child: ChildFacts) -> tuple[date, str]:
    birth = child.child.birth
    return (date.max if birth is None else birth.earliest, str(child.departure_id))


def _others(children: list[ChildFacts]) -> Iterator[Bsn]:
    for child in children:
        yield from child.departing
    for child in children:
        yield from _holders(child)
    for child in children:
        yield from (one.bsn for one in child.siblings)
        yield from (one.declarant for one in child.declarations if one.declarant is not None)
        yield from (person.bsn for person in child.persons)


def _holders(child: ChildFacts) -> Iterator[Bsn]:
    derived = child.gezag.derived
    answers = (child.gezag.gezag, None if derived is None else derived.gezag)
    for gezag in answers:
        if gezag is not None:
            yield from (one.bsn for one in holders_of(gezag) if one.bsn is not None)


def _letter(place: int) -> str:
    more, rest = divmod(place, _LAST)
    return ascii_uppercase[rest] + (str(more) if more else "")


def _member(
    person: PersonFacts, named: Named, *, letter: str, age: int | None, sibling: bool = False
) -> Member:
    return Member(
        id=named(person.bsn),
        bsn=person.bsn,
        letter=letter,
        initials=initials_of(person),
        child=letter.isdigit(),
        sibling=sibling,
        age=age,
        deceased=person.deceased,
    )
