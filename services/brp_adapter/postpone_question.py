"""What becomes of an event when the BRP gave no usable answer."""

from brp_adapter.register.errors import (
    RegisterAnswerInvalid,
    RegisterError,
    RegisterRefused,
    RegisterUnavailable,
)
from brp_adapter.service import Service
from brp_adapter.storage.events import count_unanswered
from brp_adapter.storage.tables import INBOX
from foundation.log import get_logger
from foundation.work import Claimed, WorkState, postpone, settle

_log = get_logger(__name__)


def postpone_question(service: Service, row: Claimed, error: RegisterError) -> None:
    """Try again later, or put the event before a human; nothing is lost either way.

    Away (``RegisterUnavailable``): for a day, and the claim is given back, because waiting is no
    attempt. Broken answer: a few times. Refused: at once to an operator.
    """
    places = error.places if isinstance(error, RegisterAnswerInvalid) else ()
    with service.database.transaction("establish.postponed") as connection:
        now = service.now()
        match error:
            case RegisterUnavailable(retry_after=at_least):
                times = count_unanswered(connection, row.id)
                delay = service.schedules.asking.next(
                    times, jitter=service.jitter, at_least=at_least
                )
                reason, refund = "register_unavailable", True
            case RegisterAnswerInvalid():
                delay = service.schedules.unusable.next(row.attempts, jitter=service.jitter)
                reason, refund = "register_answer_invalid", False
            case RegisterRefused():
                delay, reason, refund = None, "register_refused", False
            case _:
                raise error
        if delay is None:
            settle(connection, INBOX, row, state=WorkState.NEEDS_REVIEW, reason=reason, now=now)
        else:
            until = now + delay
            postpone(connection, INBOX, row, until=until, reason=reason, now=now, refund=refund)
    log = _log.error if delay is None else _log.warning
    log(reason, melding=str(row.id), code=error.code, places=places, again=delay is not None)
