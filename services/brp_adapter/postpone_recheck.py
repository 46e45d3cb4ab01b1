"""What becomes of a look at a departure when the BRP gave no usable answer."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, update

from brp_adapter.register.errors import (
    RegisterAnswerInvalid,
    RegisterError,
    RegisterUnavailable,
)
from brp_adapter.service import Service
from brp_adapter.storage.rechecks import next_look
from brp_adapter.storage.tables import RECHECK
from contracts.values.dates import local_date
from foundation.log import get_logger
from foundation.work import Claimed, WorkState, settle

REFUSED: Final = "register_refused"
_log = get_logger(__name__)


def postpone_recheck(service: Service, row: Claimed, error: RegisterError) -> None:
    """Try again later, and when that was tried enough tomorrow: no day is the last without a look.

    A look that was not answered gives up no attempt: waiting is none.
    """
    with service.database.transaction("recheck.postponed") as connection:
        now = service.now()
        delay, reason = _delay(service, error, _count(connection, row.id))
        until = next_look(row.id, local_date(now)) if delay is None else now + delay
        also: dict[str, object] = {"next_attempt_at": until, "attempts": 0}
        if delay is None:
            also["unanswered"] = 0
        settle(connection, RECHECK, row, state=WorkState.READY, reason=reason, now=now, also=also)
    log = _log.error if delay is None else _log.warning
    log("departure_not_rechecked", departure=str(row.id), because=reason, code=error.code)


def _delay(service: Service, error: RegisterError, times: int) -> tuple[timedelta | None, str]:
    """None: not today any more."""
    match error:
        case RegisterUnavailable(retry_after=at_least):
            schedule, reason = service.schedules.asking, "register_unavailable"
        case RegisterAnswerInvalid():
            schedule, reason, at_least = (
                service.schedules.unusable,
                "register_answer_invalid",
                None,
            )
        case _:
            return None, REFUSED
    return schedule.next(times, jitter=service.jitter, at_least=at_least), reason


def _count(connection: Connection, recheck_id: UUID) -> int:
    """How often in a row the BRP gave no answer, this time included."""
    times: int = connection.execute(
        update(RECHECK)
        .where(RECHECK.c.id == recheck_id)
        .values(unanswered=RECHECK.c.unanswered + 1)
        .returning(RECHECK.c.unanswered)
    ).scalar_one()
    return times
