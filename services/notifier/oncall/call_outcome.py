"""What became of the sending of one message of a call. One short transaction each.

When the lease was lost meanwhile ``LeaseLost`` rolls everything back; whoever has it looks again.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, Uuid, bindparam, select, update

from foundation.failpoint import failpoint
from foundation.log import get_logger
from foundation.provider_errors import MaybeSent, NotSent
from foundation.work import Claimed, LeaseLost, WorkState, postpone, settle
from notifier.oncall.kinds import TRANSITIONS, CallMessageState
from notifier.receipts.awaited import await_word
from notifier.receipts.word import Medium
from notifier.service import CALL_PEOPLE, Service
from notifier.state_machine import move
from notifier.storage.oncall import CALL_MESSAGE, CALL_OUT

WAITING_TO_BE_SURE: Final = "waiting_to_be_sure"
_FIRST_LOOK: Final = timedelta(seconds=5)
_MINE: Final = select(CALL_MESSAGE).where(CALL_MESSAGE.c.id == bindparam("id", type_=Uuid))
_S = CallMessageState
_log = get_logger(__name__)


def was_sent(service: Service, claimed: Claimed, provider_id: str | None) -> None:
    """The other side has it; NotifyNL's id of it, or None from the webhook."""
    with service.database.transaction("send_calls.sent") as connection:
        now = service.clock()
        locked_message(connection, claimed)
        also = {"sent_at": now, "provider_id": provider_id}
        settle_as(connection, claimed, _S.SENT, None, now=now, also=also)
        if provider_id is not None:
            first = service.timing.first_ask
            await_word(connection, claimed.id, Medium.SMS, provider_id, now=now, first=first)
    _log.info("call_sent", message_id=str(claimed.id))


def in_doubt(service: Service, claimed: Claimed, error: MaybeSent, *, once: bool) -> None:
    """Sent again soon where that is one call; else looked up first."""
    _log.warning("call_may_be_sent", message_id=str(claimed.id), code=error.code)
    if once:
        try_again(service, claimed, NotSent(error.code), surely_not_sent=False)
        return
    with service.database.transaction("send_calls.maybe_sent") as connection:
        now = service.clock()
        row = locked_message(connection, claimed)
        move_to(connection, row, CallMessageState(row.message_state), _S.MAYBE_SENT)
        soon = now + min(_FIRST_LOOK, service.timing.maybe_sent_wait)
        _postpone(connection, claimed, until=soon, reason=error.code, now=now, refund=True)


def was_not_found(service: Service, claimed: Claimed, *, waited: bool) -> None:
    """NotifyNL does not have it: waited for once, until it cannot arrive any more."""
    with service.database.transaction("send_calls.not_found") as connection:
        now = service.clock()
        row = locked_message(connection, claimed)
        state = CallMessageState(row.message_state)
        if waited:
            if state is _S.CLAIMED:
                state = move_to(connection, row, state, _S.MAYBE_SENT)
            move_to(connection, row, state, _S.PLANNED)
            _postpone(connection, claimed, until=now, reason="not_found", now=now)
            return
        if state is _S.CLAIMED:
            move_to(connection, row, state, _S.MAYBE_SENT)
        until = now + service.timing.maybe_sent_wait
        _postpone(connection, claimed, until=until, reason=WAITING_TO_BE_SURE, now=now, refund=True)


def try_again(service: Service, claimed: Claimed, error: NotSent, *, surely_not_sent: bool) -> None:
    """By the schedule; when that is used up it failed."""
    delay = service.timing.calls.next(
        claimed.attempts, jitter=service.jitter, at_least=error.retry_after
    )
    if delay is None:
        has_failed(service, claimed, error.code)
        return
    _log.warning("call_not_sent", message_id=str(claimed.id), code=error.code)
    with service.database.transaction("send_calls.postponed") as connection:
        now = service.clock()
        row = locked_message(connection, claimed)
        if surely_not_sent:
            move_to(connection, row, CallMessageState(row.message_state), _S.PLANNED)
        _postpone(connection, claimed, until=now + delay, reason=error.code, now=now)


def has_failed(service: Service, claimed: Claimed, code: str) -> None:
    """When nothing of the step arrived, nobody waits: the next people are called at once."""
    with service.database.transaction("send_calls.failed") as connection:
        now = service.clock()
        row = locked_message(connection, claimed)
        settle_as(connection, claimed, _S.FAILED, code, now=now)
        in_vain = hurry(connection, row, now=now)
    _log.error("call_not_delivered", message_id=str(claimed.id), code=code)
    if in_vain:
        service.ring(CALL_PEOPLE, row.call_id)
        failpoint("send_calls.rung")


def hurry(connection: Connection, row: Row[Any], *, now: datetime) -> bool:
    """After a message failed: when all of its step did, the next step is due now. Whether it is."""
    if not _all_failed(connection, row):
        return False
    waiting = (CALL_OUT.c.id == row.call_id) & (CALL_OUT.c.state == WorkState.READY)
    same_step = (CALL_OUT.c.step == row.step) & (CALL_OUT.c.turn == row.turn)
    sooner = update(CALL_OUT).where(waiting, same_step, CALL_OUT.c.unanswered_at.is_(None))
    connection.execute(sooner.values(next_attempt_at=now))
    return True


def _all_failed(connection: Connection, row: Row[Any]) -> bool:
    others = select(CALL_MESSAGE.c.id).where(
        CALL_MESSAGE.c.call_id == row.call_id,
        CALL_MESSAGE.c.step == row.step,
        CALL_MESSAGE.c.turn == row.turn,
        CALL_MESSAGE.c.message_state != _S.FAILED,
    )
    return connection.execute(others.limit(1)).first() is None


def locked_message(connection: Connection, claimed: Claimed) -> Row[Any]:
    """The row of the message under its lock. Raises ``LeaseLost``."""
    row = connection.execute(_MINE.with_for_update(), {"id": claimed.id}).one()
    if row.lease_token != claimed.lease_token:
        raise LeaseLost
    return row


def move_to(
    connection: Connection, row: Row[Any], current: CallMessageState, wanted: CallMessageState
) -> CallMessageState:
    """Write the new state and answer it. Raises where there is no such way."""
    moved = move(TRANSITIONS, current, wanted)
    mine = update(CALL_MESSAGE).where(CALL_MESSAGE.c.id == row.id)
    connection.execute(mine.values(message_state=moved))
    return moved


def settle_as(
    connection: Connection,
    claimed: Claimed,
    wanted: CallMessageState,
    code: str | None,
    *,
    now: datetime,
    also: dict[str, Any] | None = None,
) -> None:
    """End the claim, and the message with it. Raises ``LeaseLost``."""
    state = WorkState.REFUSED if wanted is _S.FAILED else WorkState.DONE
    values = {"message_state": wanted} | (also or {})
    if not settle(
        connection, CALL_MESSAGE, claimed, state=state, reason=code, now=now, also=values
    ):
        raise LeaseLost


def _postpone(
    connection: Connection,
    claimed: Claimed,
    *,
    until: datetime,
    reason: str,
    now: datetime,
    refund: bool = False,
) -> None:
    if not postpone(
        connection, CALL_MESSAGE, claimed, until=until, reason=reason, now=now, refund=refund
    ):
        raise LeaseLost
