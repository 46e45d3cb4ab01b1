"""Table of flags: one row per event that goes to one recipient."""

from enum import StrEnum
from typing import Final

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
)

from foundation.work import WORK_COLUMNS
from notifier.decision.outcome import Flag
from notifier.handover.handover_state import HandoverState
from notifier.storage.metadata import METADATA, one_of


class HandoverKind(StrEnum):
    """What the recipient is told."""

    FLAGGED = "gevlagd"
    ESCALATED = "geescaleerd"
    WITHDRAWN = "ingetrokken"


RAISING: Final = frozenset({HandoverKind.FLAGGED, HandoverKind.ESCALATED})
"""An escalation is a flag as well: for the lead of the recipient's team."""

HANDOVER: Final = Table(
    "handover",
    METADATA,
    *WORK_COLUMNS(),  # the id is also the id of the event, the same at every delivery
    Column("zaak_id", ForeignKey("zaak.id"), nullable=False, index=True),
    Column("recipient", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("round", Integer, nullable=False),
    Column("handover_state", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    # Under which the event left, written before it does.
    Column("grondslag", Text),
    Column("artikel", Text),
    UniqueConstraint("zaak_id", "recipient", "kind", "round"),
    one_of("recipient", Flag),
    one_of("kind", HandoverKind),
    one_of("handover_state", HandoverState),
)

STUCK_FLAG: Final = HANDOVER.c.handover_state == literal_column("'needs_review'")
"""Written out, not as a parameter: else a prepared statement could not use the index."""

Index("ix_handover_stuck", HANDOVER.c.zaak_id, postgresql_where=STUCK_FLAG)
