"""Attempts to send: begun and committed before the provider is called, ended after it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Connection, bindparam, func, insert, select, update

from contracts.policy.permission import LetterBasis
from notifier.storage.messages import ATTEMPT, Outcome


@dataclass(frozen=True)
class Attempt:
    """One attempt; ``outcome`` is None while it runs or when its process died."""

    id: UUID
    number: int
    started_at: datetime
    outcome: Outcome | None


_EARLIER: Final = select(func.coalesce(func.max(ATTEMPT.c.number), 0)).where(
    ATTEMPT.c.message_id == bindparam("message_id")
)
_BEGUN: Final = insert(ATTEMPT).values(
    id=bindparam("id"),
    message_id=bindparam("message_id"),
    number=_EARLIER.scalar_subquery() + 1,
    started_at=bindparam("started_at"),
    grondslag=bindparam("grondslag"),
    artikel=bindparam("artikel"),
)
_LAST: Final = (
    select(ATTEMPT.c.id)
    .where(ATTEMPT.c.message_id == bindparam("now_message_id"))
    .order_by(ATTEMPT.c.number.desc())
    .limit(1)
)
_ENDED: Final = (
    update(ATTEMPT)
    .where(ATTEMPT.c.id == _LAST.scalar_subquery())
    .values(
        outcome=bindparam("now_outcome"),
        finished_at=bindparam("now_finished_at"),
        code=bindparam("now_code"),
    )
)


def begin_attempt(
    connection: Connection, message_id: UUID, *, basis: LetterBasis, now: datetime
) -> None:
    """Write the intent, and the ground under which it is about to leave."""
    values = {"message_id": message_id, "id": uuid4(), "started_at": now}
    connection.execute(_BEGUN, values | {"grondslag": basis.grondslag, "artikel": basis.artikel})


def end_attempt(
    connection: Connection,
    message_id: UUID,
    outcome: Outcome,
    *,
    now: datetime,
    code: str | None = None,
) -> None:
    """Write how the last attempt ended; what was uncertain may become certain."""
    values = {"message_id": message_id, "outcome": outcome, "finished_at": now, "code": code}
    connection.execute(_ENDED, {f"now_{name}": value for name, value in values.items()})


def last_attempt(connection: Connection, message_id: UUID) -> Attempt | None:
    """The newest attempt of a message."""
    row = connection.execute(
        select(ATTEMPT.c.id, ATTEMPT.c.number, ATTEMPT.c.started_at, ATTEMPT.c.outcome)
        .where(ATTEMPT.c.message_id == message_id)
        .order_by(ATTEMPT.c.number.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    outcome = None if row.outcome is None else Outcome(row.outcome)
    return Attempt(row.id, row.number, row.started_at, outcome)
