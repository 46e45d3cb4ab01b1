"""The messages of a call leave: intent committed, provider called, outcome committed.

Where the other side takes an id once, what is in doubt is simply sent again. A text message in
doubt is looked up first. A message that cannot arrive does not keep the next person waiting.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, select

from foundation.correlation import correlated
from foundation.database import DatabaseUnavailable
from foundation.failpoint import failpoint
from foundation.log import get_logger
from foundation.provider_errors import MaybeSent, NotSent, ProviderError, Refused
from foundation.turn import work_in_turn
from foundation.work import Claimed, LeaseLost, claim, renew
from notifier.delivery.channel import CannotSay, Found, NotFound
from notifier.oncall import call_outcome as outcome
from notifier.oncall.call_outcome import (
    WAITING_TO_BE_SURE,
    locked_message,
    move_to,
    settle_as,
)
from notifier.oncall.channel import CallMessage
from notifier.oncall.colleagues import phone_of
from notifier.oncall.kinds import STEPS, CallChannel, CallMessageState
from notifier.service import Service
from notifier.storage.oncall import CALL_MESSAGE, CALL_OUT

MAX_PER_RING: Final = 50
_SPARE_ATTEMPTS: Final = 10
_IN_DOUBT: Final = frozenset({CallMessageState.CLAIMED, CallMessageState.MAYBE_SENT})
_S = CallMessageState
_log = get_logger(__name__)


@dataclass(frozen=True)
class _Due:
    """``look_first``: it may have arrived already, and would arrive twice."""

    message: CallMessage
    look_first: bool
    waited: bool
    not_after: datetime


def send_calls(service: Service, *, at_most: int = MAX_PER_RING) -> int:
    """Work off messages that are due, one at a time; answers how many."""
    return work_in_turn(
        lambda: _claim(service),
        lambda claimed: _work_off(service, claimed[0]),
        clock=service.clock,
        turn=service.timing.turn,
        at_most=at_most,
    )


def _claim(service: Service) -> list[Claimed]:
    # Not held by the stop of letters and flags: that is when people are needed most.
    with service.database.transaction("send_calls.claim") as connection:
        return claim(
            connection,
            CALL_MESSAGE,
            now=service.clock(),
            limit=1,
            lease=service.timing.lease,
            max_attempts=service.timing.calls.max_attempts + _SPARE_ATTEMPTS,
        )


def _work_off(service: Service, claimed: Claimed) -> bool:
    with correlated(claimed.correlation_id):
        again = False
        try:
            again = _send_or_look(service, claimed)
        except DatabaseUnavailable:
            raise  # passes by itself; the lease runs out and the message goes again
        except LeaseLost:
            _log.warning("call_lease_lost", message_id=str(claimed.id))
        except Exception:  # noqa: BLE001 -- one message that breaks the program must not hold up the others
            _log.exception("call_message_failed", message_id=str(claimed.id))
    return again or claimed.more_due


def _send_or_look(service: Service, claimed: Claimed) -> bool:
    """Whether it is due once more at this moment."""
    with service.database.transaction("send_calls.intent") as connection:
        due = _prepare(connection, service, claimed)
    if due is None:
        return False
    if due.look_first:
        return _look(service, claimed, due)
    if service.clock() > due.not_after:
        # This process stood still: whoever takes the row over may be sending at this moment.
        _log.warning("call_too_late_to_send", message_id=str(claimed.id))
        return False
    try:
        provider_id = service.on_call.send(due.message)
        failpoint("send_calls.taken")
    except Refused as error:
        outcome.has_failed(service, claimed, error.code)
    except MaybeSent as error:
        outcome.in_doubt(service, claimed, error, once=_takes_id_once(service, due.message.channel))
    except NotSent as error:
        outcome.try_again(service, claimed, error, surely_not_sent=True)
    else:
        outcome.was_sent(service, claimed, provider_id)
    return False


def _prepare(connection: Connection, service: Service, claimed: Claimed) -> _Due | None:
    now = service.clock()
    row = locked_message(connection, claimed)
    state = CallMessageState(row.message_state)
    call = connection.execute(select(CALL_OUT).where(CALL_OUT.c.id == row.call_id)).one()
    if state is _S.PLANNED and (call.acknowledged_at is not None or call.over_at is not None):
        settle_as(connection, claimed, _S.CANCELLED, "answered", now=now)
        return None
    channel = CallChannel(row.channel)
    if channel not in service.on_call.channels:
        settle_as(connection, claimed, _S.FAILED, "no_channel", now=now)
        return None
    by_phone = channel is CallChannel.SMS
    message = CallMessage(
        id=row.id,
        call_id=row.call_id,
        channel=channel,
        step=STEPS[row.step - 1],
        colleagues=tuple(row.colleagues),
        at=now,
        phone=phone_of(connection, service.keyring, row.colleagues[0]) if by_phone else None,
    )
    look_first = state in _IN_DOUBT and not _takes_id_once(service, channel)
    if not look_first:
        if state is _S.PLANNED:
            move_to(connection, row, state, _S.CLAIMED)
        if not renew(connection, CALL_MESSAGE, claimed, now=now, lease=service.timing.lease):
            raise LeaseLost
    waited = row.reason == WAITING_TO_BE_SURE
    return _Due(message, look_first, waited, not_after=now + service.timing.lease / 2)


def _look(service: Service, claimed: Claimed, due: _Due) -> bool:
    try:
        found = service.on_call.find(due.message)
        failpoint("send_calls.looked_up")
    except ProviderError as error:
        outcome.try_again(service, claimed, NotSent(error.code), surely_not_sent=False)
        return False
    match found:
        case Found(provider_id):
            outcome.was_sent(service, claimed, provider_id)
        case CannotSay(code):
            outcome.has_failed(service, claimed, code)
        case NotFound():
            outcome.was_not_found(service, claimed, waited=due.waited)
            return due.waited
    return False


def _takes_id_once(service: Service, channel: CallChannel) -> bool:
    return service.on_call.channels[channel].takes_id_once
