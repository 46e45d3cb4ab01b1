"""How far people are with a hold, as everybody may see it who may see the case.

Until what two people decide stands, nothing of what either chose is here: the second one reads the
same pages, and the same API, before choosing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Uuid, bindparam, func, select

from notifier.cases.brought_in_view import opaque
from notifier.storage.verdicts import CALL_TASK, HOLDER_CALL, JUDGEMENT, VERDICT
from notifier.verdicts.call_purpose import CallPurpose
from notifier.verdicts.verdict_state import OPEN


@dataclass(frozen=True)
class VerdictView:
    """One that says something about the case.

    ``state``: ``VerdictState``. ``choice``: what stands, else None. ``due_at``: until when somebody
    must have called, or people decide again. ``judged_by``: who judged (the provider's ids), only
    to tell whether somebody was one of them.
    """

    state: str
    choice: str | None
    began_at: datetime
    stands_since: datetime | None
    due_at: datetime | None
    judged_by: frozenset[str]


_OF_CASE: Final = (
    select(
        VERDICT.c.state,
        VERDICT.c.choice,
        VERDICT.c.began_at,
        VERDICT.c.stands_since,
        VERDICT.c.due_at,
        func.array_agg(JUDGEMENT.c.by).label("judged_by"),
    )
    .join(JUDGEMENT, JUDGEMENT.c.verdict_id == VERDICT.c.id)
    .where(VERDICT.c.zaak_id == bindparam("zaak_id", type_=Uuid), VERDICT.c.state.in_(sorted(OPEN)))
    .group_by(VERDICT.c.id)
    .order_by(VERDICT.c.began_at, VERDICT.c.id)
)


def view_verdicts(connection: Connection, zaak_id: UUID) -> tuple[VerdictView, ...]:
    """In order of time."""
    return tuple(
        VerdictView(
            row.state,
            row.choice,
            row.began_at,
            row.stands_since,
            row.due_at,
            frozenset(row.judged_by),
        )
        for row in connection.execute(_OF_CASE, {"zaak_id": zaak_id})
    )


_CALLS: Final = (
    select(HOLDER_CALL.c.holder_index, HOLDER_CALL.c.purpose, HOLDER_CALL.c.called_at)
    .where(HOLDER_CALL.c.zaak_id == bindparam("zaak_id", type_=Uuid), HOLDER_CALL.c.reached)
    .order_by(HOLDER_CALL.c.called_at, HOLDER_CALL.c.noted_at)
)


def view_told_by_phone(connection: Connection, zaak_id: UUID) -> Mapping[UUID, datetime]:
    """When a holder (the opaque id) was last told by phone, where that was not taken back since."""
    told: dict[UUID, datetime] = {}
    for row in connection.execute(_CALLS, {"zaak_id": zaak_id}):
        who = opaque(zaak_id, row.holder_index)
        if row.purpose == CallPurpose.TELL:
            told[who] = row.called_at
        else:
            told.pop(who, None)
    return told


@dataclass(frozen=True)
class CallDueView:
    """Somebody must call a holder (the opaque id), and why; ``due_at``: until when."""

    holder: UUID
    reason: str
    since: datetime
    due_at: datetime


_WAITING: Final = (
    select(CALL_TASK.c.holder_index, CALL_TASK.c.reason, CALL_TASK.c.since, CALL_TASK.c.due_at)
    .where(CALL_TASK.c.zaak_id == bindparam("zaak_id", type_=Uuid), CALL_TASK.c.ended_at.is_(None))
    .order_by(CALL_TASK.c.due_at, CALL_TASK.c.id)
)


def view_calls_due(connection: Connection, zaak_id: UUID) -> tuple[CallDueView, ...]:
    """Calls that nobody chose, the first due first. Not to be shown while the case holds."""
    return tuple(
        CallDueView(opaque(zaak_id, row.holder_index), row.reason, row.since, row.due_at)
        for row in connection.execute(_WAITING, {"zaak_id": zaak_id})
    )
