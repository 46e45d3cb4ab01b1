"""The organisation that registered an answer takes it back: it was a mistake."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, select, update

from foundation.log import get_logger
from notifier.cases.case_row import locked_case
from notifier.cases.reconsideration import plan_reconsideration
from notifier.cases.timeline import Happening
from notifier.reply.accept_answer import WRITE_ANSWERS
from notifier.reply.answer_store import moved, state_of_answers
from notifier.reports.written_down import write_down
from notifier.service import RECONSIDER, Service
from notifier.storage.answers import ANSWER

_log = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class WithdrawnAnswer:
    """Which, and since when it counts no more."""

    id: UUID
    withdrawn_at: datetime


def withdraw_answer(service: Service, answer_id: UUID, *, sender: str) -> WithdrawnAnswer | None:
    """From now on it counts for no case; None: this sender registered no such answer.

    It stays in the record, beside what was decided on it. Repeating it changes nothing.
    """
    with service.database.transaction() as connection:
        now = service.clock()
        row = _locked(connection, answer_id, sender)
        taken_back = None if row is None else row.withdrawn_at
        if row is not None and taken_back is None:
            _take_back(connection, row, now=now)
        write_down(
            connection,
            service,
            actor=sender,
            action="antwoord_ingetrokken",
            what=f"antwoord:{answer_id}",
            result=_result(row),
            basis=WRITE_ANSWERS,
            persons=() if row is None else [row.holder_index],
        )
    if row is None:
        return None
    if taken_back is None:
        _log.info("answer_withdrawn", answer_id=str(answer_id))
        service.ring(RECONSIDER, answer_id)
    return WithdrawnAnswer(answer_id, taken_back or now)


def _locked(connection: Connection, answer_id: UUID, sender: str) -> Row[Any] | None:
    """The case first, as everybody who writes in it does; it may meanwhile go on in another."""
    mine = select(ANSWER).where(ANSWER.c.id == answer_id, ANSWER.c.sender == sender)
    row = connection.execute(mine).one_or_none()
    while row is not None and row.zaak_id is not None:
        locked_case(connection, row.zaak_id)
        before_lock, row = row, connection.execute(mine).one()
        if row.zaak_id == before_lock.zaak_id:
            break
    return connection.execute(mine.with_for_update()).one_or_none()


def _take_back(connection: Connection, row: Row[Any], *, now: datetime) -> None:
    before = state_of_answers(connection, row.zaak_id, row.holder_index)
    connection.execute(update(ANSWER).where(ANSWER.c.id == row.id).values(withdrawn_at=now))
    moved(before, state_of_answers(connection, row.zaak_id, row.holder_index))
    plan_reconsideration(
        connection,
        Happening.ANSWER_WITHDRAWN,
        row.id,
        persons=[row.holder_index],
        zaak_id=row.zaak_id,
        now=now,
    )


def _result(row: Row[Any] | None) -> str:
    if row is None:
        return "niet_gevonden"
    return "ingetrokken" if row.withdrawn_at is None else "was_ingetrokken"
