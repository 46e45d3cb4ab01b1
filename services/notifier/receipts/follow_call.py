"""What a provider's word does to a text message that calls somebody of the team."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select

from foundation.log import get_logger
from notifier.oncall.call_outcome import hurry, move_to
from notifier.oncall.kinds import CallMessageState
from notifier.receipts.followed import Followed, Following, NotYet, Unknown
from notifier.receipts.inbox import words_about
from notifier.receipts.word import Word, strongest
from notifier.service import CALL_PEOPLE
from notifier.storage.oncall import CALL_MESSAGE

_S = CallMessageState
_NOT_SENT_YET: Final = frozenset({_S.PLANNED, _S.CLAIMED, _S.MAYBE_SENT})
_STATES: Final = {Word.NOT_ARRIVED: _S.FAILED, Word.DELIVERED: _S.DELIVERED}
_log = get_logger(__name__)


def follow_call(
    connection: Connection, message_id: UUID, said: Word, status: str, *, now: datetime
) -> Following:
    """When nothing of a step arrived, the next people are called at once."""
    mine = select(CALL_MESSAGE).where(CALL_MESSAGE.c.id == message_id).with_for_update()
    row = connection.execute(mine).one_or_none()
    if row is None:
        return Unknown()
    current = CallMessageState(row.message_state)
    if current in _NOT_SENT_YET:
        return NotYet()
    wanted = _STATES.get(said)
    if wanted is None or wanted is current or current is _S.CANCELLED:
        return Followed()
    if strongest(words_about(connection, message_id)) is not said:
        return Followed()
    move_to(connection, row, current, wanted)
    if wanted is not _S.FAILED:
        return Followed()
    _log.error("call_not_delivered", message_id=str(message_id), code=status)
    return Followed(ring=(CALL_PEOPLE,) if hurry(connection, row, now=now) else ())
