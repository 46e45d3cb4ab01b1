"""Tables of how cases ended, and what that means for later cases of the same people."""

from typing import Final

from sqlalchemy import (
    Column,
    DateTime,
    ForeignKey,
    Index,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from notifier.cases.case_outcome import CaseOutcome
from notifier.decision.facts import HistoryKind, ReportedBy
from notifier.storage.metadata import METADATA, one_of

ZAAK_OUTCOME: Final = Table(
    "zaak_outcome",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("zaak_id", ForeignKey("zaak.id"), nullable=False, index=True),
    Column("outcome", Text, nullable=False),
    Column("closed_by", Text, nullable=False),  # OIN
    Column("role", Text, nullable=False),
    Column("closed_at", DateTime(timezone=True), nullable=False),
    # The same role took it back, or something new reopened the case.
    Column("undone_at", DateTime(timezone=True)),
    one_of("outcome", CaseOutcome),
    one_of("role", ReportedBy),
)
Index(
    "uq_zaak_outcome_stands",
    ZAAK_OUTCOME.c.zaak_id,
    unique=True,
    postgresql_where=ZAAK_OUTCOME.c.undone_at.is_(None),
)

HISTORY: Final = Table(
    "history",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("zaak_id", ForeignKey("zaak.id"), nullable=False, index=True),
    # From which departure (a withdrawn declaration), or from which outcome of a case.
    Column("departure_id", Uuid),
    Column("outcome_id", ForeignKey("zaak_outcome.id"), index=True),
    Column("person_index", LargeBinary(32), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    UniqueConstraint("zaak_id", "person_index", "kind", "at"),
    one_of("kind", HistoryKind),
)
