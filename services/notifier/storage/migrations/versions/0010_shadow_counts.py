"""Counts of shadow cases, which stay when the cases are erased.

Code of before can run beside it; what it erases is not counted.

Revision ID: 0010
Revises: 0009
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "shadow_count",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("municipality", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "what IN ('zaak_skip', 'zaak_notify', 'zaak_hold', 'brief', 'ontvangstbericht',"
            " 'vlag_rvdk', 'vlag_ca_ika')",
            name=op.f("ck_shadow_count_what"),
        ),
        sa.PrimaryKeyConstraint("day", "municipality", "what", name=op.f("pk_shadow_count")),
    )
