"""Table of looks at what is hidden: one row for each time somebody asked to see it, and why."""

from typing import Final

from sqlalchemy import Column, DateTime, ForeignKey, LargeBinary, Table, Text, Uuid

from notifier.cases.reveal_reason import RevealReason
from notifier.storage.metadata import METADATA, one_of

REVEAL: Final = Table(
    "reveal",
    METADATA,
    # Drawn when the form was shown: one form shows something once.
    Column("id", Uuid, primary_key=True),
    Column("zaak_id", ForeignKey("zaak.id"), nullable=False, index=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", Text, nullable=False),
    Column("reason", Text, nullable=False),
    # What the person wrote beside the reason; sealed.
    Column("explanation", LargeBinary),
    one_of("reason", RevealReason),
)
