"""Tables of what partner organisations reported. What it says and about whom is sealed."""

from enum import StrEnum
from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from notifier.decision.facts import ReportedBy
from notifier.storage.metadata import METADATA, one_of

REPORT: Final = Table(
    "report",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("sender", Text, nullable=False),  # OIN
    Column("sender_role", Text, nullable=False),
    Column("reference", Text, nullable=False),  # the sender's own
    Column("content_hash", LargeBinary(32), nullable=False),
    Column("content", LargeBinary, nullable=False),  # sealed: kind, whose report, persons
    # Apart from the content: they change after it came in.
    Column("credible", Boolean, nullable=False),
    Column("checked", Boolean, nullable=False),
    Column("withdrawn_at", DateTime(timezone=True)),
    Column("received_at", DateTime(timezone=True), nullable=False),
    Column("updated_at", DateTime(timezone=True), nullable=False),
    Column("correlation_id", Text, nullable=False),
    UniqueConstraint("sender", "reference"),
    one_of("sender_role", ReportedBy),
)

REPORT_PERSON: Final = Table(
    "report_person",
    METADATA,
    Column("report_id", ForeignKey("report.id"), primary_key=True),
    Column("person_index", LargeBinary(32), primary_key=True, index=True),
)


class EntryAct(StrEnum):
    """What a person did to a report at the workbench."""

    ENTERED = "gemeld"
    MARKED = "beoordeeld"
    WITHDRAWN = "ingetrokken"


REPORT_ENTRY: Final = Table(
    # What a person of the workbench did to a report, and what they wrote with it: who called, which
    # document was seen, why it was taken back.
    "report_entry",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("report_id", ForeignKey("report.id"), nullable=False, index=True),
    Column("act", Text, nullable=False),
    Column("subject", Text, nullable=False),  # the provider's id of the person
    Column("role", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),  # sealed
    Column("at", DateTime(timezone=True), nullable=False),
    one_of("act", EntryAct),
)
