"""What a person found about the gezag over a child.

Code of before can run beside it; it does not see what was found.

Revision ID: 0006
Revises: 0005
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "finding",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("departure", sa.Uuid(), nullable=False),
        sa.Column("child", sa.LargeBinary(32), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sa.ForeignKeyConstraint(
            ["departure"], ["departure.id"], name=op.f("fk_finding_departure_departure")
        ),
    )
    op.create_index(op.f("ix_finding_departure"), "finding", ["departure"])
    op.create_index(op.f("ix_finding_child"), "finding", ["child"])
