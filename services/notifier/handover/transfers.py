"""Transfers of a case to Ca IKA as stored."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, Select, select, update

from foundation.work import WorkState
from notifier.handover.handover_state import TRANSITIONS, UNCONFIRMED, HandoverState
from notifier.state_machine import move
from notifier.storage.handovers import (
    HANDOVER,
    HANDOVER_PACKAGE,
    HandoverKind,
    ReturnCode,
    TransferGround,
)

_PACKAGE: Final = HANDOVER_PACKAGE.c
_COLUMNS: Final = (
    HANDOVER.c.id,
    HANDOVER.c.zaak_id,
    HANDOVER.c.round,
    HANDOVER.c.handover_state,
    _PACKAGE.ground,
    _PACKAGE.made_by,
    _PACKAGE.made_at,
    _PACKAGE.facts_id,
    _PACKAGE.version,
    _PACKAGE.content_hash,
    _PACKAGE.confirm_by,
    _PACKAGE.escalated_at,
    _PACKAGE.confirmed_at,
    _PACKAGE.returned_at,
    _PACKAGE.return_code,
    _PACKAGE.return_note,
)
_NOT_LEAVING: Final = (HandoverState.PLANNED, HandoverState.NEEDS_REVIEW)


@dataclass(frozen=True)
class Transfer:
    """One handing over; ``number`` counts the packages of the case.

    ``facts_id`` and ``version``: the facts and the decision that the package was made of.
    """

    id: UUID
    zaak_id: UUID
    number: int
    state: HandoverState
    ground: TransferGround
    made_by: str
    made_at: datetime
    facts_id: UUID
    version: int
    content_hash: bytes
    confirm_by: datetime
    escalated_at: datetime | None
    confirmed_at: datetime | None
    returned_at: datetime | None
    return_code: ReturnCode | None
    return_note: bytes | None = field(repr=False)
    """Sealed."""

    @property
    def waits(self) -> bool:
        """Whether the receiver has yet to say that they have it."""
        return self.state in UNCONFIRMED


def transfers_of(connection: Connection, zaak_id: UUID) -> tuple[Transfer, ...]:
    """All of a case, in order."""
    rows = connection.execute(
        _all().where(HANDOVER.c.zaak_id == zaak_id).order_by(HANDOVER.c.round)
    )
    return tuple(_of(row) for row in rows)


def read_transfer(connection: Connection, transfer_id: UUID) -> Transfer | None:
    """One, by its id."""
    row = connection.execute(_all().where(HANDOVER.c.id == transfer_id)).one_or_none()
    return None if row is None else _of(row)


def move_transfer(
    connection: Connection, transfer: Transfer, wanted: HandoverState, *, now: datetime
) -> None:
    """A person took the next step. An event that did not arrive need not any more.

    The caller holds the lock on the case. Raises ``IllegalMove``.
    """
    values: dict[str, object] = {
        "handover_state": move(TRANSITIONS, transfer.state, wanted),
        "updated_at": now,
    }
    if transfer.state in _NOT_LEAVING:
        values |= {"state": WorkState.DONE, "reason": wanted.value}
    connection.execute(update(HANDOVER).where(HANDOVER.c.id == transfer.id).values(**values))


def write_transfer(connection: Connection, transfer_id: UUID, **values: object) -> None:
    """Write what became of it beside its package."""
    mine = HANDOVER_PACKAGE.c.id == transfer_id
    connection.execute(update(HANDOVER_PACKAGE).where(mine).values(**values))


def move_transfers(connection: Connection, older: UUID, younger: UUID) -> None:
    """Two cases became one, which goes on with what was handed over of either."""
    number = len(transfers_of(connection, older))
    for transfer in transfers_of(connection, younger):
        number += 1
        connection.execute(
            update(HANDOVER).where(HANDOVER.c.id == transfer.id).values(zaak_id=older, round=number)
        )


def _all() -> Select[*tuple[Any, ...]]:
    return (
        select(*_COLUMNS)
        .join(HANDOVER_PACKAGE, HANDOVER_PACKAGE.c.id == HANDOVER.c.id)
        .where(HANDOVER.c.kind == HandoverKind.TRANSFERRED)
    )


def _of(row: Row[Any]) -> Transfer:
    return Transfer(
        id=row.id,
        zaak_id=row.zaak_id,
        number=row.round,
        state=HandoverState(row.handover_state),
        ground=TransferGround(row.ground),
        made_by=row.made_by,
        made_at=row.made_at,
        facts_id=row.facts_id,
        version=row.version,
        content_hash=row.content_hash,
        confirm_by=row.confirm_by,
        escalated_at=row.escalated_at,
        confirmed_at=row.confirmed_at,
        returned_at=row.returned_at,
        return_code=None if row.return_code is None else ReturnCode(row.return_code),
        return_note=row.return_note,
    )
