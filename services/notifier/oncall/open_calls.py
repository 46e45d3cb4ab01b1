"""Calls as people see them: those that wait, and what became of one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, select

from contracts.values.dates import local_date
from notifier.oncall.kinds import STEPS, Cause, Step
from notifier.staff.sees import Sees, visible
from notifier.storage.cases import SHOWN, ZAAK
from notifier.storage.oncall import CALL_OUT, WAITS

_COLUMNS: Final = (
    CALL_OUT.c.id,
    CALL_OUT.c.zaak_id,
    CALL_OUT.c.cause,
    CALL_OUT.c.step,
    CALL_OUT.c.created_at,
    CALL_OUT.c.unanswered_at,
    CALL_OUT.c.acknowledged_at,
    CALL_OUT.c.over_at,
    ZAAK.c.reference,
    ZAAK.c.clock_at,
)


@dataclass(frozen=True)
class OpenCall:
    """``called``: who was called so far; None: nobody yet. ``waits``: nobody answered yet."""

    id: UUID
    zaak_id: UUID
    cause: Cause
    called: Step | None
    since: datetime
    rang_out: bool
    waits: bool
    reference: str
    clock_at: datetime | None


def open_calls(
    connection: Connection, sees: Sees, *, now: datetime, of: UUID | None = None
) -> tuple[OpenCall, ...]:
    """Those that wait for an answer and that this person may see, longest first.

    ``of``: of this case only.
    """
    found = select(*_COLUMNS).join(ZAAK, ZAAK.c.id == CALL_OUT.c.zaak_id)
    mine = found.where(WAITS, SHOWN, visible(sees, local_date(now)))
    if of is not None:
        mine = mine.where(CALL_OUT.c.zaak_id == of)
    rows = connection.execute(mine.order_by(CALL_OUT.c.created_at, CALL_OUT.c.id))
    return tuple(_opened(row) for row in rows)


def one_call(
    connection: Connection, sees: Sees, call_id: UUID, *, now: datetime
) -> OpenCall | None:
    """One call, answered or not; None where there is none for this person."""
    found = select(*_COLUMNS).join(ZAAK, ZAAK.c.id == CALL_OUT.c.zaak_id)
    mine = found.where(CALL_OUT.c.id == call_id, SHOWN, visible(sees, local_date(now)))
    row = connection.execute(mine).one_or_none()
    return None if row is None else _opened(row)


def _opened(row: Row[*tuple[Any, ...]]) -> OpenCall:
    return OpenCall(
        id=row.id,
        zaak_id=row.zaak_id,
        cause=Cause(row.cause),
        called=STEPS[row.step - 1] if row.step else None,
        since=row.created_at,
        rang_out=row.unanswered_at is not None,
        waits=row.acknowledged_at is None and row.over_at is None,
        reference=row.reference,
        clock_at=row.clock_at,
    )
