"""How a human closed a case, and taking that back."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection, insert, select, update

from notifier.cases.case_outcome import CaseOutcome
from notifier.decision.facts import ReportedBy
from notifier.storage.history import ZAAK_OUTCOME


@dataclass(frozen=True)
class StoredOutcome:
    """How it ended, by whose hand."""

    id: UUID
    outcome: CaseOutcome
    role: ReportedBy
    closed_at: datetime


def standing_outcome(connection: Connection, zaak_id: UUID) -> StoredOutcome | None:
    """The outcome that was not taken back; None: no human closed this case."""
    row = connection.execute(
        select(ZAAK_OUTCOME).where(
            ZAAK_OUTCOME.c.zaak_id == zaak_id, ZAAK_OUTCOME.c.undone_at.is_(None)
        )
    ).one_or_none()
    if row is None:
        return None
    return StoredOutcome(row.id, CaseOutcome(row.outcome), ReportedBy(row.role), row.closed_at)


def ever_had_outcome(connection: Connection, zaak_id: UUID) -> bool:
    """Whether a human closed this case at any time."""
    statement = select(ZAAK_OUTCOME.c.id).where(ZAAK_OUTCOME.c.zaak_id == zaak_id).limit(1)
    return connection.execute(statement).scalar() is not None


def store_outcome(
    connection: Connection,
    zaak_id: UUID,
    outcome: CaseOutcome,
    *,
    closed_by: str,
    role: ReportedBy,
    now: datetime,
) -> UUID:
    """The case ended so."""
    row_id = uuid4()
    connection.execute(
        insert(ZAAK_OUTCOME).values(
            id=row_id,
            zaak_id=zaak_id,
            outcome=outcome,
            closed_by=closed_by,
            role=role,
            closed_at=now,
        )
    )
    return row_id


def undo_outcome(connection: Connection, outcome_id: UUID, *, now: datetime) -> None:
    """It did not."""
    mine = ZAAK_OUTCOME.c.id == outcome_id
    connection.execute(update(ZAAK_OUTCOME).where(mine).values(undone_at=now))
