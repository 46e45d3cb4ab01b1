"""Tables of what people type at the workbench: forms in which they were interrupted, and notes."""

from typing import Final

from sqlalchemy import (
    Column,
    DateTime,
    ForeignKey,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from notifier.storage.metadata import METADATA

DRAFT: Final = Table(
    "draft",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("zaak_id", ForeignKey("zaak.id"), nullable=False),
    Column("subject", Text, nullable=False),  # the provider's id of whose draft it is
    Column("form", Text, nullable=False),
    Column("fields", LargeBinary, nullable=False),  # sealed: free text about people
    Column("updated_at", DateTime(timezone=True), nullable=False, index=True),
    UniqueConstraint("zaak_id", "subject", "form"),
)

NOTE: Final = Table(
    # What somebody wants the next reader of a case to know. Never changed; a mistake is followed
    # by another note.
    "zaak_note",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("zaak_id", ForeignKey("zaak.id"), nullable=False, index=True),
    Column("subject", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),  # sealed
    Column("at", DateTime(timezone=True), nullable=False),
)
