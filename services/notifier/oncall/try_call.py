"""A colleague asks to be called, to try it."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection, insert

from foundation.work import new_work
from notifier.oncall.kinds import Cause
from notifier.storage.oncall import CALL_OUT


def try_call(
    connection: Connection, colleague_id: UUID, *, correlation_id: str, now: datetime
) -> UUID:
    """Plan it; it is called through every channel that there is for this colleague, and once."""
    call_id = uuid4()
    connection.execute(
        insert(CALL_OUT).values(
            **new_work(now=now, correlation_id=correlation_id, row_id=call_id),
            colleague_id=colleague_id,
            cause=Cause.TEST,
            round=1,
            through=0,
            step=0,
            turn=0,
        )
    )
    return call_id
