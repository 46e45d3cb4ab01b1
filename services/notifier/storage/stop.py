"""Tables of the stop switch (every turn; the newest says how it stands) and of what left lately."""

from enum import StrEnum
from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Identity,
    Index,
    Integer,
    Table,
    Text,
    Uuid,
)

from notifier.storage.metadata import METADATA, one_of


class LeftKind(StrEnum):
    """What is counted apart."""

    LETTER = "letter"
    FLAG = "flag"
    HINT = "hint"


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

LEFT: Final = Table(
    "left_lately",
    METADATA,
    # That of the message or the handover: an attempt more is not a letter more.
    Column("id", Uuid, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("municipality", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    one_of("kind", LeftKind),
    Index(None, "kind", "at"),
    Index(None, "kind", "municipality", "at"),
)

LEFT_HOURLY: Final = Table(
    # How many left in each full hour; of hours in which nothing did there is no row.
    "left_hourly",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("hour", DateTime(timezone=True), primary_key=True),
    Column("number", Integer, nullable=False),
    one_of("kind", LeftKind),
)

NORMAL: Final = Table(
    # What is ordinary in a busy hour; a kind of which too little is known yet has NULL.
    "normal_volume",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("per_hour", Integer),
    Column("learnt_at", DateTime(timezone=True), nullable=False),
    one_of("kind", LeftKind),
)
