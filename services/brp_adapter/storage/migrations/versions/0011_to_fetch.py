"""What a source only points at, until it was fetched.

Code of before can run beside it: it takes nothing that must be fetched, as it did.

Revision ID: 0011
Revises: 0010
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

WORK_STATES = "state IN ('READY', 'DONE', 'REFUSED', 'NEEDS_REVIEW', 'HELD')"


def upgrade() -> None:
    """Add the table of work, and that of other content under a known id."""
    op.create_table(
        "to_fetch",
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
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(WORK_STATES, name=op.f("ck_to_fetch_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_to_fetch")),
        sa.UniqueConstraint("source", "external_id", name=op.f("uq_to_fetch_source_external_id")),
    )
    op.create_index(
        op.f("ix_to_fetch_state_next_attempt_at_id"),
        "to_fetch",
        ["state", "next_attempt_at", "id"],
    )
    op.create_table(
        "to_fetch_conflict",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("inbox_id", sa.Uuid(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("correlation_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_to_fetch_conflict")),
        sa.UniqueConstraint(
            "inbox_id",
            "content_hash",
            name=op.f("uq_to_fetch_conflict_inbox_id_content_hash"),
        ),
    )
