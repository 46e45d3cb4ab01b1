"""The row of a case, locked while something about it changes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select, update

from notifier.cases.handling_state import HandlingState
from notifier.storage.cases import ZAAK


@dataclass(frozen=True)
class CaseRow:
    """A case as stored; no personal data."""

    id: UUID
    reference: str
    municipality: str | None
    handling: HandlingState
    disposition: str | None
    shadow: bool
    opened_at: datetime
    reported_at: datetime | None
    clock_at: datetime | None
    escalated_at: datetime | None
    breach_at: datetime | None
    flags: str | None
    mode: str | None
    tier: str | None
    version: int
    correlation_id: str


def locked_case(connection: Connection, zaak_id: UUID) -> CaseRow:
    """Read the case and keep others from changing it until the end of the transaction.

    Everything that decides, plans, cancels or records an outcome takes this lock first, so that
    a withdrawal and a sending of the same case stand one behind the other.
    """
    columns = [ZAAK.c[name] for name in CaseRow.__dataclass_fields__]
    row = connection.execute(select(*columns).where(ZAAK.c.id == zaak_id).with_for_update()).one()
    values = dict(zip(CaseRow.__dataclass_fields__, row, strict=True))
    return CaseRow(**values | {"handling": HandlingState(values["handling"])})


def change_case(connection: Connection, zaak_id: UUID, **values: Any) -> None:  # noqa: ANN401 -- columns of several types
    """Write columns of the case."""
    connection.execute(update(ZAAK).where(ZAAK.c.id == zaak_id).values(**values))
