"""Table of the stop switch: every turn of it, the newest says how it stands."""

from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, DateTime, Identity, Table, Text

from notifier.storage.metadata import METADATA

STOP_CHANGE: Final = Table(
    "stop_change",
    METADATA,
    Column("number", BigInteger, Identity(always=True), primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("stopped", Boolean, nullable=False),
    # What a person gave as reason, or a code of ours. Never anything about a case.
    Column("reason", Text, nullable=False),
    Column("actor", Text, nullable=False),
)
