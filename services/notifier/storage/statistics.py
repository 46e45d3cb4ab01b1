"""Tables of figures for policy: numbers by month, and what was published. Nothing about a case."""

from enum import StrEnum
from typing import Final

from sqlalchemy import Column, Date, DateTime, Integer, Table, Text
from sqlalchemy.dialects.postgresql import JSONB

from notifier.storage.metadata import METADATA, one_of


class Stream(StrEnum):
    """Whether anything could leave. Each has tables of its own, and nothing adds them up."""

    REAL = "werkelijk"
    SHADOW = "proef"


STATISTIC_COUNT: Final = Table(
    # Written for a case once: when its quarter is closed, or right before it is erased.
    "statistic_count",
    METADATA,
    # The first day of the month in which the cases were opened.
    Column("month", Date, primary_key=True),
    Column("stream", Text, primary_key=True),
    # A cell of ``statistics/tables``, or a country.
    Column("cell", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    one_of("stream", Stream),
)

STATISTIC_EDITION: Final = Table(
    # Figures as they were published; they are never published again.
    "statistic_edition",
    METADATA,
    Column("period", Text, primary_key=True),
    Column("stream", Text, primary_key=True),
    Column("published_at", DateTime(timezone=True), nullable=False),
    # Of the method: figures of two methods cannot be compared as if they were one.
    Column("method", Integer, nullable=False),
    # What is shown, rounded, by cell. What is not in it is hidden.
    Column("cells", JSONB, nullable=False),
    one_of("stream", Stream),
)
