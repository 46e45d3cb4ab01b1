"""A row per sender and the sender's own reference: a repetition never changes what is there."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects.postgresql import insert

from foundation.correlation import current_correlation_id
from foundation.inbox import Accepted, Duplicate, Received, keep_conflict
from notifier.service import Service
from notifier.storage.shared import INBOX


def insert_once(
    connection: Connection,
    service: Service,
    table: Table,
    values: dict[str, Any],
    *,
    content: bytes,
    now: datetime,
) -> Received:
    """Insert, unless this sender used this reference before.

    ``values`` hold ``id``, ``sender`` and ``reference``. ``content`` decides whether two messages
    are the same, byte for byte; other content under a known reference goes before an operator.
    """
    content_hash = service.index.of_bytes(table.name, content)
    correlation_id = current_correlation_id()
    inserted: UUID | None = connection.execute(
        insert(table)
        .values(**values, content_hash=content_hash, correlation_id=correlation_id)
        .on_conflict_do_nothing(index_elements=["sender", "reference"])
        .returning(table.c.id)
    ).scalar()
    if inserted is not None:
        return Accepted(inserted)
    first = connection.execute(
        select(table.c.id, table.c.content_hash).where(
            table.c.sender == values["sender"], table.c.reference == values["reference"]
        )
    ).one()
    if first.content_hash == content_hash:
        return Duplicate(first.id)
    return keep_conflict(
        connection,
        INBOX,
        service.keyring,
        first=first.id,
        known_in=table.name,
        sender=values["sender"],
        content=content,
        content_hash=content_hash,
        correlation_id=correlation_id,
        now=now,
    )
