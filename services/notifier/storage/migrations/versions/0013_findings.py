"""What persons found about gezag, and the work of handing that over.

Code of before can run beside it; it cannot take a finding, and hands none over.

Revision ID: 0013
Revises: 0012
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

WORK_STATES = "state IN ('READY', 'DONE', 'REFUSED', 'NEEDS_REVIEW', 'HELD')"
KINDS = "kind IN ('bevestigd', 'gecorrigeerd')"
SOURCES = "source IN ('gezagsregister', 'beschikking', 'akte', 'anders')"
SENDERS = (
    "sender_role IN ('parent', 'municipality', 'veilig_thuis', 'police', 'rvdk', 'ca_ika', 'gi', "
    "'court', 'school')"
)


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "finding",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("departure_id", sa.Uuid(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("sender_role", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("correlation_id", sa.Text(), nullable=False),
        sa.CheckConstraint(KINDS, name=op.f("ck_finding_kind")),
        sa.CheckConstraint(SOURCES, name=op.f("ck_finding_source")),
        sa.CheckConstraint(SENDERS, name=op.f("ck_finding_sender_role")),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_finding_zaak_id_zaak")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sa.UniqueConstraint("sender", "reference", name=op.f("uq_finding_sender_reference")),
        sa.UniqueConstraint(
            "departure_id", "found_at", name=op.f("uq_finding_departure_id_found_at")
        ),
    )
    op.create_index(op.f("ix_finding_zaak_id"), "finding", ["zaak_id"])
    op.create_table(
        "finding_handover",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("next_attempt_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_token", sa.Uuid(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("correlation_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finding_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(WORK_STATES, name=op.f("ck_finding_handover_state")),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["finding.id"], name=op.f("fk_finding_handover_finding_id_finding")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding_handover")),
    )
    op.create_index(op.f("ix_finding_handover_finding_id"), "finding_handover", ["finding_id"])
    op.create_index(
        op.f("ix_finding_handover_state_next_attempt_at_id"),
        "finding_handover",
        ["state", "next_attempt_at", "id"],
    )
