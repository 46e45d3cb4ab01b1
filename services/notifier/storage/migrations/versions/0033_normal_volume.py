"""How many left in each hour, what is ordinary by that, and when what is stuck got stuck.

Code of before can run beside it.

Revision ID: 0033
Revises: 0032
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

KINDS = "kind IN ('letter', 'flag', 'hint')"


def upgrade() -> None:
    """Create both tables and the index."""
    op.create_table(
        "left_hourly",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("hour", sa.DateTime(timezone=True), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint(KINDS, name=op.f("ck_left_hourly_kind")),
        sa.PrimaryKeyConstraint("kind", "hour", name=op.f("pk_left_hourly")),
    )
    op.create_table(
        "normal_volume",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("per_hour", sa.Integer()),
        sa.Column("learnt_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(KINDS, name=op.f("ck_normal_volume_kind")),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_normal_volume")),
    )
    op.create_index(
        "ix_message_stuck_since",
        "message",
        ["updated_at"],
        postgresql_where=sa.text("message_state IN ('needs_review', 'refused', 'undeliverable')"),
    )
