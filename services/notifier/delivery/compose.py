"""From the facts of a case to the letter of one holder.

Only the children of the message are named. Everything else that the facts hold about others is
looked for in the finished letter, as the last guard.
"""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from contracts.messages.facts import ChildFacts, DepartureFacts, PersonFacts
from contracts.values.bsn import Bsn
from notifier.cases.departure_date import departure_date
from notifier.delivery.channel import Parcel
from notifier.delivery.holder_message import TELLING, HolderMessage
from notifier.delivery.not_in_letter import forbidden_in, people_in
from notifier.letters.address import postal_lines
from notifier.letters.content import (
    Addressee,
    AnswerAt,
    Letter,
    LetterChild,
    LetterKind,
    Sender,
)
from notifier.letters.cover import cover_of
from notifier.letters.errors import Defect, UnprintableLetterError
from notifier.letters.forbidden import cover_violations, letter_violations
from notifier.letters.reference import short_reference
from notifier.letters.render import render

_TIME_TO_ANSWER: Final = timedelta(days=3)
"""With less time than this before the departure, a date to answer by would only frighten."""


class Missing(StrEnum):
    """What a letter cannot do without."""

    HOLDER = "holder_not_in_facts"
    NAME = "holder_without_name"
    ADDRESS = "holder_without_address"
    COUNTRY = "holder_country_without_name"
    CHILD = "child_not_in_facts"
    CHILD_NAME = "child_without_name"


class CannotCompose(Exception):
    """No letter can or may be made; a human looks. ``code`` holds nothing of its content."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def compose(
    message: HolderMessage,
    departure: DepartureFacts,
    *,
    sender: Sender,
    today: date,
    sent_on: date | None = None,
    fallback: tuple[DepartureFacts, ...] = (),
    answer_at: AnswerAt | None = None,
    large_print: bool = False,
) -> Parcel:
    """Write the letter, guarded, and typeset it. Raises ``CannotCompose``."""
    letter = letter_for(
        message,
        departure,
        sender=sender,
        today=today,
        sent_on=sent_on,
        fallback=fallback,
        answer_at=answer_at,
        large_print=large_print,
    )
    try:
        rendered = render(letter)
    except UnprintableLetterError as error:
        raise CannotCompose(error.defect) from None
    abroad = letter.addressee.is_abroad
    return Parcel(rendered, message.holder, cover_of(letter), abroad=abroad)


def letter_for(
    message: HolderMessage,
    departure: DepartureFacts,
    *,
    sender: Sender,
    today: date,
    sent_on: date | None = None,
    fallback: tuple[DepartureFacts, ...] = (),
    answer_at: AnswerAt | None = None,
    large_print: bool = False,
) -> Letter:
    """What the letter says, guarded and not yet set. Raises ``CannotCompose``.

    ``sent_on``: the day of the letter that is taken back or corrected. ``fallback``: older facts
    in which the address may be looked up, for a recall after the register stopped answering.
    """
    children = _children(message, departure)
    day = day_told(message, departure)
    try:
        letter = Letter(
            kind=message.kind,
            addressee=_addressee(message.holder, (departure, *fallback)),
            children=tuple(_letter_child(child.child) for child in children),
            letter_date=today,
            reference=short_reference(message.id),
            departure_date=day,
            answer_before=_answer_before(day, today),
            sent_on=sent_on,
            after_departure=day is not None and day < today,
            sender=sender,
            answer_at=answer_at,
            large_print=large_print,
        )
    except UnprintableLetterError as error:
        raise CannotCompose(error.defect) from None
    forbidden = tuple(forbidden_in(message, departure))
    found = letter_violations(letter, forbidden) + cover_violations(letter, forbidden)
    if found:
        code = f"forbidden_{found[0].kind}"
        raise CannotCompose(code)
    return letter


def day_told(message: HolderMessage, departure: DepartureFacts) -> date | None:
    """The one departure date that the letter names; None when it names none.

    Children who depart on different days are told of without a date, and so is everybody of whom
    people decided it. Raises ``CannotCompose``.
    """
    if message.kind not in TELLING or message.kind is LetterKind.LIMITED:
        return None
    dates = {departure_date(child) for child in _children(message, departure)}
    known = dates.pop() if len(dates) == 1 else None
    return known.complete if known is not None else None


def _children(message: HolderMessage, departure: DepartureFacts) -> tuple[ChildFacts, ...]:
    """In order of birth, the oldest first: an order without meaning to a stranger."""
    mine = [child for child in departure.children if child.child.bsn in message.children]
    if len(mine) != len(message.children):
        raise CannotCompose(Missing.CHILD)
    return tuple(
        sorted(
            mine,
            key=lambda child: (
                child.child.birth.earliest if child.child.birth else date.max,
                child.child.first_names or "",
            ),
        )
    )


def _letter_child(child: PersonFacts) -> LetterChild:
    if not child.first_names:
        raise CannotCompose(Missing.CHILD_NAME)
    return LetterChild(child.first_names, child.birth.year if child.birth else None)


def _addressee(holder: Bsn, sources: tuple[DepartureFacts, ...]) -> Addressee:
    known = [
        person
        for departure in sources
        for person in people_in(departure)
        if holder in {person.bsn, *person.former_numbers}
    ]
    if not known:
        raise CannotCompose(Missing.HOLDER)
    reachable = [person for person in known if person.postal is not None]
    if not reachable or reachable[0].postal is None:
        raise CannotCompose(Missing.ADDRESS)
    person, postal = reachable[0], reachable[0].postal
    if not person.full_name:
        raise CannotCompose(Missing.NAME)
    if postal.land is not None and not postal.country:
        # Without the name of the country the envelope would be read as a Dutch one.
        raise CannotCompose(Missing.COUNTRY)
    addressee = Addressee(person.full_name, postal_lines(postal.lines, postal.country))
    if addressee.is_abroad is not (postal.land is not None):
        # A Dutch address without its postcode would be sent to a country called after the town.
        raise CannotCompose(Defect.ADDRESS_LAST_LINE)
    return addressee


def _answer_before(day: date | None, today: date) -> date | None:
    return day if day is not None and day - today >= _TIME_TO_ANSWER else None
