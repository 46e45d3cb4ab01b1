"""Who did what, concerning whom and on which basis: written once, never changed.

Entries of one schema form a chain: each holds the hash of the one before it, so that an entry
that was taken out or altered by someone with access to the database shows. A trigger refuses
UPDATE and DELETE to everybody else.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    DateTime,
    Identity,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    func,
    insert,
    select,
    text,
)

APPEND_ONLY_SQL = """
CREATE FUNCTION audit_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit table is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit
  FOR EACH ROW EXECUTE FUNCTION audit_refuses();
CREATE TRIGGER audit_not_truncated BEFORE TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuses();
"""
"""For the migration that creates the table."""

_START_OF_CHAIN = bytes(32)


@dataclass(frozen=True)
class AuditEntry:
    """One act. Codes and ids only: no names, no free text."""

    actor: str
    """Who: a system, a user id or an OIN."""

    action: str
    object: str
    """What it was done to, as ``kind:id``."""

    result: str
    origin: str
    """Which part of the program, or which organisation, it came from."""

    basis: str
    """Code of the legal basis."""

    correlation_id: str
    person: bytes | None = None
    """Blind index of the person concerned."""


def audit_table(metadata: MetaData) -> Table:
    """Table of entries; ``seq`` is the order of the chain."""
    return Table(
        "audit",
        metadata,
        Column("id", Uuid, primary_key=True),
        Column("seq", BigInteger, Identity(always=True), nullable=False),
        Column("at", DateTime(timezone=True), nullable=False),
        Column("actor", Text, nullable=False),
        Column("action", Text, nullable=False),
        Column("object", Text, nullable=False),
        Column("result", Text, nullable=False),
        Column("origin", Text, nullable=False),
        Column("basis", Text, nullable=False),
        Column("person", LargeBinary(32), index=True),
        Column("correlation_id", Text, nullable=False),
        Column("previous_hash", LargeBinary(32), nullable=False),
        Column("hash", LargeBinary(32), nullable=False),
        UniqueConstraint("seq"),
        # Two entries can never follow the same one, whatever a lock did or did not do.
        UniqueConstraint("previous_hash"),
    )


def record(connection: Connection, table: Table, entry: AuditEntry, *, now: datetime) -> UUID:
    """Add one entry to the chain, in the transaction of the act itself.

    Writers of the same schema wait for each other from here until their commit, so record last.
    """
    return record_all(connection, table, [entry], now=now)[0]


def record_all(
    connection: Connection, table: Table, entries: list[AuditEntry], *, now: datetime
) -> list[UUID]:
    """Add several entries under one turn at the chain."""
    connection.execute(
        text("SELECT pg_advisory_xact_lock(hashtextextended('audit ' || current_schema(), 0))")
    )
    latest = select(table.c.hash).order_by(table.c.seq.desc()).limit(1)
    previous: bytes = connection.execute(latest).scalar() or _START_OF_CHAIN
    rows = []
    for entry in entries:
        row = {"id": uuid4(), "at": now, **vars(entry), "previous_hash": previous}
        previous = row["hash"] = _hash(row)
        rows.append(row)
    # A list, and not one statement with many values: each is inserted by itself, so that the
    # identity column numbers them in the order of the chain.
    connection.execute(insert(table), rows)
    return [row["id"] for row in rows]


def broken_links(connection: Connection, table: Table) -> Iterator[UUID]:
    """Walk the chain and yield the id of every entry that does not follow from the one before."""
    previous = _START_OF_CHAIN
    entries = connection.execution_options(yield_per=1000).execute(
        select(table).order_by(table.c.seq)
    )
    for entry in entries.mappings():
        if entry["previous_hash"] != previous or _hash(dict(entry)) != entry["hash"]:
            yield entry["id"]
        previous = entry["hash"]


def chain_head(connection: Connection, table: Table) -> tuple[int, bytes]:
    """Length and last hash, to be kept elsewhere: cutting off the end shows only there."""
    count = connection.execute(select(func.count()).select_from(table)).scalar_one()
    latest = select(table.c.hash).order_by(table.c.seq.desc()).limit(1)
    return count, connection.execute(latest).scalar() or _START_OF_CHAIN


_HASHED = ("id", "at", "actor", "action", "object", "result", "origin", "basis", "person",
           "correlation_id", "previous_hash")  # fmt: skip


def _hash(row: dict[str, object]) -> bytes:
    parts = [_canonical(row[name]) for name in _HASHED]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).digest()


def _canonical(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, datetime):
        # One zone and one precision: the same whatever zone the driver answers in.
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value)
