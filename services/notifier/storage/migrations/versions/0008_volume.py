"""What left lately, for the volume breaker.

Code of before can run beside it: what it sends is not counted.

Revision ID: 0008
Revises: 0007
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "left_lately",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("municipality", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('letter', 'flag')", name=op.f("ck_left_lately_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_left_lately")),
    )
    op.create_index(op.f("ix_left_lately_kind_at"), "left_lately", ["kind", "at"])
    op.create_index(
        op.f("ix_left_lately_kind_municipality_at"), "left_lately", ["kind", "municipality", "at"]
    )
