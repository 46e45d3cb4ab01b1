"""The row of a case, locked while something about it changes."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, Select, Table, Uuid, bindparam, select, update
from sqlalchemy.dialects.postgresql import Range

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
    turns_at: datetime | None
    leaves_on: list[Range[date]] | None
    looks_first: str | None
    reason_groups: int | None
    replied_at: datetime | None
    taken_by: str | None
    waits_until: datetime | None
    task_at: datetime | None
    version: int
    correlation_id: str


_COLUMNS: Final = tuple(CaseRow.__dataclass_fields__)
_ALL: Final = select(*(ZAAK.c[name] for name in _COLUMNS))
_READ: Final = _ALL.where(ZAAK.c.id == bindparam("zaak_id", type_=Uuid))
_LOCKED: Final = _READ.with_for_update()


def locked_case(connection: Connection, zaak_id: UUID) -> CaseRow:
    """Read the case and keep others from changing it until the end of the transaction.

    Everything that decides, plans, cancels or records an outcome takes this lock first, so that
    a withdrawal and a sending of the same case stand one behind the other.
    """
    return _opened(connection.execute(_LOCKED, {"zaak_id": zaak_id}).one())


def read_case(connection: Connection, zaak_id: UUID) -> CaseRow:
    """The case as it stands, to look at only."""
    return _opened(connection.execute(_READ, {"zaak_id": zaak_id}).one())


def case_of(connection: Connection, table: Table, row_id: UUID) -> CaseRow:
    """The same for the case to which a message or a flag belonged when this began.

    A message may go to another case while this waits: look at its ``zaak_id`` afterwards.
    """
    return _opened(connection.execute(_of(table), {"id": row_id}).one())


@cache
def _of(table: Table) -> Select[Any]:
    mine = select(table.c.zaak_id).where(table.c.id == bindparam("id", type_=Uuid))
    return _ALL.where(ZAAK.c.id == mine.scalar_subquery()).with_for_update()


def _opened(row: Row[Any]) -> CaseRow:
    values = dict(zip(_COLUMNS, row, strict=True))
    return CaseRow(**values | {"handling": HandlingState(values["handling"])})


def change_case(connection: Connection, zaak_id: UUID, **values: Any) -> None:  # noqa: ANN401 -- columns of several types
    """Write columns of the case."""
    connection.execute(update(ZAAK).where(ZAAK.c.id == zaak_id).values(**values))
