"""A question to the BRP, written in the audit before it goes out."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection

from brp_adapter.custody.person import AddressAbroad, AddressInNetherlands, Person
from brp_adapter.register.derivation_answers import DerivationAnswers
from brp_adapter.service import Service
from brp_adapter.storage.tables import AUDIT
from contracts.policy.permission import ReadingBasis
from contracts.values.bsn import Bsn
from foundation.audit import AuditEntry, record_all
from foundation.failpoint import failpoint
from foundation.log import get_logger

ACTION: Final = "brp.personen.raadplegen"
ACTION_DERIVATION: Final = "brp.personen.raadplegen.afleiding"
"""In the audit apart from the ordinary question: what only a derivation takes was asked for."""

_log = get_logger(__name__)


class Reason(StrEnum):
    """Why there is a question; one question may have several reasons, and there are four at most.

    ``REPORTED``: the people in the report and who declared it, and whom our own tables name with
    them. ``FAMILY``: the holders and parents of the minors among them. ``OTHER_REPORTS``: brothers,
    sisters and others whom reports about those name. ``DERIVATION_CHILD``: what a derivation of
    gezag takes of the child, always a question of its own; ``DERIVATION_ADULTS``: what it takes of
    the adults, asked along with an ordinary question where one is still to be put.
    """

    REPORTED = "gemeld"
    FAMILY = "gezag_en_ouders"
    OTHER_REPORTS = "andere_meldingen"
    DERIVATION_CHILD = "afleiding_kind"
    DERIVATION_ADULTS = "afleiding_volwassenen"


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why is asked: on which legal basis, for which municipality, about which of our rows."""

    basis: ReadingBasis
    municipality: str
    about: str
    correlation_id: str
    """Of the event or request behind it; one question may serve several."""


Question = tuple[Purpose, frozenset[Bsn]]


@dataclass(frozen=True, slots=True)
class Noted:
    """Questions that stand in the audit; only ``note_questions`` makes one."""

    questions: tuple[Question, ...] = ()


def note_questions(
    connection: Connection,
    service: Service,
    questions: Collection[Question],
    *,
    action: str = ACTION,
) -> Noted:
    """Write one audit entry per person and purpose, as the last act of the transaction."""
    entries = [
        AuditEntry(
            actor="brp_adapter",
            action=action,
            object=purpose.about,
            result="asked",
            origin=purpose.municipality,
            basis=purpose.basis.grondslag,
            correlation_id=purpose.correlation_id,
            person=service.privacy.index_of(bsn),
        )
        for purpose, people in questions
        for bsn in sorted(people)
    ]
    if entries:
        record_all(connection, AUDIT, entries, now=service.now())
    return Noted(tuple(questions))


def note_after(service: Service, look: Callable[[Connection], Collection[Question]]) -> Noted:
    """Note the questions that follow from what ``look`` reads, in one transaction with it."""
    with service.database.transaction("ask_register") as connection:
        return note_questions(connection, service, look(connection))


def note_asked(reasons: Collection[Reason], people: int) -> None:
    """Say why the BRP is asked, not about whom."""
    _log.info("register_asked", reasons=sorted(map(str, reasons)), people=people)


def ask_register(
    service: Service,
    questions: Collection[Question],
    noted: Noted | None = None,
    *,
    reasons: Collection[Reason],
) -> dict[Bsn, Person]:
    """Ask about everyone in ``questions`` at once. Raises ``RegisterError``, ``DatabaseError``.

    The audit entries are committed before the question leaves: a question without an entry cannot
    exist, an entry without an answer can. ``noted``: what was committed before; other questions
    than those are noted here.
    """
    everyone = frozenset[Bsn]().union(*(people for _, people in questions))
    if not everyone:
        return {}
    if noted is None or noted.questions != tuple(questions):
        note_after(service, lambda _: questions)
    note_asked(reasons, len(everyone))
    answers = service.register.ask(everyone)
    failpoint("ask_register.answered")
    return _without_addresses(service, answers)


def ask_with_adults(
    service: Service, questions: Collection[Question], *, reasons: Collection[Reason]
) -> tuple[dict[Bsn, Person], DerivationAnswers]:
    """As ``ask_register``, and in the same question what a derivation takes of adults."""
    everyone = frozenset[Bsn]().union(*(people for _, people in questions))
    with service.database.transaction("ask_with_adults") as connection:
        note_questions(connection, service, questions)
        note_questions(connection, service, questions, action=ACTION_DERIVATION)
    note_asked({*reasons, Reason.DERIVATION_ADULTS}, len(everyone))
    answers, adults = service.register.ask_with_adults(everyone)
    failpoint("ask_with_adults.answered")
    return _without_addresses(service, answers), adults


def _without_addresses(service: Service, answers: Mapping[Bsn, Person]) -> dict[Bsn, Person]:
    return {bsn: _without_address(service, person) for bsn, person in answers.items()}


def _without_address(service: Service, person: Person) -> Person:
    """From here on addresses are only compared, also with what was kept: hashes will do."""
    if not isinstance(person.stay, AddressInNetherlands | AddressAbroad):
        return person
    return replace(person, stay=replace(person.stay, key=service.privacy.masked(person.stay.key)))
