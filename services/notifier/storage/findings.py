"""Tables of what persons found about gezag, and of handing that over to the adapter."""

from enum import StrEnum
from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from contracts.messages.finding import FindingKind, FindingSource
from foundation.work import WORK_COLUMNS
from notifier.decision.facts import ReportedBy
from notifier.storage.metadata import METADATA, one_of

FINDING: Final = Table(
    "finding",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("zaak_id", ForeignKey("zaak.id"), nullable=False, index=True),
    Column("departure_id", Uuid, nullable=False),
    Column("sender", Text, nullable=False),  # OIN
    Column("sender_role", Text, nullable=False),
    Column("reference", Text, nullable=False),  # the sender's own
    Column("content_hash", LargeBinary(32), nullable=False),
    Column("kind", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),  # sealed: the gezag that was found
    # Tells it from every other about this departure, here and in the facts that rest on it.
    Column("found_at", DateTime(timezone=True), nullable=False),
    Column("withdrawn_at", DateTime(timezone=True)),
    Column("correlation_id", Text, nullable=False),
    UniqueConstraint("sender", "reference"),
    UniqueConstraint("departure_id", "found_at"),
    one_of("kind", FindingKind),
    one_of("source", FindingSource),
    one_of("sender_role", ReportedBy),
)

FINDING_HANDOVER: Final = Table(
    "finding_handover",
    METADATA,
    # One row when it was made and one when it was taken back; both carry all there is by then.
    *WORK_COLUMNS(),
    Column("finding_id", ForeignKey("finding.id"), nullable=False, index=True),
)


class FindingAct(StrEnum):
    """What a person did at the workbench."""

    MADE = "gedaan"
    WITHDRAWN = "ingetrokken"


class ProposalState(StrEnum):
    """Of a finding that names somebody from outside the case: a second person looks first."""

    PROPOSED = "voorgesteld"
    CONFIRMED = "bevestigd"
    REFUSED = "afgewezen"
    TAKEN_BACK = "teruggenomen"


FINDING_ENTRY: Final = Table(
    # Which document a person of the workbench saw, of when, and what they wrote with it.
    "finding_entry",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("finding_id", ForeignKey("finding.id"), nullable=False, index=True),
    Column("act", Text, nullable=False),
    Column("subject", Text, nullable=False),  # the provider's id of the person
    Column("role", Text, nullable=False),
    Column("second_subject", Text),
    Column("content", LargeBinary, nullable=False),  # sealed
    Column("at", DateTime(timezone=True), nullable=False),
    one_of("act", FindingAct),
    CheckConstraint("second_subject <> subject", "two_people"),
)

FINDING_PROPOSAL: Final = Table(
    "finding_proposal",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("zaak_id", ForeignKey("zaak.id"), nullable=False, index=True),
    Column("departure_id", Uuid, nullable=False),
    Column("state", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),  # sealed: the finding and what was written
    Column("at", DateTime(timezone=True), nullable=False),
    Column("decided_by", Text),
    Column("decided_at", DateTime(timezone=True)),
    Column("why", LargeBinary),  # sealed: what the second person wrote
    Column("finding_id", ForeignKey("finding.id")),
    one_of("state", ProposalState),
)
