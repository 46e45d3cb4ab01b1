"""Work that waits for a human: told to an operator, and put back."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select, update

from foundation.waiting import CannotRetry, WaitingRow, record_retry, waiting_rows
from foundation.work import reopen
from notifier.cases.case_row import locked_case
from notifier.delivery.human_word import settle_by_word
from notifier.handover.handover_state import TRANSITIONS, HandoverState
from notifier.outgoing.word_state import TRANSITIONS as WORD_TRANSITIONS
from notifier.outgoing.word_state import WordState
from notifier.service import (
    ASK_RECEIPTS,
    DECIDE,
    DELIVER,
    HAND_OVER,
    HAND_OVER_FINDINGS,
    REPORT_BACK,
    TAKE_RECEIPTS,
    Service,
)
from notifier.state_machine import move
from notifier.storage.findings import FINDING_HANDOVER
from notifier.storage.handovers import HANDOVER
from notifier.storage.messages import MESSAGE
from notifier.storage.receipts import AWAITED, RECEIPT
from notifier.storage.shared import AUDIT, INBOX
from notifier.storage.words import MUNICIPALITY_WORD

LETTER: Final = "letter"
FLAG: Final = "flag"
FINDING: Final = "finding"
WORD: Final = "word"
RECEIPT_ROW: Final = "receipt"
QUESTION: Final = "question"
_TABLES: Final = (
    ("facts", INBOX),
    (LETTER, MESSAGE),
    (FLAG, HANDOVER),
    (FINDING, FINDING_HANDOVER),
    (WORD, MUNICIPALITY_WORD),
    (RECEIPT_ROW, RECEIPT),
    (QUESTION, AWAITED),
)
_TASKS: Final = {
    "facts": DECIDE,
    LETTER: DELIVER,
    FLAG: HAND_OVER,
    FINDING: HAND_OVER_FINDINGS,
    WORD: REPORT_BACK,
    RECEIPT_ROW: TAKE_RECEIPTS,
    QUESTION: ASK_RECEIPTS,
}


def rows_in_review(service: Service) -> tuple[WaitingRow, ...]:
    """Everything that waits, longest first within its kind."""
    with service.database.transaction() as connection:
        return _waiting(connection)


def retry_row(service: Service, row_id: UUID, *, left: bool | None, actor: str, why: str) -> bool:
    """Let the row go on, noted in the audit. False: no row of ours waits so.

    A letter is looked up at the provider before anything else happens to it. Where the provider
    cannot say, ``left`` is what a human found out. A flag keeps the id under which its recipient
    takes it once. Raises ``CannotRetry``.
    """
    with service.database.transaction() as connection:
        now = service.clock()
        found = next(iter(_waiting(connection, only=row_id)), None)
        if found is None:
            return False
        if left is not None and found.kind != LETTER:
            message = "whether it left is asked of a letter only: anything else may be repeated"
            raise CannotRetry(message)
        _let_go(connection, service, found, left=left, now=now)
        record_retry(connection, AUDIT, found, actor=actor, why=why, now=now)
    service.ring(_TASKS[found.kind], row_id)
    return True


def _waiting(connection: Connection, *, only: UUID | None = None) -> tuple[WaitingRow, ...]:
    return tuple(
        row for kind, table in _TABLES for row in waiting_rows(connection, table, kind, only=only)
    )


def _let_go(
    connection: Connection, service: Service, row: WaitingRow, *, left: bool | None, now: datetime
) -> None:
    if left is not None:
        settle_by_word(connection, service, row.id, left=left, now=now)
        return
    if row.kind == FLAG:
        _plan_again(connection, row.id)
    if row.kind == WORD:
        _offer_again(connection, row.id)
    table = next(table for kind, table in _TABLES if kind == row.kind)
    if not reopen(connection, table, row.id, now=now):
        message = "somebody else let this row go on meanwhile"
        raise CannotRetry(message)


def _offer_again(connection: Connection, word_id: UUID) -> None:
    word = MUNICIPALITY_WORD.c
    row = connection.execute(
        select(word.word_state, word.number).where(word.id == word_id).with_for_update()
    ).one()
    current = WordState(row.word_state)
    if current is WordState.NEEDS_REVIEW:
        wanted = WordState.PLANNED if row.number is None else WordState.OFFERED
        moved = move(WORD_TRANSITIONS, current, wanted)
        connection.execute(
            update(MUNICIPALITY_WORD).where(word.id == word_id).values(word_state=moved)
        )


def _plan_again(connection: Connection, handover_id: UUID) -> None:
    mine = HANDOVER.c.id == handover_id
    zaak_id = connection.execute(select(HANDOVER.c.zaak_id).where(mine)).scalar_one()
    locked_case(connection, zaak_id)
    current = HandoverState(
        connection.execute(select(HANDOVER.c.handover_state).where(mine)).scalar_one()
    )
    if current is HandoverState.NEEDS_REVIEW:
        moved = move(TRANSITIONS, current, HandoverState.PLANNED)
        connection.execute(update(HANDOVER).where(mine).values(handover_state=moved))
