"""Messages that nobody can read, and of which source more came than are kept."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, delete, exists, func, or_, select, update

from brp_adapter.sources.formats import Format
from brp_adapter.storage.source_tables import NOT_KEPT, UNREADABLE
from foundation.waiting import WaitingRow
from foundation.work import WorkState

_TOLD: Final = 2
"""Faults in a line of a list; the row itself has them all."""

_FAULT: Final = re.compile(r"(\S.*?:\S+)(?: |$)")
"""Up to its code: the name of an unknown member is two words."""


@dataclass(frozen=True)
class Unreadable:
    """One kept message. ``reason``: ``member:code`` of what is wrong, divided by spaces."""

    id: UUID
    connection: str
    sender: str
    format: Format
    reason: str
    times: int
    correlation_id: str
    first_at: datetime
    last_at: datetime
    sealed: bytes = field(repr=False)

    @property
    def waiting(self) -> WaitingRow:
        """As a row that waits for a human."""
        first, more = _first(self.reason)
        return WaitingRow(
            id=self.id,
            kind=f"unreadable/{self.connection}",
            state=WorkState.NEEDS_REVIEW,
            reason=f"{first} and {more} more" if more else first,
            since=self.first_at,
            correlation_id=self.correlation_id,
        )


@dataclass(frozen=True)
class Waiting:
    """How many wait, how many more were not kept, and since when the oldest waits."""

    kept: int
    not_kept: int
    oldest: datetime | None


def waiting_messages(connection: Connection) -> Iterator[WaitingRow]:
    """All that wait for a human, longest first, and then which source brought too many."""
    for row in connection.execute(select(UNREADABLE).where(_waits()).order_by(*_OLDEST_FIRST)):
        yield _unreadable(row).waiting
    for row in connection.execute(select(NOT_KEPT).order_by(NOT_KEPT.c.first_at)):
        yield _not_kept(row)


def waiting_message(connection: Connection, row_id: UUID) -> Unreadable | None:
    """The message of that id while it waits; nobody else ends it before this transaction does."""
    mine = select(UNREADABLE).where(UNREADABLE.c.id == row_id, _waits()).with_for_update()
    row = connection.execute(mine).one_or_none()
    return None if row is None else _unreadable(row)


def forget_not_kept(connection: Connection, row_id: UUID) -> WaitingRow | None:
    """Set the count of that id back to nothing; what it was, None when it is no such count."""
    gone = delete(NOT_KEPT).where(NOT_KEPT.c.id == row_id).returning(*NOT_KEPT.c)
    row = connection.execute(gone).one_or_none()
    return None if row is None else _not_kept(row)


def end_message(connection: Connection, row_id: UUID, *, now: datetime) -> None:
    """It waits no longer; sent again it does."""
    ended = update(UNREADABLE).where(UNREADABLE.c.id == row_id)
    connection.execute(ended.values(looked_at=now))


def count_waiting(connection: Connection) -> Waiting:
    """All of them, by index."""
    waiting = select(func.count(), func.min(UNREADABLE.c.first_at)).where(_waits())
    kept, oldest = connection.execute(waiting).one()
    more = connection.execute(select(func.coalesce(func.sum(NOT_KEPT.c.times), 0))).scalar_one()
    return Waiting(int(kept), int(more), oldest)


def forget_messages(connection: Connection, *, before: datetime, ended_before: datetime) -> int:
    """Erase what last came, or was ended, before these moments; how many messages."""
    connection.execute(delete(NOT_KEPT).where(NOT_KEPT.c.last_at < before))
    old = or_(UNREADABLE.c.last_at < before, UNREADABLE.c.looked_at < ended_before)
    return connection.execute(delete(UNREADABLE).where(old)).rowcount


def senders_of_old(connection: Connection, *, before: datetime) -> list[Row[Any]]:
    """Id, sender and moment of what first came before that moment."""
    columns = (UNREADABLE.c.id, UNREADABLE.c.sender, UNREADABLE.c.first_at)
    return list(connection.execute(select(*columns).where(UNREADABLE.c.first_at < before)))


def erase_messages(connection: Connection, ids: Collection[UUID]) -> None:
    """Erase these, whatever their state."""
    connection.execute(delete(UNREADABLE).where(UNREADABLE.c.id.in_(ids)))


def room_for(connection: Connection, name: str, content_hash: bytes, *, most: int) -> bool:
    """Whether one more of that source is kept; the same bytes again take no room."""
    same = exists().where(
        UNREADABLE.c.connection == name, UNREADABLE.c.content_hash == content_hash
    )
    some = select(1).where(UNREADABLE.c.connection == name, _waits()).limit(most).subquery()
    found = connection.execute(
        select(select(func.count()).select_from(some).scalar_subquery(), same)
    )
    waiting, known = found.one()
    return bool(known) or int(waiting) < most


_OLDEST_FIRST: Final = (UNREADABLE.c.first_at, UNREADABLE.c.id)


def _waits() -> ColumnElement[bool]:
    return UNREADABLE.c.looked_at.is_(None)


def _first(reason: str) -> tuple[str, int]:
    faults = _FAULT.findall(reason)
    return " ".join(faults[:_TOLD]), len(faults[_TOLD:])


def _unreadable(row: Row[Any]) -> Unreadable:
    return Unreadable(
        id=row.id,
        connection=row.connection,
        sender=row.sender,
        format=Format(row.format),
        reason=row.reason,
        times=row.times,
        correlation_id=row.correlation_id,
        first_at=row.first_at,
        last_at=row.last_at,
        sealed=row.content,
    )


def _not_kept(row: Row[Any]) -> WaitingRow:
    return WaitingRow(
        id=row.id,
        kind=f"unreadable/{row.connection}",
        state=WorkState.NEEDS_REVIEW,
        reason=f"not_kept:{row.times}",
        since=row.first_at,
        correlation_id=row.correlation_id,
    )
