"""Table of the codes by which a holder opens a message: a keyed hash, never the code."""

from typing import Final

from sqlalchemy import Column, DateTime, ForeignKey, LargeBinary, Table, Uuid

from notifier.storage.metadata import METADATA

REPLY_CODE: Final = Table(
    "reply_code",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("hash", LargeBinary(32), nullable=False, unique=True),
    Column("message_id", ForeignKey("message.id"), nullable=False, index=True),
    # Dates of birth of the children of the message, as they stood; of one length whoever they are.
    Column("births", LargeBinary, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
)
