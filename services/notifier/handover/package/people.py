"""Whom a package names: no more people, and no more about them, than the receiver's task needs.

An application for return identifies the child, whoever asks for it and whoever is said to have
taken the child along (art. 8 of the convention of 1980). Number and address are given of the child
and of the holder who stays only; where the others are is not for this package to tell.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from uuid import UUID

from contracts.messages.facts import PersonFacts
from contracts.values.bsn import Bsn
from notifier.decision.facts import CaseFacts
from notifier.decision.view import ChildView
from notifier.handover.package.shield import SHIELDED, without_address
from notifier.handover.package.wire import Persoon, Rol
from notifier.letters.address import postal_lines

Name = Callable[[Bsn], UUID]
"""Under which opaque id of the case somebody stands in the rest of the package."""


def people_of(facts: CaseFacts, name: Name, *, shielded: bool, now: datetime) -> list[Persoon]:
    """Each once: the children, then who stays, then who departs with them."""
    found: dict[UUID, Persoon] = {}
    views = [ChildView.of(child, facts, now) for child in facts.departure.children]
    for role, person in (
        *((Rol.CHILD, view.child) for view in views),
        *_named(views, Rol.STAYING),
        *_named(views, Rol.DEPARTING),
        *_named(views, Rol.ADULT),
    ):
        shown = without_address(person) if shielded else person
        found.setdefault(name(person.bsn), _of(shown, role, name, shielded=shielded))
    return list(found.values())


def _named(views: list[ChildView], role: Rol) -> Iterator[tuple[Rol, PersonFacts]]:
    for view in views:
        numbers = {
            Rol.STAYING: view.staying,
            Rol.DEPARTING: view.departing_holders,
            Rol.ADULT: view.departing_adults,
        }[role]
        for number in numbers:
            yield role, view.person(number)


def _of(person: PersonFacts, role: Rol, name: Name, *, shielded: bool) -> Persoon:
    stays = role is Rol.STAYING
    needed = role in {Rol.CHILD, Rol.STAYING}
    return Persoon(
        id=name(person.bsn),
        rol=role,
        naam=person.full_name or person.first_names,
        geboortedatum=person.birth,
        burgerservicenummer=person.bsn.reveal() if needed else None,
        adres=_address(person) if stays else None,
        afgeschermd=f"adres: {SHIELDED}" if stays and shielded else None,
    )


def _address(person: PersonFacts) -> list[str] | None:
    postal = person.postal
    if postal is None:
        return None
    return list(postal_lines(postal.lines, postal.country))
