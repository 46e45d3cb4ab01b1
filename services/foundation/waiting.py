"""Rows that wait for a human: found, told without a word about people, and let go on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Table, select

from foundation.audit import AuditEntry, record
from foundation.work import WorkState

WAITING: Final = (WorkState.NEEDS_REVIEW, WorkState.HELD)
_REASON: Final = re.compile(r"[A-Za-z][A-Za-z0-9._-]{1,39}", re.ASCII)
_MANY_DIGITS: Final = re.compile(r"\d{7}")


@dataclass(frozen=True)
class WaitingRow:
    """One row; ``kind`` is what it is, in one word."""

    id: UUID
    kind: str
    state: WorkState
    reason: str | None
    since: datetime
    correlation_id: str


class CannotRetry(Exception):
    """What was asked cannot be done with this row. The text says why and is fit to be shown."""


def waiting_rows(
    connection: Connection, table: Table, kind: str, *, only: UUID | None = None
) -> Iterator[WaitingRow]:
    """Everything in a table of work that waits for a human, longest first; or one row of it."""
    columns = (table.c[name] for name in ("id", "state", "reason", "updated_at", "correlation_id"))
    found = select(*columns).where(table.c.state.in_(WAITING))
    if only is not None:
        found = found.where(table.c.id == only)
    for row in connection.execute(found.order_by(table.c.updated_at, table.c.id)):
        state = WorkState(row.state)
        yield WaitingRow(row.id, kind, state, row.reason, row.updated_at, row.correlation_id)


def record_retry(
    connection: Connection, audit: Table, row: WaitingRow, *, actor: str, why: str, now: datetime
) -> None:
    """Note who let the row go on: ``record_act``."""
    record_act(connection, audit, row, action="rij_hervat", actor=actor, why=why, now=now)


def record_act(
    connection: Connection,
    audit: Table,
    row: WaitingRow,
    *,
    action: str,
    actor: str,
    why: str,
    now: datetime,
) -> None:
    """Note who did what with the row, and why: a code or the number of a ticket, no free text.

    Raises ``CannotRetry`` for anything else: the audit is kept for years.
    """
    if not _REASON.fullmatch(why) or _MANY_DIGITS.search(why):
        message = (
            "give as reason a short code or a ticket number, such as certificate-renewed or T-1234:"
            " it is kept for years, so no sentences and nothing about people"
        )
        raise CannotRetry(message)
    entry = AuditEntry(
        actor=actor,
        action=action,
        object=f"{row.kind}:{row.id}",
        result=why,
        origin="vertrekmelding",
        basis="beheer",
        correlation_id=row.correlation_id,
    )
    record(connection, audit, entry, now=now)
