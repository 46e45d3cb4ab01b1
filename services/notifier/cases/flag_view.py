"""What went to RvdK IKO and Ca IKA about a case, as it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, select

from notifier.cases.basis_view import BasisView, view_basis
from notifier.storage.handovers import HANDOVER, HandoverKind


@dataclass(frozen=True)
class FlagView:
    """One event to one recipient."""

    id: UUID
    recipient: str
    kind: str
    state: str
    reason: str | None
    at: datetime
    basis: BasisView | None


def handovers_of(connection: Connection, zaak_id: UUID) -> Sequence[Row[Any]]:
    """Every event to a recipient: flags, withdrawals and transfers, in order of planning."""
    return connection.execute(
        select(HANDOVER)
        .where(HANDOVER.c.zaak_id == zaak_id)
        .order_by(HANDOVER.c.created_at, HANDOVER.c.recipient)
    ).all()


def view_flags(rows: Sequence[Row[Any]]) -> tuple[FlagView, ...]:
    """Without the transfers, which are no flags."""
    return tuple(
        FlagView(
            id=row.id,
            recipient=row.recipient,
            kind=row.kind,
            state=row.handover_state,
            reason=row.reason,
            at=row.updated_at,
            basis=view_basis(row),
        )
        for row in rows
        if row.kind != HandoverKind.TRANSFERRED
    )
