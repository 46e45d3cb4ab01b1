"""What a provider's word does to a message to a holder, and to its case."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, Uuid, bindparam, select, update

from foundation.work import WorkState
from notifier.cases.case_row import case_of, locked_case
from notifier.cases.reconsideration import plan_reconsideration
from notifier.cases.timeline import Happening, note
from notifier.delivery.message_state import OPEN, TRANSITIONS, MessageState
from notifier.receipts.followed import Followed, Following, ForHuman, NotYet, Unknown
from notifier.receipts.inbox import words_about
from notifier.receipts.word import Word, strongest
from notifier.service import RECONSIDER
from notifier.state_machine import move
from notifier.storage.messages import MESSAGE

_S = MessageState
STATES: Final = {
    Word.NO_WORD: _S.UNDELIVERABLE,
    Word.HUMAN: _S.NEEDS_REVIEW,
    Word.NOT_TAKEN: _S.NOT_TAKEN,
    Word.NEVER_LEFT: _S.REFUSED,
    Word.POSTED: _S.SENT,
    Word.NOT_ARRIVED: _S.UNDELIVERABLE,
    Word.DELIVERED: _S.DELIVERED,
}
"""How a message stands by the strongest word about it.

Without any word it counts as undeliverable: as told, should there be something to take back, and
as not arrived, so that another way is looked for.
"""

_TO_DECIDE_AGAIN: Final = {
    Word.NO_WORD: Happening.MESSAGE_NO_WORD,
    Word.NOT_TAKEN: Happening.MESSAGE_NOT_TAKEN,
    Word.NEVER_LEFT: Happening.MESSAGE_NOT_POSTED,
    Word.NOT_ARRIVED: Happening.MESSAGE_NOT_ARRIVED,
}
_TO_NOTE: Final = {
    Word.POSTED: Happening.MESSAGE_POSTED,
    Word.DELIVERED: Happening.MESSAGE_DELIVERED,
}
_WORK: Final = {_S.REFUSED: WorkState.REFUSED, _S.NEEDS_REVIEW: WorkState.NEEDS_REVIEW}

_MINE: Final = select(
    MESSAGE.c.zaak_id, MESSAGE.c.kind, MESSAGE.c.message_state, MESSAGE.c.sent_at
).where(MESSAGE.c.id == bindparam("id", type_=Uuid))


def follow_message(
    connection: Connection, message_id: UUID, said: Word, status: str, *, now: datetime
) -> Following:
    """Move the message where the word is the strongest about it; a weaker one does nothing.

    Takes the lock on the case first, and reads all words only then: of two that come at once the
    second sees the first.
    """
    row = _locked(connection, message_id)
    if row is None:
        return Unknown()
    current = MessageState(row.message_state)
    if current is _S.CANCELLED:
        # It was never sent as far as we know, and the provider has it: somebody may be reading it.
        return ForHuman("cancelled_and_sent")
    if current in OPEN or (current is _S.NEEDS_REVIEW and row.sent_at is None):
        return NotYet()
    known = current is _S.RECALLED or said not in STATES
    # Of what a person had sent again nobody spoke yet, whatever was said about the time before.
    since = row.sent_at if said is Word.NO_WORD and current is _S.SENT else None
    if known or strongest(words_about(connection, message_id, since=since)) is not said:
        return Followed()
    wanted = STATES[said]
    if wanted is not current:
        _move(connection, message_id, current, wanted, reason=status, now=now)
    if said is Word.HUMAN:
        note(connection, row.zaak_id, Happening.MESSAGE_NEEDS_REVIEW, status, now=now)
    if (happening := _TO_NOTE.get(said)) is not None:
        note(connection, row.zaak_id, happening, row.kind, now=now)
    if wanted is not current and (cause := _TO_DECIDE_AGAIN.get(said)) is not None:
        # What happens next is a decision: it says so in the timeline, and looks for another way.
        plan_reconsideration(connection, cause, message_id, zaak_id=row.zaak_id, now=now)
        return Followed(ring=(RECONSIDER,))
    return Followed()


def _locked(connection: Connection, message_id: UUID) -> Row[*tuple[Any, ...]] | None:
    if connection.execute(_MINE, {"id": message_id}).one_or_none() is None:
        return None
    case = case_of(connection, MESSAGE, message_id)
    row = connection.execute(_MINE, {"id": message_id}).one()
    while row.zaak_id != case.id:
        # Its case was merged into another while we waited for the lock.
        case = locked_case(connection, row.zaak_id)
        row = connection.execute(_MINE, {"id": message_id}).one()
    return row


def _move(
    connection: Connection,
    message_id: UUID,
    current: MessageState,
    wanted: MessageState,
    *,
    reason: str,
    now: datetime,
) -> None:
    values = {
        "message_state": move(TRANSITIONS, current, wanted),
        "state": _WORK.get(wanted, WorkState.DONE),
        "reason": reason,
        "updated_at": now,
    }
    connection.execute(update(MESSAGE).where(MESSAGE.c.id == message_id).values(**values))
