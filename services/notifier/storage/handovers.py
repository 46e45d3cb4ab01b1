"""Tables of flags and transfers: one row per event that goes to one recipient."""

from enum import StrEnum
from typing import Final

from sqlalchemy import (
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    and_,
    literal_column,
)

from foundation.work import WORK_COLUMNS
from notifier.decision.outcome import Flag
from notifier.handover.handover_state import UNCONFIRMED, HandoverState
from notifier.storage.metadata import METADATA, one_of


class HandoverKind(StrEnum):
    """What the recipient is told."""

    FLAGGED = "gevlagd"
    ESCALATED = "geescaleerd"
    WITHDRAWN = "ingetrokken"
    TRANSFERRED = "overgedragen"


class TransferGround(StrEnum):
    """Why a case goes to Ca IKA (workflow A8)."""

    OBJECTION = "bezwaar"
    OWN_JUDGEMENT = "eigen_oordeel"


class ReturnCode(StrEnum):
    """Why Ca IKA gives a case back."""

    NOT_OURS = "niet_voor_ca_ika"
    INCOMPLETE = "pakket_onvolledig"
    NO_APPLICATION = "geen_verzoek"
    RETURNED = "kind_terug"
    OTHERWISE = "anders"


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

TO_CONFIRM: Final = and_(
    HANDOVER.c.kind == literal_column("'overgedragen'"),
    HANDOVER.c.handover_state.in_([literal_column(f"'{state}'") for state in sorted(UNCONFIRMED)]),
)
"""A transfer of which nobody at the recipient has said yet that they have it."""

Index("ix_handover_to_confirm", HANDOVER.c.zaak_id, postgresql_where=TO_CONFIRM)

HANDOVER_PACKAGE: Final = Table(
    "handover_package",
    METADATA,
    # That of the transfer it goes with; whose row also says the state and the case.
    Column("id", ForeignKey("handover.id"), primary_key=True),
    Column("ground", Text, nullable=False),
    Column("made_by", Text, nullable=False),  # subject of a person
    Column("made_at", DateTime(timezone=True), nullable=False),
    # What it was made of, to tell whether there is anything new since.
    Column("facts_id", Uuid, nullable=False),
    Column("version", Integer, nullable=False),
    # Sealed, and never changed: a trigger refuses all but erasing them.
    Column("content", LargeBinary),
    Column("pdf", LargeBinary),
    Column("content_hash", LargeBinary(32), nullable=False),
    # Until when the recipient has to say that they have it.
    Column("confirm_by", DateTime(timezone=True), nullable=False),
    Column("escalated_at", DateTime(timezone=True)),
    Column("confirmed_at", DateTime(timezone=True)),
    Column("confirmed_by", Text),  # subject of a person, or OIN of a system
    Column("returned_at", DateTime(timezone=True)),
    Column("returned_by", Text),
    Column("return_code", Text),
    Column("return_note", LargeBinary),  # sealed: free text
    one_of("ground", TransferGround),
    one_of("return_code", ReturnCode),
)
