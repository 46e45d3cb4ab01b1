"""What a provider's word does to a hint by e-mail or text message."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select, update

from foundation.log import get_logger
from notifier.hints.hint_outcome import give_up_address
from notifier.hints.kinds import TRANSITIONS, HintState
from notifier.receipts.followed import Followed, Following, NotYet, Unknown
from notifier.receipts.inbox import words_about
from notifier.receipts.word import Word, strongest
from notifier.state_machine import move
from notifier.storage.enrolments import HINT

_S = HintState
_NOT_SENT_YET: Final = frozenset({_S.PLANNED, _S.CLAIMED, _S.MAYBE_SENT})
_STATES: Final = {Word.NOT_ARRIVED: _S.UNDELIVERED, Word.DELIVERED: _S.DELIVERED}
_WRONG_ADDRESS: Final = "permanent-failure"
"""No such address or number (NotifyNL OpenAPI); the other failures may pass by themselves."""

_log = get_logger(__name__)


def follow_hint(
    connection: Connection, hint_id: UUID, said: Word, status: str, *, now: datetime
) -> Following:
    """The message itself goes its own way; only the address may be given up."""
    if status == _WRONG_ADDRESS and said is Word.NOT_ARRIVED:
        # The address before the hint, as everybody takes them.
        give_up_address(connection, hint_id)
    mine = select(HINT.c.hint_state).where(HINT.c.id == hint_id).with_for_update()
    found = connection.execute(mine).scalar()
    if found is None:
        return Unknown()
    current = HintState(found)
    if current in _NOT_SENT_YET:
        return NotYet()
    wanted = _STATES.get(said)
    if wanted is None or wanted is current or wanted not in TRANSITIONS[current]:
        return Followed()
    if strongest(words_about(connection, hint_id)) is not said:
        return Followed()
    moved = move(TRANSITIONS, current, wanted)
    values = {"hint_state": moved, "updated_at": now}
    connection.execute(update(HINT).where(HINT.c.id == hint_id).values(**values))
    if moved is _S.UNDELIVERED:
        _log.warning("hint_not_delivered", hint_id=str(hint_id), code=status)
    return Followed()
