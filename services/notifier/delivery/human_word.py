"""A human found out whether a letter left, where the provider could not say."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select, update

from foundation.waiting import CannotRetry
from foundation.work import WorkState, reopen
from notifier.cases.case_row import locked_case
from notifier.cases.timeline import Happening, note
from notifier.delivery.attempts import end_attempt, last_attempt
from notifier.delivery.message_state import TRANSITIONS, MessageState
from notifier.delivery.take_back import take_back
from notifier.letters.content import LetterKind
from notifier.redecide import redecide
from notifier.service import Service
from notifier.state_machine import move
from notifier.storage.messages import MESSAGE, Outcome

BY_HUMAN: Final = "door_mens_vastgesteld"
_UNCERTAIN: Final = (None, Outcome.MAYBE_SENT)


def settle_by_word(
    connection: Connection, service: Service, message_id: UUID, *, left: bool, now: datetime
) -> None:
    """It left: sent, and never again. It did not: planned, and decided once more before it goes.

    Raises ``CannotRetry`` when the row contradicts it: nothing was ever tried.
    """
    mine = MESSAGE.c.id == message_id
    zaak_id = connection.execute(select(MESSAGE.c.zaak_id).where(mine)).scalar_one()
    case = locked_case(connection, zaak_id)
    row = connection.execute(
        select(MESSAGE.c.state, MESSAGE.c.message_state, MESSAGE.c.kind).where(mine)
    ).one()
    if row.state != WorkState.NEEDS_REVIEW:
        message = "somebody else let this letter go on meanwhile"
        raise CannotRetry(message)
    attempt = last_attempt(connection, message_id)
    if left and attempt is None:
        message = "this letter was never handed to the provider, so it cannot have left"
        raise CannotRetry(message)
    if attempt is not None and attempt.outcome in _UNCERTAIN:
        ended = Outcome.FOUND if left else Outcome.NOT_FOUND
        end_attempt(connection, message_id, ended, now=now, code=BY_HUMAN)
    current = MessageState(row.message_state)
    if not left:
        if current is not MessageState.PLANNED:
            _move(connection, message_id, current, MessageState.PLANNED)
        reopen(connection, MESSAGE, message_id, now=now)
        return
    sent_at = now if attempt is None else attempt.started_at
    _move(connection, message_id, current, MessageState.SENT, sent_at=sent_at)
    done = {"state": WorkState.DONE, "reason": BY_HUMAN, "updated_at": now}
    connection.execute(update(MESSAGE).where(mine).values(done))
    note(connection, zaak_id, Happening.MESSAGE_SENT, BY_HUMAN, now=now)
    if row.kind == LetterKind.RECALL:
        take_back(connection, service, case, message_id)
    redecide(connection, service, zaak_id, now=now, locked=case)


def _move(
    connection: Connection,
    message_id: UUID,
    current: MessageState,
    wanted: MessageState,
    **values: object,
) -> None:
    moved = move(TRANSITIONS, current, wanted)
    connection.execute(
        update(MESSAGE).where(MESSAGE.c.id == message_id).values(message_state=moved, **values)
    )
