"""Tables of what providers say afterwards, and of what is asked of them."""

from typing import Final

from sqlalchemy import Column, DateTime, Index, Table, Text, UniqueConstraint, Uuid

from foundation.work import WORK_COLUMNS
from notifier.receipts.word import Medium, Provider, Word
from notifier.storage.metadata import METADATA, one_of

RECEIPT: Final = Table(
    # One row per word that was ever said; ``created_at`` is when it came in. Nothing about people:
    # the address to which something went is dropped before anything is kept.
    "receipt",
    METADATA,
    *WORK_COLUMNS(),
    Column("provider", Text, nullable=False),
    Column("medium", Text, nullable=False),
    Column("provider_id", Text, nullable=False),
    # Ours: the id of the message, the hint or the call. NULL when the provider named none.
    Column("reference", Uuid, index=True),
    Column("status", Text, nullable=False),
    # By the provider's clock: when it took the message in, and when it came to this status.
    Column("taken_at", DateTime(timezone=True)),
    Column("status_at", DateTime(timezone=True)),
    UniqueConstraint("provider", "provider_id", "status"),
    one_of("provider", Provider),
    one_of("medium", Medium),
)

AWAITED: Final = Table(
    # What a provider has and has not said its last word about. The id is that of the message, the
    # hint or the call; due: when it is asked about again.
    "awaited",
    METADATA,
    *WORK_COLUMNS(),
    Column("medium", Text, nullable=False),
    Column("provider_id", Text, nullable=False),
    Column("sent_at", DateTime(timezone=True), nullable=False),
    Column("word", Text, nullable=False),
    one_of("medium", Medium),
    one_of("word", Word),
)

Index("ix_awaited_medium_sent_at", AWAITED.c.medium, AWAITED.c.sent_at)
