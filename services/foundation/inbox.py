"""What came in, exactly once per (source, external id), committed before anyone is answered."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID, uuid4

from sqlalchemy import (
    Column,
    Connection,
    DateTime,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    select,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.sql.dml import ReturningInsert

from foundation.encryption import BlindIndex, KeyRing
from foundation.log import get_logger
from foundation.work import WORK_COLUMNS, new_work

_log = get_logger(__name__)


@dataclass(frozen=True)
class Accepted:
    """New: a row of work now waits under this id of ours."""

    id: UUID


@dataclass(frozen=True)
class Duplicate:
    """Same source, id and content as before; answer the same as the first time."""

    id: UUID


@dataclass(frozen=True)
class Conflict:
    """Same source and id with other content: refused, and put before an operator."""

    id: UUID
    """The row that was accepted first; it stays as it was."""


Received = Accepted | Duplicate | Conflict


def inbox_table(metadata: MetaData, name: str = "inbox") -> Table:
    """Table of messages as work, and beside it ``<name>_conflict`` for the operator."""
    Table(
        f"{name}_conflict",
        metadata,
        Column("id", Uuid, primary_key=True),
        Column("inbox_id", Uuid, nullable=False),
        Column("sender", Text, nullable=False),
        Column("content_hash", LargeBinary(32), nullable=False),
        Column("content", LargeBinary, nullable=False),
        Column("correlation_id", Text, nullable=False),
        Column("created_at", DateTime(timezone=True), nullable=False),
        Column("looked_at", DateTime(timezone=True)),
        UniqueConstraint("inbox_id", "content_hash"),
    )
    return Table(
        name,
        metadata,
        *WORK_COLUMNS(),
        Column("source", Text, nullable=False),
        Column("external_id", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("sender", Text, nullable=False),
        Column("content_hash", LargeBinary(32), nullable=False),
        Column("content", LargeBinary),
        UniqueConstraint("source", "external_id"),
    )


@cache
def _unless_known(table: Table) -> ReturningInsert[tuple[UUID]]:
    known = ["source", "external_id"]
    return insert(table).on_conflict_do_nothing(index_elements=known).returning(table.c.id)


def receive(
    connection: Connection,
    table: Table,
    keyring: KeyRing,
    index: BlindIndex,
    *,
    source: str,
    external_id: str,
    kind: str,
    sender: str,
    content: bytes,
    correlation_id: str,
    now: datetime,
    came_at: datetime | None = None,
    due: datetime | None = None,
    row_id: UUID | None = None,
) -> Received:
    """Write the message unless it is there; what is there is never changed.

    ``came_at``: when it came to us, for one that could not be read before ``now``. ``due``: from
    when on it may be worked on; left out, at once. ``row_id``: its id, where it has one already.

    ``content`` decides whether two messages are the same byte for byte, so pass one canonical form
    of it whatever way it was sent. The comparison uses a keyed hash: a plain one of a short
    message with a citizen number in it could be guessed.
    """
    content_hash = index.of_bytes("content", content)
    work = new_work(now=now, correlation_id=correlation_id, due=due, row_id=row_id)
    row_id = UUID(str(work["id"]))
    inserted = connection.execute(
        _unless_known(table),
        {
            **work,
            "created_at": came_at or now,
            "source": source,
            "external_id": external_id,
            "kind": kind,
            "sender": sender,
            "content_hash": content_hash,
            "content": keyring.seal(content, table=table.name, column="content", row_id=row_id),
        },
    ).scalar()
    if inserted is not None:
        return Accepted(row_id)
    first = connection.execute(
        select(table.c.id, table.c.content_hash).where(
            table.c.source == source, table.c.external_id == external_id
        )
    ).one()
    if first.content_hash == content_hash:
        return Duplicate(first.id)
    return keep_conflict(
        connection,
        table,
        keyring,
        first=first.id,
        known_in=table.name,
        sender=sender,
        content=content,
        content_hash=content_hash,
        correlation_id=correlation_id,
        now=now,
    )


def keep_conflict(
    connection: Connection,
    table: Table,
    keyring: KeyRing,
    *,
    first: UUID,
    known_in: str,
    sender: str,
    content: bytes,
    content_hash: bytes,
    correlation_id: str,
    now: datetime,
) -> Conflict:
    """Put a refused second content before an operator, beside the inbox ``table``.

    ``first`` is the row that was accepted under the same id, in the table ``known_in``.
    """
    _log.warning("inbox_conflict", table=known_in, first=str(first), sender=sender)
    conflicts = table.metadata.tables[f"{table.name}_conflict"]
    row_id = uuid4()
    # A sender that repeats the same wrong message every minute fills one row, not a table.
    connection.execute(
        insert(conflicts)
        .values(
            id=row_id,
            inbox_id=first,
            sender=sender,
            content_hash=content_hash,
            content=keyring.seal(content, table=conflicts.name, column="content", row_id=row_id),
            correlation_id=correlation_id,
            created_at=now,
        )
        .on_conflict_do_nothing(index_elements=["inbox_id", "content_hash"])
    )
    return Conflict(first)
