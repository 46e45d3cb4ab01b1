"""What the facts of a case know that a letter to one holder may not hold."""

import re
from collections.abc import Iterator
from typing import Final

from contracts.messages.facts import ChildFacts, DepartureFacts, PersonFacts, PostalAddress
from notifier.delivery.holder_message import HolderMessage
from notifier.letters import dutch, english
from notifier.letters.address import postal_lines
from notifier.letters.forbidden import Forbidden, ForbiddenKind
from notifier.remedies.lands import land_of

_DUTCH_LAST_LINE: Final = re.compile(r"([1-9]\d{3} [A-Z]{2}) (\S.*)")


def people_in(departure: DepartureFacts) -> Iterator[PersonFacts]:
    """Everybody whom the facts tell of, children first within each departure."""
    for child in departure.children:
        yield child.child
        yield from child.persons


def forbidden_in(message: HolderMessage, departure: DepartureFacts) -> Iterator[Forbidden]:
    """Everything about anybody but the addressee, and what the letter keeps back of its own."""
    for child in departure.children:
        if child.child.bsn in message.children:
            yield from _birth_dates(child.child)
        yield from _destinations(child)
    yield from _others(message, departure)


def _others(message: HolderMessage, departure: DepartureFacts) -> Iterator[Forbidden]:
    named = {message.holder, *message.children}
    own_names = [
        set((person.first_names or "").split())
        for person in people_in(departure)
        if person.bsn in message.children
    ]
    young = {child.child.bsn for child in departure.children}
    young |= {sibling.bsn for child in departure.children for sibling in child.siblings}
    own_home = {
        person.postal
        for person in people_in(departure)
        if message.holder in {person.bsn, *person.former_numbers}
    }
    for person in people_in(departure):
        if person.bsn in named or named.intersection(person.former_numbers):
            continue
        if person.bsn in young:
            # A sister called Maria does not forbid the name of one's own Anna Maria.
            words = set((person.first_names or "").split())
            if person.first_names and not any(words <= names for names in own_names):
                yield Forbidden(ForbiddenKind.CHILD_NAME, person.first_names)
        elif person.full_name:
            yield Forbidden(ForbiddenKind.ADULT_NAME, person.full_name)
        # Two holders who live together: the address of the one is the addressee's own.
        if person.postal is not None and person.postal not in own_home:
            yield from _home(person.postal)


def _home(postal: PostalAddress) -> Iterator[Forbidden]:
    if postal.lines:
        yield Forbidden(ForbiddenKind.ADDRESS_LINE, postal.lines[0])
    lines = postal_lines(postal.lines)
    if postal.land is None and lines and (found := _DUTCH_LAST_LINE.fullmatch(lines[-1])):
        yield Forbidden(ForbiddenKind.POSTCODE, found.group(1))
        yield Forbidden(ForbiddenKind.TOWN, found.group(2))


def _destinations(child: ChildFacts) -> Iterator[Forbidden]:
    codes = {declaration.destination for declaration in child.declarations}
    if child.registration is not None:
        codes.add(child.registration.destination)
    for code in sorted(code for code in codes if code is not None):
        land = land_of(code)
        if land is not None:
            yield Forbidden(ForbiddenKind.DESTINATION, land.name)


def _birth_dates(child: PersonFacts) -> Iterator[Forbidden]:
    day = child.birth.complete if child.birth is not None else None
    if day is None:
        return
    for written in (
        dutch.in_words(day),
        english.in_words(day),
        day.isoformat(),
        f"{day:%d-%m-%Y}",
        f"{day.day}-{day.month}-{day.year}",
    ):
        yield Forbidden(ForbiddenKind.BIRTH_DATE, written)
