"""Attempts to send: begun and committed before the provider is called, ended after it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection, insert, select, update

from contracts.policy.permission import LetterBasis
from notifier.storage.messages import ATTEMPT, Outcome


@dataclass(frozen=True)
class Attempt:
    """One attempt; ``outcome`` is None while it runs or when its process died."""

    id: UUID
    number: int
    started_at: datetime
    outcome: Outcome | None


def begin_attempt(
    connection: Connection, message_id: UUID, *, basis: LetterBasis, now: datetime
) -> None:
    """Write the intent, and the ground under which it is about to leave."""
    last = last_attempt(connection, message_id)
    connection.execute(
        insert(ATTEMPT).values(
            id=uuid4(),
            message_id=message_id,
            number=1 if last is None else last.number + 1,
            started_at=now,
            grondslag=basis.grondslag,
            artikel=basis.artikel,
        )
    )


def end_attempt(
    connection: Connection,
    message_id: UUID,
    outcome: Outcome,
    *,
    now: datetime,
    code: str | None = None,
) -> None:
    """Write how the last attempt ended; what was uncertain may become certain."""
    last = last_attempt(connection, message_id)
    if last is not None:
        connection.execute(
            update(ATTEMPT)
            .where(ATTEMPT.c.id == last.id)
            .values(outcome=outcome, finished_at=now, code=code)
        )


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
