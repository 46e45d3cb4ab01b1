"""The tables of the sources: what they brought that nobody can read, and what we ask of them."""

from typing import Final

from sqlalchemy import Column, DateTime, Integer, LargeBinary, Table, Text, UniqueConstraint, Uuid

from brp_adapter.storage.tables import METADATA

# What a known sender brought and nobody here can read: kept for a person to look at.
UNREADABLE: Final = Table(
    "unreadable",
    METADATA,
    Column("id", Uuid, primary_key=True),
    # Name of the connected source, ours.
    Column("connection", Text, nullable=False),
    Column("sender", Text, nullable=False),
    Column("format", Text, nullable=False),
    # What is wrong: members and codes, never a value.
    Column("reason", Text, nullable=False),
    Column("content_hash", LargeBinary(32), nullable=False),
    Column("content", LargeBinary, nullable=False),
    # A sender that repeats itself every minute fills one row, not a table.
    Column("times", Integer, nullable=False, server_default="1"),
    Column("correlation_id", Text, nullable=False),
    Column("first_at", DateTime(timezone=True), nullable=False),
    Column("last_at", DateTime(timezone=True), nullable=False, index=True),
    # Ended by an operator; comes back when it is sent again.
    Column("looked_at", DateTime(timezone=True)),
    UniqueConstraint("connection", "content_hash"),
)

# Of a source that already has as many there as are kept: that more came, and how many.
NOT_KEPT: Final = Table(
    "unreadable_not_kept",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("connection", Text, nullable=False, unique=True),
    Column("format", Text, nullable=False),
    Column("times", Integer, nullable=False, server_default="1"),
    Column("correlation_id", Text, nullable=False),
    Column("first_at", DateTime(timezone=True), nullable=False),
    Column("last_at", DateTime(timezone=True), nullable=False),
)
