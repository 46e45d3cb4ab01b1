"""We as a subscriber of the BRP API Gebeurtenissen, and whom we follow there.

Code of before can run beside it: it follows nobody.

Revision ID: 0010
Revises: 0009
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

WORK_STATES = "state IN ('READY', 'DONE', 'REFUSED', 'NEEDS_REVIEW', 'HELD')"


def upgrade() -> None:
    """Create both tables."""
    op.create_table(
        "subscriber",
        *_work_columns(),
        sa.Column("connection", sa.Text(), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cursor", sa.Text(), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("missed_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("quiet_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscriber")),
        sa.CheckConstraint(WORK_STATES, name=op.f("ck_subscriber_state")),
        sa.UniqueConstraint("connection", name=op.f("uq_subscriber_connection")),
    )
    op.create_index(
        op.f("ix_subscriber_state_next_attempt_at_id"),
        "subscriber",
        ["state", "next_attempt_at", "id"],
    )
    op.create_table(
        "subscription",
        *_work_columns(),
        sa.Column("person", sa.LargeBinary(32), nullable=False),
        sa.Column("connection", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("bsn", sa.LargeBinary(), nullable=False),
        sa.Column("wanted", sa.Boolean(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscription")),
        sa.CheckConstraint(WORK_STATES, name=op.f("ck_subscription_state")),
        sa.UniqueConstraint(
            "person", "connection", "kind", name=op.f("uq_subscription_person_connection_kind")
        ),
    )
    op.create_index(
        op.f("ix_subscription_state_next_attempt_at_id"),
        "subscription",
        ["state", "next_attempt_at", "id"],
    )


def _work_columns() -> list[sa.Column[object]]:
    return [
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
    ]
