"""A question to the BRP, written in the audit before it goes out."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection

from brp_adapter.custody.person import AddressAbroad, AddressInNetherlands, Person
from brp_adapter.service import Service
from brp_adapter.storage.tables import AUDIT
from contracts.policy.permission import ReadingBasis
from contracts.values.bsn import Bsn
from foundation.audit import AuditEntry, record_all
from foundation.failpoint import failpoint
from foundation.log import get_logger

ACTION: Final = "brp.personen.raadplegen"
_log = get_logger(__name__)


class Reason(StrEnum):
    """Why there is a question: two do for an ordinary family, each further one has its own.

    ``REPORTED``: the people in the report and who declared it. ``FAMILY``: the holders and parents
    of the minors among them. ``OTHER_REPORTS``: brothers, sisters and others whom reports about
    the family name. The derivation of gezag asks of the child and of the adults separately.
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
        with service.database.transaction("ask_register") as connection:
            note_questions(connection, service, questions)
    note_asked(reasons, len(everyone))
    answers = service.register.ask(everyone)
    failpoint("ask_register.answered")
    return {bsn: _without_address(service, person) for bsn, person in answers.items()}


def _without_address(service: Service, person: Person) -> Person:
    """From here on addresses are only compared, also with what was kept: hashes will do."""
    if not isinstance(person.stay, AddressInNetherlands | AddressAbroad):
        return person
    return replace(person, stay=replace(person.stay, key=service.privacy.masked(person.stay.key)))
