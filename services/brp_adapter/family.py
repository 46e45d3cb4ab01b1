"""The people around a departure asked for in as few questions as can be, and never too many.

No more than ``MOST_QUESTIONS`` to one establishing, and the people come before a derivation. Who is
still missing then is never left out unnoticed: asking ends, ``establish_facts`` finds them missing
and establishes nothing, and after ``TRIES`` a human has to look.
"""

from collections.abc import Collection, Sequence
from contextlib import suppress
from typing import Final

from sqlalchemy import Connection

from brp_adapter.ask_register import (
    Noted,
    Purpose,
    Question,
    ask_register,
    ask_with_adults,
    note_after,
)
from brp_adapter.inquiry import Inquiry, questions_of
from brp_adapter.known import MOST_QUESTIONS, Answers, read_around
from brp_adapter.register.errors import RegisterError, RegisterRefused, RegisterUnavailable
from brp_adapter.service import Service
from brp_adapter.sources.faults import EventRefused, UnknownEventType
from brp_adapter.storage.events import kept_about
from brp_adapter.wishes import families_to_derive
from contracts.values.bsn import Bsn
from foundation.encryption import CannotOpen
from foundation.log import get_logger

UNREADABLE = (CannotOpen, EventRefused, UnknownEventType, ValueError)
"""What was kept earlier can no longer be read: of this family only, so others are not held up."""

TOO_WIDE: Final = "family_too_wide"
TRIES: Final = 3
"""Establishings that end with somebody missing: reports may just have come in, but not for ever."""

_log = get_logger(__name__)


def ask_together(service: Service, inquiries: Collection[Inquiry], noted: Noted) -> None:
    """Ask for several reports at once, round by round, as few questions as can be.

    ``noted``: the first questions, when they stand in the audit.

    Each gets only what was asked for its own purpose. A BRP that is away is noted with those who
    were waiting for it. Any other failure may be the fault of one of them: it ends the asking, so
    that each asks on for itself and only that one fails.
    """
    for _ in range(MOST_QUESTIONS):
        noted = _looked_around(service, inquiries, noted)
        waiting = [(one, _adults_to_ask(service, one)) for one in inquiries if one.askable]
        if not waiting:
            return
        try:
            _ask_or_away(service, [one for one, adults in waiting if not adults], noted)
            _ask_along_or_away(service, [(one, adults) for one, adults in waiting if adults])
        except RegisterError:
            return


def ask_around(
    service: Service, start: Collection[Bsn], purpose: Purpose, answers: Answers
) -> None:
    """Ask until nobody is missing or no more may be asked, filling ``answers``.

    ``start`` is whom the news is about. Raises ``RegisterError``. No database session is open while
    the BRP is asked.
    """
    for _ in range(MOST_QUESTIONS):
        with service.database.transaction() as connection:
            known = read_around(connection, service, start, answers)
        this = Inquiry(purpose, frozenset(start), known, familiar=True, answers=answers)
        if not this.askable:
            return
        adults = _adults_to_ask(service, this)
        if adults:
            _ask_along(service, [(this, adults)])
        else:
            _ask(service, [this], None)


def _looked_around(service: Service, inquiries: Collection[Inquiry], noted: Noted) -> Noted:
    """Before a further question: what our own tables say of those whom it is about.

    Also notes the question itself, unless adults go along.
    """
    further = [one for one in inquiries if one.answers.asked and one.askable]
    if not further:
        return noted

    def look(connection: Connection) -> tuple[Question, ...]:
        everyone = frozenset[Bsn]().union(*(one.missing for one in further))
        kept = kept_about(connection, service.privacy.indexes_of(everyone))
        for one in further:
            if one.familiar or service.privacy.indexes_of(one.missing) & kept:
                _widen(connection, service, one)
        return questions_of([one for one in further if not _adults_to_ask(service, one)])

    return note_after(service, look)


def _widen(connection: Connection, service: Service, one: Inquiry) -> None:
    one.familiar = True
    with suppress(*UNREADABLE):  # it is put aside when its own turn comes
        one.known = read_around(connection, service, one.named, one.answers)


def _adults_to_ask(service: Service, one: Inquiry) -> frozenset[Bsn]:
    """Of whom a derivation will take facts: they go along in the question that has to be put."""
    if one.answers.adults_refused:
        return frozenset()
    about = one.known.children | one.named
    families = families_to_derive(service, one.answers, one.known, about)
    return frozenset[Bsn]().union(*families.values()) - one.answers.adults.asked


def _ask_or_away(service: Service, group: Sequence[Inquiry], noted: Noted | None) -> None:
    try:
        _ask(service, group, noted)
    except RegisterUnavailable as unavailable:
        for one in group:
            one.unavailable = unavailable


def _ask_along_or_away(service: Service, group: Sequence[tuple[Inquiry, frozenset[Bsn]]]) -> None:
    try:
        _ask_along(service, group)
    except RegisterUnavailable as unavailable:
        for one, _ in group:
            one.unavailable = unavailable


def _ask(service: Service, group: Sequence[Inquiry], noted: Noted | None) -> None:
    if not group:
        return
    reasons = {why for one in group for why in one.known.reasons(one.answers)}
    asked = [(one, one.missing) for one in group]
    found = ask_register(service, questions_of(group), noted, reasons=reasons)
    for one, people in asked:
        one.answers.take(people, found)


def _ask_along(service: Service, group: Sequence[tuple[Inquiry, frozenset[Bsn]]]) -> None:
    """With what a derivation takes of adults. A BRP that refuses that is asked on without it."""
    if not group:
        return
    reasons = {why for one, _ in group for why in one.known.reasons(one.answers)}
    asked = [(one, one.missing | adults) for one, adults in group]
    try:
        questions = [(one.purpose, people) for one, people in asked]
        found, adults = ask_with_adults(service, questions, reasons=reasons)
    except RegisterRefused as refused:
        _log.error("derivation_refused", code=refused.code)
        for one, _ in asked:
            one.answers.note_refusal()
        return
    for one, people in asked:
        one.answers.take(people, found)
        one.answers.adults |= adults.about(people)
