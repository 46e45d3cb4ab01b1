"""What became of the sending of a hint. One short transaction each.

When the lease was lost meanwhile ``LeaseLost`` rolls everything back; whoever has it looks again.
"""

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, Uuid, bindparam, select, update

from foundation.log import get_logger
from foundation.provider_errors import MaybeSent, NotSent
from foundation.work import Claimed, LeaseLost, WorkState, postpone, settle
from notifier.enrolment.kinds import AddressState
from notifier.hints.kinds import TRANSITIONS, HintState
from notifier.hints.prepare_hint import CalledOff
from notifier.receipts.awaited import await_word
from notifier.receipts.word import Medium
from notifier.service import Service
from notifier.state_machine import move
from notifier.storage.enrolments import ENROLMENT_ADDRESS, HINT

WAITING_TO_BE_SURE: Final = "waiting_to_be_sure"
_FIRST_LOOK: Final = timedelta(seconds=5)
_OUR_OWN_FAULT: Final = frozenset({"http_401", "http_403"})
_MINE: Final = select(HINT).where(HINT.c.id == bindparam("id", type_=Uuid))
_S = HintState
_log = get_logger(__name__)


def was_sent(service: Service, claimed: Claimed, provider_id: str) -> None:
    """NotifyNL has it."""
    with service.database.transaction("send_hints.sent") as connection:
        now = service.clock()
        row = _locked(connection, claimed)
        also = {"sent_at": now, "provider_id": provider_id}
        _settle(connection, row, claimed, _S.SENT, None, now=now, also=also)
        medium, first = Medium(row.kind), service.timing.first_ask
        await_word(connection, claimed.id, medium, provider_id, now=now, first=first)
    _log.info("hint_sent", hint_id=str(claimed.id), kind=row.kind, purpose=row.purpose)


def called_off(connection: Connection, claimed: Claimed, why: CalledOff, *, now: datetime) -> None:
    """In the transaction that found that it may not go (any more)."""
    row = _locked(connection, claimed)
    _settle(connection, row, claimed, _S.CANCELLED, why, now=now)
    _log.info("hint_called_off", hint_id=str(claimed.id), reason=why)


def wait_for_switch(connection: Connection, claimed: Claimed, *, now: datetime) -> None:
    """Everything is stopped, perhaps by this very hint: it goes when a person resumed."""
    _postpone(connection, claimed, until=now, reason="stopped", now=now, refund=True)


def in_doubt(service: Service, claimed: Claimed, error: MaybeSent) -> None:
    """Nobody knows: looked up soon, and nothing else is done until then."""
    _log.warning("hint_may_be_sent", hint_id=str(claimed.id), code=error.code)
    with service.database.transaction("send_hints.maybe_sent") as connection:
        now = service.clock()
        row = _locked(connection, claimed)
        _move(connection, row, _S.MAYBE_SENT)
        soon = now + min(_FIRST_LOOK, service.timing.maybe_sent_wait)
        _postpone(connection, claimed, until=soon, reason=error.code, now=now, refund=True)


def was_not_found(service: Service, claimed: Claimed) -> None:
    """NotifyNL does not have it: waited for once, until it cannot arrive any more."""
    with service.database.transaction("send_hints.not_found") as connection:
        now = service.clock()
        row = _locked(connection, claimed)
        state = HintState(row.hint_state)
        if state is _S.CLAIMED:
            _move(connection, row, _S.MAYBE_SENT)
            row = _locked(connection, claimed)
        if row.reason == WAITING_TO_BE_SURE:
            _move(connection, row, _S.PLANNED)
            _postpone(connection, claimed, until=now, reason="not_found_at_provider", now=now)
            return
        until = now + service.timing.maybe_sent_wait
        _postpone(connection, claimed, until=until, reason=WAITING_TO_BE_SURE, now=now, refund=True)


def try_again(service: Service, claimed: Claimed, error: NotSent, *, surely_not_sent: bool) -> None:
    """By the schedule; when it is used up the hint failed, which says nothing of the address."""
    delay = service.timing.letters.next(
        claimed.attempts, jitter=service.jitter, at_least=error.retry_after
    )
    if delay is None:
        has_failed(service, claimed, error.code, of_address=False)
        return
    _log.warning("hint_not_sent", hint_id=str(claimed.id), code=error.code)
    with service.database.transaction("send_hints.postponed") as connection:
        now = service.clock()
        row = _locked(connection, claimed)
        if surely_not_sent:
            _move(connection, row, _S.PLANNED)
        _postpone(connection, claimed, until=now + delay, reason=error.code, now=now)


def has_failed(service: Service, claimed: Claimed, code: str, *, of_address: bool) -> None:
    """It does not arrive. The message itself goes its own way; the hint is not repeated.

    ``of_address``: NotifyNL turned this very order down, so nothing more goes to that address
    until its holder, who is told at the next login, gives it again.
    """
    ours = code in _OUR_OWN_FAULT
    with service.database.transaction("send_hints.failed") as connection:
        now = service.clock()
        if of_address and not ours:
            # The address before the hint, as everybody takes them.
            give_up_address(connection, claimed.id)
        row = _locked(connection, claimed)
        _settle(connection, row, claimed, _S.FAILED, code, now=now)
    _log.error("hint_failed", hint_id=str(claimed.id), code=code, kind=row.kind)


def give_up_address(connection: Connection, hint_id: UUID) -> None:
    """What was verified is not any more; an address that never was loses its code."""
    of_hint = select(HINT.c.address_id).where(HINT.c.id == hint_id).scalar_subquery()
    row = connection.execute(
        select(ENROLMENT_ADDRESS.c.id, ENROLMENT_ADDRESS.c.address_state)
        .where(ENROLMENT_ADDRESS.c.id == of_hint)
        .with_for_update()
    ).one_or_none()
    if row is None:
        return
    values: dict[str, object] = {"code_hash": None, "code_until": None}
    if row.address_state == AddressState.VERIFIED:
        values["address_state"] = AddressState.FAILED
    mine = update(ENROLMENT_ADDRESS).where(ENROLMENT_ADDRESS.c.id == row.id)
    connection.execute(mine.values(**values))


def _locked(connection: Connection, claimed: Claimed) -> Row[Any]:
    row = connection.execute(_MINE.with_for_update(), {"id": claimed.id}).one_or_none()
    if row is None or row.lease_token != claimed.lease_token:
        raise LeaseLost
    return row


def _move(connection: Connection, row: Row[Any], wanted: HintState) -> None:
    moved = move(TRANSITIONS, HintState(row.hint_state), wanted)
    connection.execute(update(HINT).where(HINT.c.id == row.id).values(hint_state=moved))


def _settle(
    connection: Connection,
    row: Row[Any],
    claimed: Claimed,
    wanted: HintState,
    code: str | None,
    *,
    now: datetime,
    also: dict[str, Any] | None = None,
) -> None:
    state = WorkState.DONE
    if wanted is _S.FAILED:
        # A fault in our own access is for an operator; the rest is over.
        state = WorkState.NEEDS_REVIEW if code in _OUR_OWN_FAULT else WorkState.REFUSED
    moved = move(TRANSITIONS, HintState(row.hint_state), wanted)
    values = {"hint_state": moved} | (also or {})
    if not settle(connection, HINT, claimed, state=state, reason=code, now=now, also=values):
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
    if not postpone(connection, HINT, claimed, until=until, reason=reason, now=now, refund=refund):
        raise LeaseLost
