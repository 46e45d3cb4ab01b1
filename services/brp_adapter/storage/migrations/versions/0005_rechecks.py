"""Departures are looked at again, and an answer about gezag that nobody needs goes.

Code of before can run beside it. What it keeps meanwhile is looked at again when news comes.

Revision ID: 0005
Revises: 0004
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

WORK_STATES = "state IN ('READY', 'DONE', 'REFUSED', 'NEEDS_REVIEW', 'HELD')"


def upgrade() -> None:
    """Create the table and the columns."""
    op.create_table(
        "recheck",
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
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("unanswered", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recheck")),
        sa.ForeignKeyConstraint(["id"], ["departure.id"], name=op.f("fk_recheck_id_departure")),
        sa.CheckConstraint(WORK_STATES, name=op.f("ck_recheck_state")),
        sa.CheckConstraint("why IN ('all_depart', 'finding')", name=op.f("ck_recheck_why")),
    )
    op.create_index(
        op.f("ix_recheck_state_next_attempt_at_id"), "recheck", ["state", "next_attempt_at", "id"]
    )
    op.add_column("departure", sa.Column("told", sa.LargeBinary(length=32), nullable=True))
    op.add_column("departure", sa.Column("awaited_until", sa.Date(), nullable=True))
    op.add_column(
        "departure_person", sa.Column("seen_gone_at", sa.DateTime(timezone=True), nullable=True)
    )
    op.add_column("snapshot", sa.Column("source", sa.Text(), server_default="brp", nullable=False))
