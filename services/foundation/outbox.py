"""What must go out, written in the same transaction as the reason for it."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Column, Connection, LargeBinary, MetaData, Table, Text, insert

from foundation.encryption import KeyRing
from foundation.work import WORK_COLUMNS, new_work


def outbox_table(metadata: MetaData, name: str = "outbox") -> Table:
    """Table of messages to send, as work."""
    return Table(
        name,
        metadata,
        *WORK_COLUMNS(),
        Column("destination", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("content", LargeBinary),
    )


def enqueue(
    connection: Connection,
    table: Table,
    keyring: KeyRing,
    *,
    destination: str,
    kind: str,
    content: bytes,
    correlation_id: str,
    now: datetime,
    row_id: UUID | None = None,
) -> UUID:
    """Add a message, due at once; answers its id.

    ``row_id`` may be chosen by the caller when the content itself must carry it.
    """
    row_id = row_id or uuid4()
    connection.execute(
        insert(table),
        {
            **new_work(now=now, correlation_id=correlation_id, row_id=row_id),
            "destination": destination,
            "kind": kind,
            "content": keyring.seal(content, table=table.name, column="content", row_id=row_id),
        },
    )
    return row_id
