"""Tables of what one shift leaves to the next: notes, and who read them."""

from typing import Final

from sqlalchemy import Column, DateTime, ForeignKey, LargeBinary, Table, Text, Uuid

from notifier.storage.metadata import METADATA

SHIFT_NOTE: Final = Table(
    "shift_note",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("subject", Text, nullable=False),  # the provider's id of who wrote it
    Column("content", LargeBinary, nullable=False),  # sealed: free text, perhaps about people
    Column("at", DateTime(timezone=True), nullable=False, index=True),
)

SHIFT_NOTE_READ: Final = Table(
    "shift_note_read",
    METADATA,
    Column("note_id", ForeignKey("shift_note.id", ondelete="CASCADE"), primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
)
